import type { Department } from '../bank.ts';

/** What one person tells: possible titles (separated by `|`), the body, and answers that fit. `{slots}` are filled in per case. */
export type Tale = readonly [titles: string, body: string, ...replies: string[]];

/** What people write about. */
export interface Topic {
  readonly id: string;
  /** How often it comes up, compared with the others. */
  readonly weight: number;
  readonly kind: 'enquiry' | 'complaint' | 'fault' | 'suggestion' | 'praise' | 'report';
  readonly nature?: 'technical';
  readonly urgency?: 'urgent' | 'abnormal';
  readonly complexity?: 'complex' | 'major';
  readonly category: string;
  /** Absent: the branch that the writer names. */
  readonly unit?: Department;
  /** Who is more likely to write this. */
  readonly segment?: 'elderly' | 'disabled' | 'vip';
  /** More often on the days on which wages are paid. */
  readonly salary?: true;
  /** Where it usually comes in; absent: anywhere. */
  readonly channels?: readonly (
    | 'web'
    | 'app'
    | 'wechat'
    | 'email'
    | 'phone'
    | 'social'
    | 'counter'
    | 'post'
  )[];
  /** The matter as a noun, for what the bank writes. */
  readonly about: string;
  readonly tales: readonly Tale[];
  /** What is missing when the bank has to ask. */
  readonly asks?: readonly string[];
}
