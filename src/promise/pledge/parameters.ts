import { type Limit, parseLimit } from '../calendar/limit.ts';
import { guessLimit } from './guess.ts';
import { type Inspection, type Mapping, type Path, spelled } from './inspection.ts';
import {
  CLOCK_MEASURES,
  type Clause,
  GATE_MEASURES,
  type Measure,
  PERIODS,
  RATIO_MEASURES,
} from './pledge.ts';
import { parseShare } from './share.ts';
import * as texts from './texts.ts';

/** The kinds of measures that take different parameters. */
type Kind = 'clock' | 'ratio' | 'gate' | 'parity' | 'duty' | 'other';

const KINDS = new Map<string, Kind>([
  ...CLOCK_MEASURES.map((measure) => [measure, 'clock'] as const),
  ...RATIO_MEASURES.map((measure) => [measure, 'ratio'] as const),
  ...GATE_MEASURES.map((measure) => [measure, 'gate'] as const),
  ['parity', 'parity'],
  ['duty', 'duty'],
]);

interface Rule<T> {
  /** The kinds of measures that may have it. */
  readonly fits: readonly Kind[];
  /** The kinds that must have it. */
  readonly needs: readonly Kind[];
  readonly example: string;
  read(inspection: Inspection, raw: unknown, path: Path): T | undefined;
}

type Parameters = Required<Pick<Clause, 'limit' | 'target' | 'of' | 'activity' | 'every' | 'count'>>;

const RULES: { readonly [K in keyof Parameters]: Rule<Parameters[K]> } = {
  limit: { fits: ['clock'], needs: ['clock'], example: 'limit: 30m', read: readLimit },
  // A gap between online and offline has no natural default; everything else promises 100 % unless it says less.
  target: {
    fits: ['clock', 'ratio', 'parity', 'duty', 'gate', 'other'],
    needs: ['parity'],
    example: 'target: 10%',
    read: readTarget,
  },
  of: {
    fits: ['parity'],
    needs: ['parity'],
    example: 'of: first-response',
    read: (inspection, raw, path) => inspection.choice(raw, path, CLOCK_MEASURES),
  },
  activity: {
    fits: ['duty', 'gate', 'other'],
    needs: ['duty'],
    example: 'activity: 满意度调查',
    read: (inspection, raw, path) => inspection.words(raw, path, 'activity: 满意度调查'),
  },
  every: {
    fits: ['duty', 'ratio', 'gate', 'other'],
    needs: ['duty'],
    example: 'every: month',
    read: (inspection, raw, path) => inspection.choice(raw, path, PERIODS),
  },
  count: { fits: ['duty', 'gate', 'other'], needs: [], example: 'count: 3', read: readCount },
};

/** What a measure takes beside the words: a clock its limit, a duty its activity, period and count. */
export function readParameters(
  inspection: Inspection,
  measure: Measure | undefined,
  fields: Mapping,
  path: Path,
): Partial<Parameters> {
  // Without a known measure nobody can say what fits; the values themselves are still looked at.
  const kind = measure === undefined ? undefined : (KINDS.get(measure) ?? 'other');
  const found: Record<string, unknown> = kind === 'duty' ? { count: 1 } : {};
  for (const [key, rule] of Object.entries(RULES) as [keyof Parameters, Rule<unknown>][]) {
    const raw = fields[key];
    const at = [...path, key];
    if (raw === undefined) {
      if (kind && rule.needs.includes(kind)) inspection.report(at, needed(key, measure!, rule.example));
    } else if (kind && !rule.fits.includes(kind)) {
      inspection.report(at, key === 'limit' ? texts.limitUnwanted(measure!) : texts.unwanted(key, measure!));
    } else {
      const value = rule.read(inspection, raw, at);
      if (value !== undefined) found[key] = value;
    }
  }
  return found;
}

const needed = (key: string, measure: string, example: string) =>
  key === 'limit' ? texts.limitMissing(measure) : texts.neededBy(key, measure, example);

function readLimit(inspection: Inspection, raw: unknown, path: Path): Limit | undefined {
  const text = spelled(raw);
  return (
    (typeof raw === 'string' ? parseLimit(text) : undefined) ??
    inspection.report(path, texts.limitUnread(text, guessLimit(text)))
  );
}

function readTarget(inspection: Inspection, raw: unknown, path: Path): number | undefined {
  return parseShare(raw) ?? inspection.report(path, texts.badTarget);
}

function readCount(inspection: Inspection, raw: unknown, path: Path): number | undefined {
  const count = typeof raw === 'string' && /^\d{1,9}$/.test(raw.trim()) ? Number(raw) : raw;
  return Number.isSafeInteger(count) && (count as number) >= 1
    ? (count as number)
    : inspection.report(path, texts.badCount);
}
