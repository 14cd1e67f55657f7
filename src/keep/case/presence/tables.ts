declare module '../../../platform/sql.ts' {
  interface Database {
    presence: {
      org_id: number;
      case_id: number;
      staff_id: number;
      writing: boolean;
      seen_at: TimestampColumn;
    };
  }
}

export {};
