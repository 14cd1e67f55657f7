import { FIELD_NAMES, valueName } from '../names.ts';
import { CLOCK_MEASURES, type ScopeField } from '../pledge.ts';
import type { Clock, Found, Letter, Rule } from './finding.ts';
import { intersect, KNOWN, regionOf, valuesIn, without } from './region.ts';

/** The fields by which letters divide their cases into kinds with limits of their own. */
const DIVIDING: readonly ScopeField[] = ['urgency', 'complexity', 'nature'];

/** Limits told kind by kind, with a kind left out: simple and complex matters, but no major ones. */
export const kindLeftOut: Rule = {
  name: 'kind-left-out',
  severity: 'hint',
  *find(letter) {
    for (const measure of CLOCK_MEASURES) {
      const clocks = letter.clocks.filter((one) => one.measure === measure);
      for (const field of DIVIDING) yield* leftOut(letter, clocks, field);
    }
  },
};

function* leftOut(letter: Letter, clocks: readonly Clock[], field: ScopeField): Iterable<Found> {
  const dividing = clocks.filter(({ scope }) => scope[field] !== undefined);
  if (new Set(dividing.map(({ scope }) => String(scope[field]))).size < 2) return;
  const whole = dividing.flatMap(({ scope: { [field]: _, ...others } }) => regionOf(others));
  const left = without(
    intersect(whole, KNOWN),
    clocks.flatMap(({ scope }) => regionOf(scope)),
  );
  const values = valuesIn(left, field).filter(
    (value) => !dividing.some(({ scope }) => scope[field]!.includes(value)),
  );
  if (values.length === 0) return;
  const places = letter.place(...dividing);
  const names = values.map((value) => valueName(field, value));
  yield {
    clauses: dividing,
    member: 'scope',
    sentence: {
      zh: `${places.zh}按${FIELD_NAMES[field].zh}分别写了时限，没有写“${names.map(({ zh }) => zh).join('、')}”的。`,
      en: `The limits of ${places.en} go by ${FIELD_NAMES[field].en}; there is none for: ${names.map(({ en }) => en).join(', ')}.`,
    },
    remedy: { zh: '请补上一条，或放宽其中一条的范围。', en: 'Add a clause, or widen the scope of one.' },
  };
}
