import fc from 'fast-check';
import {
  BLANKS,
  CLOCK_MEASURES,
  type Clause,
  type Draft,
  type DraftClause,
  EVIDENCE,
  GATE_MEASURES,
  PARTY_TYPES,
  PERIODS,
  type Pledge,
  RATIO_MEASURES,
  SCOPE_FIELDS,
  SCOPE_VALUES,
} from './pledge.ts';

const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      '是',
      'yes',
      'null',
      '1',
      '1e3',
      '- a',
      'a: b',
      '#',
      '"',
      '2026-01-01',
      '0x1f',
      'a\nb',
      '&a',
      '*a',
      '!t',
    ),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.includes('{{') && !text.startsWith('__'));

/** Leaves a member out instead of setting it to undefined. */
const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((one): Record<string, T> => (one === undefined ? {} : { [key]: one }));

const scope = fc
  .tuple(
    ...SCOPE_FIELDS.map((field) => {
      const known: readonly string[] | null = SCOPE_VALUES[field];
      return optional(
        field,
        fc.uniqueArray(known ? fc.constantFrom(...known) : words, { minLength: 1, maxLength: 3 }),
      );
    }),
  )
  .map((parts) => Object.assign({}, ...parts));

const share = fc.oneof(
  fc.constantFrom(0, 1, 0.98, 0.9917),
  fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
  fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
);
const limit = fc.record({
  count: fc.integer({ min: 1, max: 30_000 }),
  unit: fc.constantFrom('m', 'h', 'wm', 'wh', 'd', 'wd'),
});
const count = fc.integer({ min: 1, max: 1_000_000 });

const amount = fc.integer({ min: 1, max: 1_000_000_000 }).map((cents) => cents / 100);
const day = fc.constantFrom('2026-01-01', '2026-03-31');
const list = fc.array(words, { minLength: 1, maxLength: 3 });
const evidence = fc.uniqueArray(fc.constantFrom(...EVIDENCE), { minLength: 1 });

const measured = fc.oneof(
  fc.record({ measure: fc.constantFrom(...CLOCK_MEASURES), limit, target: share }),
  fc.record({
    measure: fc.constantFrom(...CLOCK_MEASURES),
    limit,
    target: share,
    range: fc.constant({
      limit: [
        { count: 1, unit: 'h' },
        { count: 72, unit: 'h' },
      ],
    }),
  }),
  fc.record({ measure: fc.constant('supervision'), limit, target: share, channel: words }),
  fc.record({ measure: fc.constantFrom(...RATIO_MEASURES, ...GATE_MEASURES), target: share }),
  fc.record({
    measure: fc.constantFrom(...GATE_MEASURES),
    activity: words,
    activityEn: words,
    every: fc.constantFrom(...PERIODS),
    count,
    trainingHours: count,
    evidence,
    target: share,
    range: fc.constant({ trainingHours: [8, 50], count: [1, 2] }),
  }),
  fc.record({ measure: fc.constant('green-channel'), evidence, amount, target: share }),
  fc.record({
    measure: fc.constant('statement'),
    activity: words,
    every: fc.constantFrom(...PERIODS),
    count,
    channel: words,
    evidence,
    target: fc.constant(1),
  }),
  fc.record({ measure: fc.constant('parity'), of: fc.constantFrom(...CLOCK_MEASURES), target: share }),
  fc.record({
    measure: fc.constant('duty'),
    activity: words,
    activityEn: words,
    every: fc.constantFrom(...PERIODS),
    count,
    indicators: count,
    amount,
    evidence,
    target: share,
    range: fc.constant({ count: [1, 12], amount: [1, 1e9], target: [0.9, 1] }),
  }),
  fc.record({
    measure: fc.constant('roster'),
    count,
    hours: fc.constantFrom('24x7', { 'mon-fri': ['09:00-12:00'] }),
    target: fc.constant(1),
  }),
  fc.record({
    measure: fc.constant('milestone'),
    due: day,
    deliverables: list,
    evidence,
    target: fc.constant(1),
  }),
  fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }).map((pairs) => ({
    measure: 'milestone',
    phase: { from: '2026-01-01', to: '2026-01-31' },
    deliverables: pairs.map(([zh]) => zh),
    deliverablesEn: pairs.map(([, en]) => en),
    target: 1,
  })),
  fc.record({
    measure: fc.constant('milestone'),
    phase: fc.constant({ from: '2026-01-01', to: '2026-03-31' }),
    target: fc.constant(1),
  }),
);

/** Lists in both languages, member for member. */
const twins = (key: string) =>
  fc
    .option(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }), { nil: undefined })
    .map((pairs) =>
      pairs ? { [key]: pairs.map(([zh]) => zh), [`${key}En`]: pairs.map(([, en]) => en) } : {},
    );

const clause = (id: string): fc.Arbitrary<Clause> =>
  fc
    .tuple(
      fc.record({ text: words, scope }),
      ...['textEn', 'section', 'sectionEn', 'owner', 'ownerEn', 'indicator', 'indicatorEn'].map((key) =>
        optional(key, words),
      ),
      twins('conditions'),
      twins('exclusions'),
      optional('multiple', amount),
      optional('rows', fc.constantFrom(['F5'], ['L1', 'P6'])),
      measured,
    )
    .map((parts) => templated(Object.assign({ id }, ...parts)));

/** Every number that the clause has stands in its sentences as well. */
function templated(clause: Clause): Clause {
  const blanks = BLANKS.filter((name) => clause[name] !== undefined).map((name) => `{{${name}}}`);
  const { text, textEn } = clause;
  return {
    ...clause,
    text: [text, ...blanks].join('，'),
    ...(textEn !== undefined && { textEn: [...blanks, textEn].join(', ') }),
  };
}

/** Letters with everything in them that a letter may hold. */
export const anyPledge: fc.Arbitrary<Pledge> = fc
  .tuple(
    fc.record({
      title: words,
      promisor: fc
        .tuple(fc.record({ name: words }), optional('type', fc.constantFrom(...PARTY_TYPES)))
        .map((parts) => Object.assign({}, ...parts)),
      calendar: fc.constantFrom(
        { timezone: 'Asia/Shanghai', hours: '24x7', holidays: 'none' },
        {
          timezone: 'Europe/Berlin',
          hours: { 'mon-fri': ['09:00-12:00', '13:30-24:00'], sat: ['09:00-10:00'] },
          holidays: ['2026-01-01'],
          workdays: ['2026-01-03'],
          overrides: { '2026-02-16': ['09:00-12:00'], '2026-02-17': [] },
        },
      ),
      clauses: fc
        .integer({ min: 1, max: 4 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => clause(`clause-${i}`)))),
    }),
    optional('titleEn', words),
    optional(
      'recipient',
      fc.oneof(fc.record({ name: words }), fc.record({ name: words, type: fc.constantFrom(...PARTY_TYPES) })),
    ),
    optional(
      'effective',
      fc
        .tuple(
          fc.constant({ from: '2026-01-01' }),
          optional('to', fc.constantFrom('2026-01-01', '2027-12-31')),
        )
        .map((parts) => Object.assign({}, ...parts)),
    ),
  )
  // Records come without a prototype, which is no property of a letter.
  .map((parts) => structuredClone(Object.assign({}, ...parts)));

/** A letter with some of its numbers, words and days taken out. */
export const anyDraft = fc.tuple(anyPledge, fc.func(fc.boolean())).map(([letter, open]): Draft => {
  const blanks = {
    limit: '__wd',
    target: '__%',
    count: '__',
    indicators: '__',
    multiple: '__',
    amount: '__',
    due: '__',
  };
  return {
    ...letter,
    promisor: open('name') ? { name: '__' } : letter.promisor,
    ...(letter.effective && { effective: open('from') ? { from: '__' } : letter.effective }),
    clauses: letter.clauses.map((one, index) => {
      const taken = Object.entries(blanks).filter(([key]) => key in one && open(index, key));
      return { ...one, ...Object.fromEntries(taken) } as DraftClause;
    }),
  };
});
