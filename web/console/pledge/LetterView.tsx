import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { PledgeFault } from '../../../src/promise/pledge/inspection.ts';
import type { Draft, DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useLanguage } from '../texts/language.tsx';
import { now } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { ClauseEditor } from './ClauseEditor.tsx';
import { headed, moved, placed, put, sectionsOf, twinned, withNew, without } from './change.ts';
import { useDrag } from './drag.ts';
import { Findings } from './Findings.tsx';
import { LetterHead } from './LetterHead.tsx';
import { type Findings as Found, lintQuery, trialQuery } from './queries.ts';

type Finding = Found['findings'][number];

interface Props {
  readonly id: string;
  readonly revision: number;
  readonly draft: Draft;
  readonly faults: readonly PledgeFault[];
  /** What is looked for, and the clauses, by id, in which it stands. */
  readonly query: string;
  readonly found: readonly string[];
  write(draft: Draft, about?: string): void;
  undo(): void;
}

const DAYS = 90;
/** Open blanks are seen where they are. */
export const SEEN: ReadonlySet<string> = new Set(['empty-blank', 'empty-target']);

/** The letter as a letter: its blanks are filled in, its clauses changed where they stand. */
export function LetterView({ id, revision, draft, faults, query, found, write, undo }: Props) {
  const { texts, language } = useLanguage();
  const t = texts.pledge.editor;
  const { message } = App.useApp();
  const [open, setOpen] = useState<string>();
  const [said, say] = useState('');
  const [today] = useState(() => civil(now()).day);
  const { clauses } = draft;
  const findings = useQuery(lintQuery(id, revision, language)).data?.findings ?? [];
  const trial = useQuery(trialQuery(id, revision, isoDay(today - DAYS + 1), isoDay(today))).data?.clauses;
  // What is about every clause is said once.
  const isWhole = ({ clauses: ids }: Finding) =>
    ids.length === 0 || (ids.length > 2 && ids.length === clauses.length);
  const whole = findings.filter((one) => isWhole(one) && !SEEN.has(one.rule));
  const isOfCalendar = ({ path }: PledgeFault) => /^calendar\b/.test(path);
  const headFaults = faults.filter((fault) => !/^clauses\[/.test(fault.path) && !isOfCalendar(fault));

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
  const drag = useDrag((from, to) => {
    const next = placed(clauses, from, to);
    setClauses(next);
    say(t.movedTo(to + 1, next[to]?.section ?? ''));
  });
  const show = (what: readonly Finding[], look?: () => void) => (
    <Findings
      findings={what}
      draft={draft}
      today={isoDay(today)}
      {...(look && { look })}
      write={(mended) => write(mended)}
    />
  );
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
      <LetterHead
        draft={draft}
        calendarFaults={faults.filter(isOfCalendar).map(({ message: words }) => words[language])}
        write={write}
      />
      {headFaults.map((fault) => (
        <p key={fault.path + fault.message.en} className="finding fault" tabIndex={-1}>
          <strong>{t.severity.fault}</strong> {fault.message[language]}
        </p>
      ))}
      {show(whole)}
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
          {(own[0]!.sectionEn !== undefined || own.some(({ id }) => id === open)) && (
            <input
              className="section-name en"
              lang="en"
              aria-label={`${texts.drafting.english.section}：${own[0]!.section ?? ''}`}
              placeholder={texts.drafting.english.section}
              value={own[0]!.sectionEn ?? ''}
              onChange={({ target }) =>
                setClauses(
                  clauses.map((one, at) =>
                    at >= start && at < start + own.length ? put(one, 'sectionEn', target.value) : one,
                  ),
                  `sectionEn ${start}`,
                )
              }
            />
          )}
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
                  draft={draft}
                  query={query}
                  mark={`${drag.markOf(index)} ${found.includes(clause.id) ? 'found' : ''}`.trim()}
                  grip={drag.grip(index)}
                  findings={show(
                    findings.filter(
                      (one) => one.clauses.includes(clause.id) && !isWhole(one) && !SEEN.has(one.rule),
                    ),
                    open === clause.id ? undefined : () => setOpen(clause.id),
                  )}
                  trial={trial?.find((one) => one.id === clause.id)}
                  write={(changed, about) =>
                    setClauses(clauses.with(index, changed), about && `${clause.id} ${about}`)
                  }
                  move={(step) => move(index, step)}
                  remove={() => remove(index)}
                  twin={() => {
                    const next = twinned(clauses, index);
                    setClauses(next);
                    setOpen(next[index + 1]!.id);
                  }}
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
