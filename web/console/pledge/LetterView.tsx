import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PledgeFault } from '../../../src/promise/pledge/inspection.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useLanguage } from '../texts/language.tsx';
import { now } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { ClauseEditor } from './ClauseEditor.tsx';
import { headed, moved, sectionsOf, withNew, without } from './change.ts';
import { LetterHead } from './LetterHead.tsx';
import { lintQuery, trialQuery } from './queries.ts';

interface Props {
  readonly id: string;
  readonly revision: number;
  readonly draft: Draft;
  readonly faults: readonly PledgeFault[];
  write(draft: Draft, about?: string): void;
  undo(): void;
}

const DAYS = 90;
/** Open blanks are seen where they are. */
export const SEEN: ReadonlySet<string> = new Set(['empty-blank', 'empty-target']);

/** The letter as a letter: its blanks are filled in, its clauses changed where they stand. */
export function LetterView({ id, revision, draft, faults, write, undo }: Props) {
  const { texts, language } = useLanguage();
  const t = texts.pledge.editor;
  const { message } = App.useApp();
  const [open, setOpen] = useState<string>();
  const [said, say] = useState('');
  const [today] = useState(() => civil(now()).day);
  const { clauses } = draft;
  const findings = useQuery(lintQuery(id, revision, language)).data?.findings ?? [];
  const trial = useQuery(trialQuery(id, revision, isoDay(today - DAYS + 1), isoDay(today))).data?.clauses;
  const whole = [...findings.filter((one) => one.clauses.length === 0 && !SEEN.has(one.rule))];
  const headFaults = faults.filter(({ path }) => !/^clauses\[/.test(path));

  const setClauses = (next: readonly DraftClause[], about?: string) =>
    write({ ...draft, clauses: next }, about);
  const move = (index: number, step: -1 | 1) => {
    const one = clauses[index]!;
    const next = moved(clauses, index, step);
    if (next === clauses) return;
    setClauses(next);
    const at = next.findIndex((clause) => clause.id === one.id);
    say(t.movedTo(at + 1, next[at]?.section ?? ''));
    // What moved may have been taken out of the page and put back, which loses the focus.
    requestAnimationFrame(() => {
      const line = document.getElementById(`draft-${one.id}`);
      const wanted = line?.querySelector<HTMLElement>(`[data-do=${step < 0 ? 'up' : 'down'}]:not(:disabled)`);
      if (!line?.contains(document.activeElement))
        (wanted ?? line?.querySelector<HTMLElement>('[data-do]:not(:disabled)'))?.focus();
    });
  };
  const remove = (index: number) => {
    setClauses(without(clauses, index));
    say(t.removed(index + 1));
    const key = 'removed';
    void message.open({
      key,
      duration: 8,
      content: (
        <>
          {t.removed(index + 1)}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              undo();
              message.destroy(key);
            }}
          >
            {t.undo}
          </Button>
        </>
      ),
    });
  };
  const add = (after: number, section?: string) => {
    const next = withNew(clauses, after, section);
    setClauses(next);
    const made = next[after + 1]!;
    setOpen(made.id);
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.getElementById(`draft-${made.id}`)?.querySelector('textarea')?.focus(),
      ),
    );
  };
  const faultsOf = (index: number, clauseId: string) =>
    faults
      .filter(
        ({ path, clause }) => path.startsWith(`clauses[${index}]`) || (path === '' && clause === clauseId),
      )
      .map((fault) => fault.message[language]);
  return (
    <article className="paper draft">
      <LetterHead draft={draft} write={write} />
      {headFaults.map((fault) => (
        <p key={fault.path + fault.message.en} className="finding fault" tabIndex={-1}>
          <strong>{t.severity.fault}</strong> {fault.message[language]}
        </p>
      ))}
      {whole.map(({ severity, rule, message: words, remedy }) => (
        <p key={rule + words} className={`finding ${severity}`} tabIndex={-1}>
          <strong>{t.severity[severity]}</strong> {words} <em>{remedy}</em>
        </p>
      ))}
      {sectionsOf(clauses).map(({ start, clauses: own }) => (
        <section key={own[0]!.id} aria-label={own[0]!.section ?? t.noSection}>
          <input
            className="section-name"
            aria-label={t.sectionName(own[0]!.section ?? '')}
            placeholder={t.noSection}
            value={own[0]!.section ?? ''}
            onChange={({ target }) =>
              setClauses(headed(clauses, start, own.length, target.value), `section ${start}`)
            }
          />
          <ol>
            {own.map((clause, offset) => {
              const index = start + offset;
              return (
                <ClauseEditor
                  key={clause.id}
                  clause={clause}
                  number={index + 1}
                  last={index === clauses.length - 1}
                  open={open === clause.id}
                  faults={faultsOf(index, clause.id)}
                  findings={findings.filter((one) => one.clauses.includes(clause.id) && !SEEN.has(one.rule))}
                  trial={trial?.find((one) => one.id === clause.id)}
                  write={(changed, about) =>
                    setClauses(clauses.with(index, changed), about && `${clause.id} ${about}`)
                  }
                  move={(step) => move(index, step)}
                  remove={() => remove(index)}
                  toggle={() => setOpen(open === clause.id ? undefined : clause.id)}
                />
              );
            })}
          </ol>
          <button type="button" className="plain add" onClick={() => add(start + own.length - 1)}>
            {t.addClause}
          </button>
        </section>
      ))}
      <button type="button" className="plain add" onClick={() => add(clauses.length - 1, t.newSection)}>
        {t.addSection}
      </button>
      <p className="hidden" role="status">
        {said}
      </p>
    </article>
  );
}
