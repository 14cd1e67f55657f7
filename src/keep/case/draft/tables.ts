declare module '../../../platform/sql.ts' {
  interface Database {
    draft: {
      org_id: number;
      case_id: number;
      staff_id: number;
      deed: string;
      body: string;
      files: string[];
      sending: boolean;
      changed_at: TimestampColumn;
    };
  }
}

export {};
