import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { fill, gapsIn } from '../../../src/keep/case/canned/canned.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useMay, useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { now } from '../time/now.ts';
import { colleaguesQuery } from '../worklist/queries.ts';
import { type Deed, useAct } from './act.tsx';
import { CannedDialog } from './compose/CannedDialog.tsx';
import { Colleagues } from './compose/Colleagues.tsx';
import { cannedQuery, valuesFor } from './compose/canned.ts';
import { keep, useDraft } from './compose/draft.ts';
import { type Choice, Field } from './compose/Field.tsx';
import { FileButton, FileList, useFiles } from './compose/Files.tsx';
import { HOLD, holdBack, useIsHeld } from './compose/held.ts';
import { usePresence } from './compose/presence.ts';
import { Refused } from './Refused.tsx';
import './composer.css';

const WRITTEN = ['respond', 'plan', 'reply', 'coordinate'] as const;
export type Written = (typeof WRITTEN)[number] | 'note';

/** Whether a deed is one that is written here. */
export const isWritten = (deed: string): deed is Written =>
  deed === 'note' || (WRITTEN as readonly string[]).includes(deed);

/** These go to the user, and can be taken back for a few seconds. */
const TO_USER: ReadonlySet<Written> = new Set(['respond', 'plan', 'reply']);

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

/** Whether a promise breaks while a message would be held back: then it goes at once. */
const isPressing = ({ clocks }: StaffCaseView): boolean =>
  clocks.some(({ stoppedAt, state, dueAt }) => {
    const left = Date.parse(dueAt) - now();
    return stoppedAt === null && state === 'running' && left > 0 && left < 2 * HOLD;
  });

/** What `@` and `/` offer in a case. */
function useOffers(view: StaffCaseView): {
  offers: Record<'@' | '/', Choice[]>;
  filled(body: string): string;
} {
  const texts = useTexts();
  const session = useSession();
  const people = useQuery(colleaguesQuery).data ?? [];
  const canned = useQuery(cannedQuery).data ?? [];
  const filled = (body: string) => fill(body, valuesFor(texts, view, session, now()));
  return {
    filled,
    offers: {
      '@': people
        .filter(({ active, id }) => active && id !== session.staff.id)
        .map(({ id, name }) => ({ key: String(id), name, text: `@${name} ` })),
      '/': [...canned, ...texts.case.canned.starters].map(({ name, body }) => ({
        key: name,
        name,
        hint: body.slice(0, 40),
        text: filled(body),
      })),
    },
  };
}

interface Props {
  readonly view: StaffCaseView;
  readonly field?: RefObject<HTMLTextAreaElement | null>;
  /** Stands on the page of the case, which one has open with it; else beside a list. */
  readonly page?: boolean;
  /** What to write, where something else asked for it. */
  readonly wanted?: { readonly deed: Written } | undefined;
}

/** Writes to the user (first response, plan, answer) or to colleagues; a draft outlives page and computer. */
export function Composer({ view, field: given, page = false, wanted }: Props) {
  const { case: t } = useTexts();
  const may = useMay('case:work');
  const own = useRef<HTMLTextAreaElement>(null);
  const field = given ?? own;
  const [chosen, choose] = useState<Written | null>(null);
  useEffect(() => choose(wanted?.deed ?? null), [wanted]);
  const open = [...WRITTEN.filter((deed) => isOpen(view, deed)), 'note' as const];
  const deed = chosen !== null && open.includes(chosen) ? chosen : likely(view);
  const { number } = view;
  const draft = useDraft(number, deed);
  const { text, files } = draft;
  const attached = useFiles(number, files, (files) => draft.change({ files }));
  const { offers, filled } = useOffers(view);
  const [canning, can] = useState(false);
  const [gaps, setGaps] = useState<readonly string[]>([]);
  const held = useIsHeld(number, deed);
  const wasHeld = useRef(false);
  const writing = TO_USER.has(deed) && (text.trim() !== '' || held);
  const others = usePresence(number, may && (page || writing), writing);
  const act = useAct(number);
  const { reset } = act;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal belongs to one case and one way to write
  useEffect(() => {
    reset();
    setGaps([]);
  }, [deed, number, reset]);
  useEffect(() => {
    // It went, or came back as a draft: either way what the server has is what stands here.
    if (wasHeld.current && !held) draft.reload();
    wasHeld.current = held;
  }, [held, draft.reload]);
  if (!may) return null;

  const send = () => {
    const said = text.trim();
    if (said === '' || held || attached.busy) return;
    const open = TO_USER.has(deed) ? gapsIn(said) : [];
    setGaps(open);
    if (open.length > 0) return void field.current?.focus();
    field.current?.blur();
    draft.leave();
    if (TO_USER.has(deed) && !isPressing(view)) {
      void keep(number, deed, { text: said, files }, true).catch(() => {});
      return holdBack({ number, deed, text: said, files });
    }
    const body = { body: said, ...(files.length > 0 && { files: files.map(({ id }) => id) }) };
    act.mutate({ deed, body }, { onSuccess: draft.done });
  };
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
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void attached.add([...event.dataTransfer.files]);
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
      <Colleagues others={others} />
      <Gates view={view} />
      {draft.stranded && !held && <p className="gate">{t.compose.stranded}</p>}
      <Field
        value={text}
        label={label}
        placeholder={t.compose[deed]}
        readOnly={held}
        field={field}
        offers={deed === 'note' || deed === 'coordinate' ? offers : { ...offers, '@': [] }}
        offered={{ '@': t.compose.colleagues, '/': t.canned.title }}
        change={(text) => draft.change({ text })}
        send={send}
        paste={attached.add}
      />
      <FileList files={files} remove={attached.remove} />
      {gaps.length > 0 && (
        <p className="refused" role="alert">
          {t.canned.open(gaps.map((gap) => `{{${gap}}}`))}
        </p>
      )}
      <Refused error={act.error} pledge={view.pledge?.id} />
      <div className="foot">
        <span className="tools">
          <FileButton busy={attached.busy} add={attached.add} />
          <Button type="text" size="small" onClick={() => can(true)}>
            {t.canned.title}
          </Button>
        </span>
        <span className="muted" role="status">
          {draft.kept && !held ? t.compose.draft : ''}
        </span>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!text.trim() || held}>
          {t.compose.send[deed]}
        </Button>
      </div>
      {canning && (
        <CannedDialog
          text={text}
          close={() => can(false)}
          insert={(body) => {
            draft.change({ text: text + (text && !text.endsWith('\n') ? '\n' : '') + filled(body) });
            can(false);
          }}
        />
      )}
    </form>
  );
}
