import { type Cell, csv } from '../platform/csv.ts';
import { valueName } from '../promise/pledge/names.ts';
import type { ClauseRecord, Count, FiguresRecord } from './figures-record.ts';
import type { Visit } from './visit.ts';
import { percentOf } from './words.ts';

/** A row of the table: a clause over the whole span, or over one of its months. */
interface Line {
  readonly letter: FiguresRecord['letter'];
  readonly clause: ClauseRecord;
  readonly kind: 'whole' | 'month';
  readonly from: string;
  readonly to: string;
  /** Null for clauses that the software does not count. */
  readonly count: Count | null;
}

type Column = keyof Visit['texts']['download']['columns'];
type Breach = NonNullable<ClauseRecord['lastBreach']>;

const minutes = (seconds: number): number => Math.floor(seconds / 60);

/** Per cent with one decimal, cut off as on the page. */
const perCent = (share: number): number => Number(percentOf(share));

const ofWhole = ({ kind }: Line, value: Cell): Cell => (kind === 'whole' ? value : null);

const ofBreach = (line: Line, read: (breach: Breach) => Cell): Cell =>
  ofWhole(line, line.clause.lastBreach && read(line.clause.lastBreach));

/** Of a clause that is told in words the counts say nothing. */
const counted = ({ clause, count }: Line): Count | null => (clause.inWords === null ? count : null);

/** In the order of the columns. */
const CELLS = (visit: Visit): Readonly<Record<Column, (line: Line) => Cell>> => ({
  letter: ({ letter }) => letter.title,
  version: ({ letter }) => letter.version,
  number: ({ clause }) => clause.number,
  clause: ({ clause }) => clause.id,
  section: ({ clause }) => clause.section,
  promise: ({ clause }) => clause.text,
  how: ({ clause }) => clause.how,
  target: ({ clause }) => perCent(clause.target),
  kind: ({ kind }) => visit.texts.download.kinds[kind],
  from: ({ from }) => from,
  to: ({ to }) => to,
  kept: (line) => counted(line)?.kept ?? null,
  broken: (line) => counted(line)?.broken ?? null,
  running: (line) => counted(line)?.running ?? null,
  paused: ({ count }) => count?.notCounted.paused ?? null,
  rate: (line) => {
    const rate = counted(line)?.rate ?? null;
    return rate === null ? null : perCent(rate);
  },
  state: ({ count }) => (count ? visit.texts.state[count.state] : visit.texts.figures.notCounted),
  withdrawn: ({ count }) => count?.notCounted.withdrawn ?? null,
  merged: ({ count }) => count?.notCounted.merged ?? null,
  relabelled: ({ count }) => count?.notCounted.relabelled ?? null,
  median: (line) => {
    const { medianSeconds: seconds } = line.clause;
    return ofWhole(line, seconds === null ? null : minutes(seconds));
  },
  inWords: (line) => ofWhole(line, line.clause.inWords),
  worst: (line) => {
    const { longestOverrunSeconds: seconds } = line.clause;
    return ofWhole(line, seconds === null ? null : minutes(seconds));
  },
  breachDue: (line) => ofBreach(line, ({ dueAt }) => dueAt),
  breachReference: (line) => ofBreach(line, ({ reference }) => reference),
  breachChannel: (line) =>
    ofBreach(line, ({ channel }) => channel && valueName('channel', channel)[visit.locale]),
  breachLate: (line) => ofBreach(line, ({ overdueSeconds }) => minutes(overdueSeconds)),
  breachDone: (line) => ofBreach(line, ({ stoppedAt }) => stoppedAt),
});

/** The figures as a table for spreadsheets: for each clause a row for the whole span, then one for each month of it. */
export function figuresTable(visit: Visit, { letter, clauses, from, to }: FiguresRecord): string {
  const lines = clauses.flatMap((clause): Line[] => [
    { letter, clause, kind: 'whole', from, to, count: clause.whole },
    ...clause.months.map(
      (count): Line => ({ letter, clause, kind: 'month', from: count.from, to: count.to, count }),
    ),
  ]);
  const cells = CELLS(visit);
  const names = Object.keys(cells) as Column[];
  const { columns } = visit.texts.download;
  return csv([
    names.map((name) => columns[name]),
    ...lines.map((line) => names.map((name) => cells[name](line))),
  ]);
}
