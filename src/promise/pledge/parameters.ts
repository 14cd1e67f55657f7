import { readHours } from './calendar.ts';
import { isTurned, readDate } from './date.ts';
import type { Inspection, Mapping, Path } from './inspection.ts';
import { readList } from './list.ts';
import { type NumberName, readNumber } from './numbers.ts';
import {
  CLOCK_MEASURES,
  type DraftClause,
  EVIDENCE,
  GATE_MEASURES,
  type Measure,
  PERIODS,
  type Phase,
  RATIO_MEASURES,
} from './pledge.ts';
import * as texts from './texts.ts';

/** The kinds of measures that take different parameters. */
type Kind = 'clock' | 'ratio' | 'gate' | 'parity' | 'duty' | 'roster' | 'milestone' | 'other';

const KINDS = new Map<string, Kind>([
  ...CLOCK_MEASURES.map((measure) => [measure, 'clock'] as const),
  ...RATIO_MEASURES.map((measure) => [measure, 'ratio'] as const),
  ...GATE_MEASURES.map((measure) => [measure, 'gate'] as const),
  ['parity', 'parity'],
  ['duty', 'duty'],
  ['roster', 'roster'],
  ['milestone', 'milestone'],
]);

interface Rule<T> {
  /** The kinds of measures, or single measures, that may have it; without it, all. */
  readonly fits?: readonly (Kind | Measure)[];
  /** The kinds that must have it. */
  readonly needs?: readonly Kind[];
  readonly example: string;
  read(inspection: Inspection, raw: unknown, path: Path): T | undefined;
}

const UNTIMED = ['duty', 'roster', 'milestone', 'other'] as const;

type Parameter =
  | NumberName
  | 'of'
  | 'activity'
  | 'every'
  | 'evidence'
  | 'hours'
  | 'due'
  | 'phase'
  | 'deliverables'
  | 'channel';

const RULES: { readonly [K in Parameter]: Rule<NonNullable<DraftClause[K]>> } = {
  limit: { fits: ['clock'], needs: ['clock'], example: 'limit: 30m', read: number('limit') },
  // A gap between online and offline has no natural default; everything else promises 100 % unless it says less.
  target: { needs: ['parity'], example: 'target: 10%', read: number('target') },
  of: {
    fits: ['parity'],
    needs: ['parity'],
    example: 'of: first-response',
    read: (inspection, raw, path) => inspection.choice(raw, path, CLOCK_MEASURES),
  },
  activity: {
    fits: [...UNTIMED, 'gate'],
    needs: ['duty'],
    example: 'activity: 满意度调查',
    read: (inspection, raw, path) => inspection.words(raw, path, 'activity: 满意度调查'),
  },
  every: {
    fits: [...UNTIMED, 'ratio', 'gate'],
    needs: ['duty'],
    example: 'every: month',
    read: (inspection, raw, path) => inspection.choice(raw, path, PERIODS),
  },
  count: { fits: [...UNTIMED, 'gate'], example: 'count: 3', read: number('count') },
  indicators: { fits: UNTIMED, example: 'indicators: 8', read: number('indicators') },
  multiple: { example: 'multiple: 2', read: number('multiple') },
  amount: { fits: UNTIMED, example: 'amount: 500000', read: number('amount') },
  trainingHours: { fits: ['gate', 'duty'], example: 'trainingHours: 50', read: number('trainingHours') },
  evidence: { fits: [...UNTIMED, 'gate'], example: 'evidence: [minutes, report]', read: readEvidence },
  hours: { fits: ['roster'], example: 'hours: 24x7', read: readHours },
  due: { fits: ['milestone'], example: 'due: 2026-03-31', read: readDate },
  phase: { fits: ['milestone'], example: 'phase: { from: 2026-01-01, to: 2026-03-31 }', read: readPhase },
  deliverables: { fits: ['milestone'], example: 'deliverables: [服务清单]', read: readDeliverables },
  channel: {
    fits: ['supervision', 'statement'],
    example: 'channel: 0571-12345',
    read: (inspection, raw, path) => inspection.words(raw, path, 'channel: 0571-12345'),
  },
};

export const PARAMETERS = Object.keys(RULES) as Parameter[];

/** What a measure takes beside the words: a clock its limit, a duty its activity, period and count. */
export function readParameters(
  inspection: Inspection,
  measure: Measure | undefined,
  fields: Mapping,
  path: Path,
): Partial<DraftClause> {
  // Without a known measure nobody can say what fits; the values themselves are still looked at.
  const kind = measure === undefined ? undefined : (KINDS.get(measure) ?? 'other');
  const found: Record<string, unknown> = kind === 'duty' ? { count: 1 } : {};
  for (const [key, rule] of Object.entries(RULES) as [Parameter, Rule<unknown>][]) {
    const raw = fields[key];
    const at = [...path, key];
    const fits = !kind || !rule.fits || rule.fits.includes(kind) || rule.fits.includes(measure!);
    if (raw === undefined) {
      if (kind && rule.needs?.includes(kind)) inspection.report(at, needed(key, measure!, rule.example));
    } else if (!fits) {
      inspection.report(at, key === 'limit' ? texts.limitUnwanted(measure!) : texts.unwanted(key, measure!));
    } else {
      const value = rule.read(inspection, raw, at);
      if (value !== undefined) found[key] = value;
    }
  }
  if (found.due !== undefined && found.phase !== undefined)
    inspection.report([...path, 'due'], texts.dueAndPhase);
  return found;
}

const needed = (key: string, measure: string, example: string) =>
  key === 'limit' ? texts.limitMissing(measure) : texts.neededBy(key, measure, example);

function number<K extends NumberName>(name: K): Rule<NonNullable<DraftClause[K]>>['read'] {
  return (inspection, raw, path) =>
    readNumber(inspection, name, raw, path) as NonNullable<DraftClause[K]> | undefined;
}

function readEvidence(inspection: Inspection, raw: unknown, path: Path) {
  return readList(inspection, raw, path, (one, at) => inspection.choice(one, at, EVIDENCE));
}

function readDeliverables(inspection: Inspection, raw: unknown, path: Path) {
  return readList(inspection, raw, path, (one, at) => inspection.words(one, at, 'deliverables: [服务清单]'));
}

function readPhase(inspection: Inspection, raw: unknown, path: Path): Phase | undefined {
  const fields = inspection.fields(raw, path, ['from', 'to']);
  if (!fields) return undefined;
  const from = readDate(inspection, fields.from, [...path, 'from']);
  const to = readDate(inspection, fields.to, [...path, 'to']);
  if (from === undefined || to === undefined) return undefined;
  return isTurned(from, to) ? inspection.report([...path, 'to'], texts.endsBeforeItBegins) : { from, to };
}
