import type { EventType } from '../keep/case/event.ts';
import { formatInstant, type Instant } from '../platform/time.ts';
import type { ScopeField } from '../promise/pledge/pledge.ts';
import { trainingOf } from './bank.ts';

/** A line of a history file before it is written down, with what an import keeps beyond the verdicts' needs. */
export type HistoryRecord = Readonly<Partial<Record<ScopeField, string>>> & {
  readonly case: string;
  /** RFC 3339 with offset. */
  readonly at: string;
  readonly type: EventType;
  readonly title?: string;
  /** What the user wrote, or was told. */
  readonly body?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** Name of the person who got the case. */
  readonly assignee?: string;
  /** Name of the person who did it; absent for the user. */
  readonly by?: string;
  readonly reason?: string;
  /** Hours of training behind whoever did it. */
  readonly trained?: number | null;
  readonly score?: number;
  readonly solved?: boolean;
  readonly into?: string;
};

/** What a line says besides which case, when and what happened. */
export type Said = Omit<HistoryRecord, 'case' | 'at' | 'type'>;

export const TIME_ZONE = 'Asia/Shanghai';

/** Steps for which one has to be trained. */
const CORE: ReadonlySet<EventType> = new Set(['started', 'plan_sent', 'replied']);

/** Collects the events of one case. Each comes at least a few seconds after the one before. */
export class Journal {
  readonly number: string;
  readonly events: { at: Instant; type: EventType; said: Said }[] = [];

  constructor(number: string) {
    this.number = number;
  }

  get last(): Instant {
    return this.events.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  }

  /** @returns the moment at which it was written down: the one asked for, or shortly after the event before. */
  add(at: Instant, type: EventType, said: Said = {}): Instant {
    const moment = Math.max(Math.round(at / 1000) * 1000, this.last + 7_000);
    this.events.push({ at: moment, type, said });
    return moment;
  }

  /** The lines of everything that had happened by then. */
  linesUntil(until: Instant): HistoryRecord[] {
    return this.events
      .filter(({ at }) => at <= until)
      .map(({ at, type, said }) => ({
        case: this.number,
        at: formatInstant(at, TIME_ZONE),
        type,
        ...said,
        ...(said.by !== undefined && CORE.has(type) && { trained: trainingOf(said.by) }),
      }));
  }
}
