import { formatInstant, type Instant } from '../platform/time.ts';
import { describeMeasure } from '../promise/pledge/describe.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { clauseSentence, wordsIn } from '../promise/pledge/phrase.ts';
import { besideInWords } from '../prove/compliance/beside-words.ts';
import type { LastBreach } from '../prove/compliance/last-breach.ts';
import type { NotCounted } from '../prove/compliance/not-counted.ts';
import type { Span } from '../prove/compliance/period.ts';
import type { Tally } from './deps.ts';
import { facts, judged, type StateName, stateOf, titleIn } from './figure.ts';
import type { Judged } from './headline.ts';
import type { LetterFigures } from './letter-figures.ts';
import type { Visit } from './visit.ts';

/** What a clause came to over some days. */
export interface Count extends Span, Tally {
  readonly state: StateName;
  readonly notCounted: NotCounted;
}

/** A letter's figures as they are handed out: the same that its page shows. */
export function figuresRecord(visit: Visit, letter: PublishedPledge, all: LetterFigures) {
  const { id, version, pledge, publishedAt } = letter;
  const { compliance, span } = all.recent;
  return {
    letter: {
      id,
      version,
      title: titleIn(pledge, visit.locale),
      promisor: pledge.promisor.name,
      publishedAt: formatInstant(publishedAt, pledge.calendar.timezone),
      effective: pledge.effective ?? null,
    },
    ...span,
    at: compliance.at,
    clauses: judged(pledge, compliance).map((one, index) => ({
      number: index + 1,
      ...clauseRecord(visit, one, all),
    })),
  };
}

export type FiguresRecord = ReturnType<typeof figuresRecord>;
export type ClauseRecord = FiguresRecord['clauses'][number];

function clauseRecord(visit: Visit, { clause, figures }: Judged, all: LetterFigures) {
  const { locale, timeZone, now } = visit;
  const breach = all.lastBreach(clause.id);
  const { measured, target, said, comparison, medianSeconds, beside } = figures;
  const whole = count(all.recent.span, figures, stateOf(figures), all.notCounted(clause.id));
  return {
    id: clause.id,
    section: wordsIn(clause, 'section', locale) ?? null,
    text: clauseSentence(clause, locale),
    how: describeMeasure(clause, locale),
    measure: figures.measure,
    limit: figures.limit,
    target,
    /** Whether the software counts this kind of clause; the counts of others mean nothing. */
    measured,
    /** What it comes to, for clauses of which counts of kept and broken say nothing. */
    inWords: said === null ? null : facts(visit, figures)[0]!,
    medianSeconds,
    comparison,
    beside: { ...beside, said: besideInWords(beside, figures.applicable, locale) },
    whole: measured ? whole : null,
    months: measured
      ? figures.periods.map((month) => count(month, month, month.verdict, all.notCounted(clause.id, month)))
      : [],
    longestOverrunSeconds: figures.worst?.overdueSeconds ?? null,
    lastBreach: breach ? breachRecord(breach, timeZone, now) : null,
  };
}

const count = (
  { from, to }: Span,
  { applicable, kept, broken, running, rate }: Tally,
  state: StateName,
  notCounted: NotCounted,
): Count => ({ from, to, applicable, kept, broken, running, rate, state, notCounted });

function breachRecord(
  { reference, channel, dueAt, stoppedAt, after }: LastBreach,
  zone: string,
  now: Instant,
) {
  return {
    reference,
    channel,
    dueAt: formatInstant(dueAt, zone),
    stoppedAt: stoppedAt === null ? null : formatInstant(stoppedAt, zone),
    overdueSeconds: Math.floor(((stoppedAt ?? now) - dueAt) / 1000),
    after: after.map(({ type, at }) => ({ type, at: formatInstant(at, zone) })),
  };
}
