import { CLOCK_MEASURES, type DraftClause, EVIDENCE, PERIODS } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { put } from './change.ts';
import { Lines } from './Lines.tsx';
import { addable, needs, type Particular, removable, takesEvidence } from './particulars.ts';
import { WeekHours } from './WeekHours.tsx';

interface Props {
  readonly clause: DraftClause;
  write(clause: DraftClause, about?: string): void;
}

/** What the measure of a clause is told beside the numbers in its sentence. */
export function MeasureFields({ clause, write }: Props) {
  const { pledge, drafting } = useTexts();
  const t = pledge.editor;
  return (
    <>
      <div className="pair">
        {clause.measure === 'parity' && (
          <label className="row">
            {t.of}
            <select
              value={clause.of}
              onChange={({ target }) =>
                write({ ...clause, of: target.value as (typeof CLOCK_MEASURES)[number] })
              }
            >
              {CLOCK_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {t.measures[measure]}
                </option>
              ))}
            </select>
          </label>
        )}
        {clause.activity !== undefined && (
          <label className="row">
            {t.activity}
            <input
              value={clause.activity === '__' ? '' : clause.activity}
              onChange={({ target }) => write({ ...clause, activity: target.value || '__' }, 'activity')}
            />
          </label>
        )}
        {clause.every !== undefined && (
          <label className="row">
            {t.every}
            <select
              value={clause.every}
              onChange={({ target }) => write({ ...clause, every: target.value as (typeof PERIODS)[number] })}
            >
              {PERIODS.map((period) => (
                <option key={period} value={period}>
                  {t.period[period]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {clause.measure === 'roster' && clause.hours !== undefined && (
        <WeekHours
          legend={drafting.roster.hours}
          value={clause.hours}
          write={(hours, about) => write({ ...clause, hours }, about && `hours ${about}`)}
        />
      )}
      {clause.measure === 'milestone' && <Milestone clause={clause} write={write} />}
      {takesEvidence(clause.measure) && <Proof clause={clause} write={write} />}
      <More clause={clause} write={write} />
    </>
  );
}

/** A day or a phase, and what is handed in by then. */
function Milestone({ clause, write }: Props) {
  const { drafting } = useTexts();
  const t = drafting.milestone;
  const { due, phase, ...rest } = clause;
  const sentence = (from: string, to: string) => clause.text.replaceAll(`{{${from}}}`, `{{${to}}}`);
  return (
    <>
      <fieldset>
        <legend>{t.when}</legend>
        <label>
          <input
            type="radio"
            checked={due !== undefined}
            onChange={() => write({ ...rest, text: sentence('phase', 'due'), due: phase?.to ?? '__' })}
          />
          {t.due}
        </label>
        <label>
          <input
            type="radio"
            checked={phase !== undefined}
            onChange={() =>
              write({ ...rest, text: sentence('due', 'phase'), phase: { from: '__', to: due ?? '__' } })
            }
          />
          {t.phase}
        </label>
        <span className="muted">{t.whenHint}</span>
      </fieldset>
      <Lines
        label={t.deliverables}
        value={clause.deliverables ?? []}
        write={(lines) =>
          write(withTwin(clause, 'deliverables', lines.length > 0 ? lines : undefined), 'deliverables')
        }
      />
      <p className="muted">{t.pilot}</p>
    </>
  );
}

type Listed = 'conditions' | 'exclusions' | 'deliverables';

/** The English says as much as the Chinese; where lines came or went it would be another clause's. */
export function withTwin(
  clause: DraftClause,
  key: Listed,
  lines: readonly string[] | undefined,
): DraftClause {
  const twin = `${key}En` as const;
  const kept = lines?.length === clause[twin]?.length ? clause : put(clause, twin, undefined);
  return put(kept, key, lines);
}

function Proof({ clause, write }: Props) {
  const { pledge } = useTexts();
  const t = pledge.editor;
  return (
    <fieldset>
      <legend>{t.evidence}</legend>
      {EVIDENCE.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={clause.evidence?.includes(kind) ?? false}
            onChange={({ target }) => {
              const kinds = EVIDENCE.filter((one) =>
                one === kind ? target.checked : clause.evidence?.includes(one),
              );
              write(put(clause, 'evidence', kinds.length > 0 ? kinds : undefined));
            }}
          />
          {t.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

const FRESH: { readonly [name in Particular]: NonNullable<DraftClause[name]> } = {
  indicators: '__',
  multiple: '__',
  amount: '__',
  count: '__',
  trainingHours: '__',
  channel: '__',
  every: 'month',
  activity: '__',
};

/** What could be said of a clause besides, and what it says that it need not. */
function More({ clause, write }: Props) {
  const { drafting } = useTexts();
  const t = drafting.more;
  const drop = removable(clause).filter((name) => !clause.text.includes(`{{${name}}}`));
  const add = addable(clause).filter((name) => !needs(clause.measure, name));
  if (drop.length + add.length === 0) return null;
  return (
    <fieldset className="more">
      <legend>{t.title}</legend>
      {add.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          onClick={() => write({ ...clause, [name]: FRESH[name] })}
        >
          {t.add(t.names[name])}
        </button>
      ))}
      {drop.map((name) => (
        <button key={name} type="button" className="chip" onClick={() => write(put(clause, name, undefined))}>
          {t.drop(t.names[name])}
        </button>
      ))}
    </fieldset>
  );
}
