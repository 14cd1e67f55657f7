declare module '../../platform/sql.ts' {
  interface Database {
    milestone_alarm: {
      org_id: number;
      pledge_id: number;
      clause_id: string;
      deliverable: string;
      percent: number;
      fired_at: TimestampColumn;
    };
  }
}

export {};
