import type { Generated } from 'kysely';
import type { TemplateName } from './catalogue.ts';
import type { DeliveryState, DestinationKind } from './delivery.ts';

declare module '../../platform/sql.ts' {
  interface Database {
    notice: {
      org_id: number;
      id: Generated<number>;
      reason: string;
      recipient: string;
      case_id: number | null;
      staff_id: number | null;
      unit_id: number | null;
      template: TemplateName;
      data: Record<string, string>;
      at: TimestampColumn;
      planned: Generated<boolean>;
      read_at: NullableTimestampColumn;
    };
    delivery: {
      org_id: number;
      notice_id: number;
      /** `mail`, `wechat`, `sms`, or `destination` and its id. */
      channel: string;
      address: string | null;
      destination_id: number | null;
      state: Generated<DeliveryState>;
      attempts: Generated<number>;
      next_at: NullableTimestampColumn;
      sent_at: NullableTimestampColumn;
      fault: string | null;
    };
    destination: {
      org_id: number;
      id: Generated<number>;
      kind: DestinationKind;
      name: string;
      url: string;
      secret: string | null;
      unit_id: number | null;
      active: Generated<boolean>;
    };
    notice_preference: {
      org_id: number;
      staff_id: number;
      template: TemplateName;
      mail: boolean;
    };
    opt_out: {
      org_id: number;
      /** HMAC of the address: it is not kept that somebody at an address asked for silence. */
      address_digest: string;
      at: TimestampColumn;
    };
  }
}
