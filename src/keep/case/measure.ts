import type { ClockMeasure } from '../../promise/pledge/pledge.ts';
import type { EventType } from './event.ts';

interface ClockRule {
  readonly starts: EventType;
  readonly stops: readonly EventType[];
  /** Stands still while the case waits for the user. */
  readonly pauses: boolean;
  /** One clock for each request, instead of one for each case. */
  readonly perRequest: boolean;
}

const rule = (starts: EventType, stops: EventType[], traits: Partial<ClockRule> = {}): ClockRule => ({
  starts,
  stops,
  pauses: false,
  perRequest: false,
  ...traits,
});

/** From which event to which each clock measure runs. */
export const CLOCK_RULES: Readonly<Record<ClockMeasure, ClockRule>> = {
  registration: rule('received', ['registered']),
  dispatch: rule('registered', ['dispatched']),
  'first-response': rule('received', ['responded', 'replied']),
  'investigation-start': rule('dispatched', ['started']),
  'initial-plan': rule('received', ['plan_sent', 'replied']),
  coordination: rule('coordination_requested', ['coordinated'], { perRequest: true }),
  'coordination-plan': rule('coordination_requested', ['plan_sent'], { perRequest: true }),
  'first-handling': rule('received', ['started', 'responded', 'replied']),
  resolution: rule('received', ['replied'], { pauses: true }),
  archiving: rule('replied', ['archived']),
  'second-review': rule('appealed', ['replied'], { pauses: true, perRequest: true }),
  supervision: rule('reported', ['verified']),
  'counter-wait': rule('taken', ['called']),
  'guide-sync': rule('published', ['confirmed']),
};
