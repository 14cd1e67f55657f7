import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import type { StepKind } from '../../../src/promise/calendar/explain.ts';
import type { Texts } from '../texts/zh.ts';
import { spell } from '../time/say.ts';
import { civil } from '../time/zone.ts';

type Clock = StaffCaseView['clocks'][number];
type Step = Clock['explanation'][number];

/** A line of "why this deadline": when, what, and what it used of the limit. */
export interface Reason {
  readonly when: string;
  readonly what: string;
  readonly used: string;
  /** Does not count towards the limit. */
  readonly idle: boolean;
}

const BY_TIME: ReadonlySet<string> = new Set<StepKind>(['working-time', 'natural-time', 'paused']);

function days({ time }: Texts, from: string, to: string): string {
  const first = civil(from);
  const last = civil(Date.parse(to) - 1);
  const name = time.date(first.month, first.date);
  if (last.day <= first.day) return `${name} ${time.weekday[first.weekday]}`;
  if (last.month === first.month) return time.dates(first.month, first.date, last.date);
  return time.span(name, time.date(last.month, last.date));
}

function hours({ time }: Texts, from: string, to: string): string {
  const start = civil(from);
  const end = civil(to);
  const name = time.date(start.month, start.date);
  if (start.day === end.day) return time.at(name, `${start.clock}–${end.clock}`);
  return `${time.at(name, start.clock)} – ${time.at(time.date(end.month, end.date), end.clock)}`;
}

/** The steps to a clock's deadline in words, from the start to the deadline itself. */
export function reasons(texts: Texts, clock: Clock): Reason[] {
  const { case: t, time } = texts;
  const unit = clock.limit.replace(/^\d+/, '');
  const byDay = unit === 'd' || unit === 'wd';
  const sayCounted = (counted: number) =>
    byDay ? t.countedDays(String(counted)) : spell(texts, counted, true);
  const exactly = (instant: string) => {
    const { month, date, exact } = civil(instant);
    return time.at(time.date(month, date), exact);
  };
  const kind = (step: Step) => (t.explain as Readonly<Record<string, string>>)[step.kind] ?? step.kind;
  const begin: Reason = {
    when: exactly(clock.startedAt),
    what: texts.words.startOf[clock.measure],
    used: t.start,
    idle: false,
  };
  const lines = clock.explanation.map((step): Reason => {
    if (step.kind === 'due')
      return {
        when: exactly(step.to),
        what: texts.words.measure[clock.measure],
        used: t.explain.due,
        idle: false,
      };
    return {
      when:
        BY_TIME.has(step.kind) && !byDay ? hours(texts, step.from, step.to) : days(texts, step.from, step.to),
      what: kind(step),
      used: step.counted > 0 ? sayCounted(step.counted) : t.notCounted,
      idle: step.counted === 0,
    };
  });
  return [begin, ...lines];
}
