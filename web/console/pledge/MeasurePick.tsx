import {
  CLOCK_MEASURES,
  GATE_MEASURES,
  MEASURES,
  type Measure,
  RATIO_MEASURES,
} from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';

const GROUPS = [
  ['clocks', CLOCK_MEASURES],
  ['shares', RATIO_MEASURES],
  ['gates', GATE_MEASURES],
  ['others', MEASURES.slice(CLOCK_MEASURES.length + RATIO_MEASURES.length + GATE_MEASURES.length)],
] as const;

interface Props {
  readonly label: string;
  readonly value: Measure;
  write(measure: Measure): void;
}

/** How a promise is measured, out of all the ways there are. */
export function MeasurePick({ label, value, write }: Props) {
  const t = useTexts().pledge.editor;
  return (
    <label className="row">
      {label}
      <select value={value} onChange={({ target }) => write(target.value as Measure)}>
        {GROUPS.map(([group, measures]) => (
          <optgroup key={group} label={t.group[group]}>
            {measures.map((measure) => (
              <option key={measure} value={measure}>
                {t.measures[measure]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
