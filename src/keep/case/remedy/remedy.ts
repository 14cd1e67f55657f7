import type { Role } from '../../../people/staff/role.ts';
import type { Instant } from '../../../platform/time.ts';

/** What may be offered to make something good (ISO 10002:2018, annex on remedies). The first ones cost no money. */
export const REMEDY_KINDS = [
  'apology',
  'explanation',
  'redo',
  'repair',
  'replacement',
  'refund',
  'fee-waiver',
  'voucher',
  'gift',
  'compensation',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

const PAID: ReadonlySet<RemedyKind> = new Set(['refund', 'fee-waiver', 'voucher', 'gift', 'compensation']);

/** Whether a remedy is an amount of money, or worth one. */
export const isPaid = (kind: RemedyKind): boolean => PAID.has(kind);

/** A hundredth of a yuan: money is never anything but a whole number of these. */
export type Fen = number;

/** What is more is a slip of the pen. */
export const MOST_FEN: Fen = 100_000_000_00;

/** Who can approve what: the highest amount for each role; null is any amount. */
export type Limits = Readonly<Record<ApprovingRole, Fen | null>>;
export const APPROVING_ROLES = ['agent', 'manager', 'administrator'] as const;
type ApprovingRole = (typeof APPROVING_ROLES)[number];

/** Whether someone of a role may approve an amount. What costs nothing may be approved by everybody who works on cases. */
export function mayApprove(limits: Limits, role: Role, amountFen: Fen | null): boolean {
  if (!(APPROVING_ROLES as readonly Role[]).includes(role)) return false;
  const limit = limits[role as ApprovingRole];
  return amountFen === null || limit === null || amountFen <= limit;
}

/** How a kind of remedy is handled where the organisation has not said otherwise. */
export interface Rule {
  readonly limits: Limits;
  /** By when it is delivered once approved, as in a pledge. */
  readonly within: string;
  readonly active: boolean;
}

const LIMITS: Limits = { agent: 200_00, manager: 5_000_00, administrator: null };

export const firstRule = (kind: RemedyKind): Rule => ({
  limits: LIMITS,
  within: kind === 'apology' || kind === 'explanation' ? '3wd' : isPaid(kind) ? '7wd' : '5wd',
  active: true,
});

/** An amount in yuan with two decimals: 1,234.50. */
export function yuan(amountFen: Fen): string {
  const whole = Math.trunc(amountFen / 100);
  return `${String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${String(amountFen % 100).padStart(2, '0')}`;
}

/** What events about a remedy say. */
export interface RemedyData {
  /** Which one. */
  readonly remedy?: number;
  /** `remedy_proposed` */
  readonly remedyKind?: RemedyKind;
  readonly amountFen?: Fen;
  /** `remedy_approved`: by when it is promised. */
  readonly promisedBy?: Instant;
}

/** proposed → refused, or promised → delivered. Only people among staff see what was proposed or refused. */
export type RemedyState = 'proposed' | 'refused' | 'promised' | 'delivered';

export interface Remedy {
  readonly id: number;
  readonly kind: RemedyKind;
  readonly amountFen: Fen | null;
  readonly state: RemedyState;
  readonly proposedBy: number | null;
  readonly dueAt: Instant | null;
  readonly deliveredAt: Instant | null;
  /** The user says that it has not arrived, since it was last said to have been delivered. */
  readonly missed: boolean;
}

interface RemedyEvent extends RemedyData {
  readonly type: string;
  readonly at: Instant;
  readonly staffId: number | null;
}

/** The remedies of a case, as its events tell. */
export function remediesOf(events: readonly RemedyEvent[]): Remedy[] {
  const remedies = new Map<number, Remedy>();
  for (const event of events) {
    const { remedy: id } = event;
    if (id === undefined) continue;
    const before = remedies.get(id) ?? proposed(id, event);
    remedies.set(id, { ...before, ...after(event) });
  }
  return [...remedies.values()];
}

const proposed = (id: number, { remedyKind, amountFen, staffId }: RemedyEvent): Remedy => ({
  id,
  kind: remedyKind!,
  amountFen: amountFen ?? null,
  state: 'proposed',
  proposedBy: staffId,
  dueAt: null,
  deliveredAt: null,
  missed: false,
});

function after({ type, at, promisedBy }: RemedyEvent): Partial<Remedy> {
  switch (type) {
    case 'remedy_refused':
      return { state: 'refused' };
    case 'remedy_approved':
      return { state: 'promised', dueAt: promisedBy! };
    case 'remedy_delivered':
      return { state: 'delivered', deliveredAt: at, missed: false };
    case 'remedy_missed':
      return { missed: true };
    default:
      return {};
  }
}
