import { Link } from '@tanstack/react-router';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { word } from '../../texts/word.ts';
import { Fact } from './Fact.tsx';
import { Group } from './Group.tsx';

const LISTED = ['kind', 'urgency', 'nature', 'complexity', 'segment', 'channel'] as const;

/** What the case is and whose it is, and the letter that it is held to. */
export function FactsPanel({ view }: { view: StaffCaseView }) {
  const { case: t, words } = useTexts();
  const { pledge } = view;
  const unknown = <span className="muted">{t.notKnown}</span>;
  const summary = [view.unit?.name, view.assignee?.name ?? t.nobody].filter(Boolean).join(' · ');
  return (
    <Group name="facts" title={t.fields} summary={summary} open>
      <dl className="facts">
        <Fact name={t.unit}>{view.unit?.name ?? unknown}</Fact>
        <Fact name={t.assignee}>{view.assignee?.name ?? <span className="muted">{t.nobody}</span>}</Fact>
        {LISTED.map((field) => (
          <Fact key={field} name={words.field[field]}>
            {view[field] ? word(words[field], view[field]) : unknown}
          </Fact>
        ))}
        <Fact name={words.field.category}>{view.category ?? unknown}</Fact>
        {view.outlet && <Fact name={words.field.outlet}>{view.outlet}</Fact>}
      </dl>
      <p className="muted held">
        {pledge ? (
          <Link to="/pledges/$id" params={{ id: String(pledge.id) }}>
            {t.pledge(pledge.title, pledge.version)}
          </Link>
        ) : (
          t.noPledge
        )}
      </p>
    </Group>
  );
}
