import type { LimitUnit } from '../../../src/promise/calendar/limit.ts';
import { type Empty, isEmpty, unitOf } from '../../../src/promise/pledge/blank.ts';
import type { BlankName, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { DayField, NumberField, numberIn, Pick, WordsField } from './Field.tsx';

interface Props {
  readonly clause: DraftClause;
  readonly name: BlankName;
  /** The number of the clause in the letter, from 1. */
  readonly number: number;
  /** Whether it stands below the sentence, where no words of the letter tell what it is counted in. */
  readonly beside?: boolean;
  write(change: Partial<DraftClause>): void;
}

/** A blank of a clause, filled in where it stands. */
export function Hole({ clause, name, number, beside = false, write }: Props) {
  const { pledge, drafting } = useTexts();
  const t = pledge.editor;
  const label = t.inClause(t.blank[name], number);
  const value = clause[name];
  if (name === 'limit')
    return <LimitHole label={label} value={clause.limit!} write={(limit) => write({ limit })} />;
  if (name === 'target')
    return (
      <span className="with-unit">
        <NumberField
          label={label}
          value={hundredfold(numberIn(clause.target))}
          write={(percent) => write({ target: percent === undefined ? '__%' : shareOf(percent) })}
        />
        %
      </span>
    );
  if (name === 'due') return <DayField label={label} value={clause.due!} write={(due) => write({ due })} />;
  if (name === 'phase') {
    const { from, to } = clause.phase!;
    return (
      <span className="with-unit">
        <DayField
          label={`${label} · ${t.firstDay}`}
          value={from}
          write={(day) => write({ phase: { from: day, to } })}
        />
        {t.until}
        <DayField
          label={`${label} · ${t.lastDay}`}
          value={to}
          write={(day) => write({ phase: { from, to: day } })}
        />
      </span>
    );
  }
  if (name === 'channel')
    return <WordsField label={label} value={clause.channel!} write={(channel) => write({ channel })} />;
  return (
    <span className="with-unit">
      <NumberField
        label={label}
        whole={name === 'count' || name === 'indicators' || name === 'trainingHours'}
        value={numberIn(value as number | Empty)}
        write={(filled) => write({ [name]: filled ?? '__' })}
      />
      {name === 'amount' && t.yuan}
      {beside && name === 'count' && drafting.unitsOf[clause.measure === 'roster' ? 'people' : 'times']}
      {beside && name === 'indicators' && drafting.unitsOf.indicators}
      {beside && name === 'multiple' && drafting.unitsOf.multiple}
      {beside && name === 'trainingHours' && drafting.unitsOf.hours}
    </span>
  );
}

const hundredfold = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Number((share * 100).toPrecision(12));
const shareOf = (percent: number): number => Number((percent / 100).toPrecision(12));

function LimitHole({
  label,
  value,
  write,
}: {
  label: string;
  value: NonNullable<DraftClause['limit']>;
  write(limit: NonNullable<DraftClause['limit']>): void;
}) {
  const { pledge } = useTexts();
  const t = pledge.editor;
  const empty = isEmpty(value);
  const unit = (empty ? unitOf(value) : value.unit) as LimitUnit | '';
  const choices = listed(t.unit);
  return (
    <span className="with-unit">
      <NumberField
        label={label}
        whole
        value={empty ? undefined : value.count}
        write={(count) => write(count === undefined ? `__${unit}` : { count, unit: unit || 'wd' })}
      />
      <Pick
        label={`${label} · ${t.unitOf}`}
        value={unit}
        choices={unit === '' ? [{ value: '', label: t.chooseUnit }, ...choices] : choices}
        write={(next) => write(empty ? `__${next}` : { count: value.count, unit: next as LimitUnit })}
      />
    </span>
  );
}
