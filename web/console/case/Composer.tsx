import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { type Deed, useAct } from './act.tsx';
import { useDraft } from './draft.ts';
import { Refused } from './Refused.tsx';
import './composer.css';

const WRITTEN = ['respond', 'plan', 'reply', 'coordinate'] as const;
type Written = (typeof WRITTEN)[number] | 'note';

const isOpen = (view: StaffCaseView, deed: Deed) =>
  view.actions.some(({ action, refusal }) => action === deed && refusal === null);

/** What one would most likely write next: a first response while its clock runs, else the answer. */
function likely(view: StaffCaseView): Written {
  const responding = view.clocks.some(
    ({ measure, state }) => measure === 'first-response' && state === 'running',
  );
  if (responding && isOpen(view, 'respond')) return 'respond';
  return (['reply', 'respond', 'plan', 'coordinate'] as const).find((deed) => isOpen(view, deed)) ?? 'note';
}

/** What still has to happen before the answer may go out, with the promise that demands it. */
function Gates({ view }: { view: StaffCaseView }) {
  const { case: t, frame } = useTexts();
  const refusal = view.actions.find(({ action }) => action === 'reply')?.refusal;
  if (refusal?.code !== 'gate-not-met') return null;
  return (
    <p className="gate">
      <strong>{t.compose.gate}</strong> {refusal.message}{' '}
      {refusal.clause && view.pledge && (
        <Link to="/pledges/$id" params={{ id: String(view.pledge.id) }} search={{ clause: refusal.clause }}>
          {frame.clauseLink}
        </Link>
      )}
    </p>
  );
}

interface Props {
  readonly view: StaffCaseView;
  readonly field?: RefObject<HTMLTextAreaElement | null>;
}

/** Writes to the user (first response, plan, answer) or to colleagues; a draft outlives the page. */
export function Composer({ view, field }: Props) {
  const { case: t } = useTexts();
  const may = useMay('case:work');
  const [chosen, choose] = useState<Written | null>(null);
  const open = [...WRITTEN.filter((deed) => isOpen(view, deed)), 'note' as const];
  const deed = chosen !== null && open.includes(chosen) ? chosen : likely(view);
  const [text, write, kept] = useDraft(`${view.number}.${deed}`);
  const act = useAct(view.number);
  const { reset } = act;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal belongs to one case and one way to write
  useEffect(() => reset(), [deed, view.number, reset]);
  if (!may) return null;

  const send = () => act.mutate({ deed, body: { body: text.trim() } }, { onSuccess: () => write('') });
  const label =
    deed === 'note'
      ? t.compose.labelInternal
      : deed === 'coordinate'
        ? t.compose.labelInside
        : t.compose.label;
  return (
    <form
      className={`composer ${deed === 'note' ? 'inside' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send();
      }}
    >
      <div className="modes">
        {open.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === deed}
            onClick={() => choose(one)}
          >
            {t.action[one]}
          </button>
        ))}
      </div>
      <Gates view={view} />
      <textarea
        ref={field}
        value={text}
        aria-label={label}
        placeholder={t.compose[deed]}
        maxLength={20_000}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && text.trim()) send();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <Refused error={act.error} pledge={view.pledge?.id} />
      <div className="foot">
        <span className="muted">{kept ? t.compose.draft : ''}</span>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!text.trim()}>
          {t.compose.send[deed]}
        </Button>
      </div>
    </form>
  );
}
