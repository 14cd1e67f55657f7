import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call, Problem } from '../api/call.ts';
import { Failure, Skeleton, sentenceOf } from '../frame/Failure.tsx';
import { useMay } from '../session/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { openBlanks } from './blanks.ts';
import { Conflict } from './Conflict.tsx';
import { useKeptDraft } from './keeping.ts';
import { LetterView, SEEN } from './LetterView.tsx';
import { type Place, PublishDialog } from './PublishDialog.tsx';
import { type Loaded, lintQuery, loadedQuery, type Version } from './queries.ts';
import { Review } from './Review.tsx';
import { keptReading } from './reading.ts';
import { SearchBar } from './SearchBar.tsx';
import { SourceView } from './SourceView.tsx';
import { foundIn } from './search.ts';
import { useUndoKeys } from './undo-keys.ts';
import './calendar.css';
import './editor.css';
import './review.css';

/** The letter in work: shown as a letter or as its file, kept by itself, and published. */
export function Editor({ id }: { id: string }) {
  const loaded = useQuery(loadedQuery(id));
  if (loaded.error) return <Failure error={loaded.error} retry={loaded.refetch} />;
  return loaded.data ? <Desk id={id} loaded={loaded.data} /> : <Skeleton rows={12} />;
}

const sourceKey = (id: string) => `jiannuo.letter.${id}.source`;

/** Text of the file view that cannot be read yet, kept on this machine like the letter itself. */
function usePending(id: string) {
  const [pending, set] = useState(() => localStorage.getItem(sourceKey(id)) ?? undefined);
  const setPending = (source: string | undefined) => {
    if (source === undefined) localStorage.removeItem(sourceKey(id));
    else localStorage.setItem(sourceKey(id), source);
    set(source);
  };
  return [pending, setPending] as const;
}

/** Goes to the next of some elements behind where the focus is, and from the last to the first. */
function nextOf(selector: string) {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const here = document.activeElement;
  const behind = all.find(
    (one) => here && one !== here && here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  // From the bar everything lies behind, so the first comes first.
  (behind ?? all[0])?.focus();
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Brings a clause into sight, its first button in focus. */
function showClause(id: string) {
  const line = document.getElementById(`draft-${id}`);
  line?.scrollIntoView({ block: 'center' });
  line?.querySelector<HTMLElement>('[aria-expanded]')?.focus({ preventScroll: true });
}

type View = 'letter' | 'file' | 'review';

const BLANKS = '.paper.draft [data-empty]';
const FINDINGS = '.paper.draft .finding:is(.fault, .warning)';
const PLACES: Readonly<Record<Place, string>> = {
  blanks: BLANKS,
  faults: '.paper.draft .finding.fault',
  remarks: '.paper.draft .finding.warning',
};
const TROUBLE = '.conflict, .paper.draft .finding.fault, .source .refused';

function Desk({ id, loaded }: { id: string; loaded: Loaded }) {
  const { texts, language } = useLanguage();
  const { pledge, drafting } = texts;
  const t = pledge.editor;
  const client = useQueryClient();
  const { message } = App.useApp();
  const mayEdit = useMay('pledge:edit');
  const mayPublish = useMay('pledge:publish');
  const kept = useKeptDraft(id, loaded, (parts) => void message.info(drafting.conflict.merged(parts), 6));
  const { draft, state, step } = kept;
  const [pending, setPending] = usePending(id);
  const [reading] = useState(() => keptReading.of(id));
  const [view, setView] = useState<View>(
    pending !== undefined ? 'file' : reading && !reading.looked ? 'review' : 'letter',
  );
  const [query, search] = useState('');
  const [publishing, setPublishing] = useState(false);
  const [refused, setRefused] = useState<readonly { readonly message: string; readonly clause?: string }[]>(
    [],
  );
  const open = openBlanks(draft);
  const found = foundIn(draft, query, t.measures);
  const findings = (useQuery(lintQuery(id, kept.revision, language)).data?.findings ?? []).filter(
    ({ severity, rule }) => severity !== 'hint' && !SEEN.has(rule),
  );
  const grave = findings.filter(({ severity }) => severity === 'fault').length + kept.faults.length;
  const shown = pending === undefined ? state : 'faulty';
  useUndoKeys((which) => view !== 'file' && step(which));

  const publish = useMutation({
    mutationFn: () => call<Version>('POST', `/staff/pledges/${id}/publish`),
    onSuccess: async (published) => {
      keptReading.drop(id);
      await client.invalidateQueries();
      void message.success(pledge.publishedNow(published.version ?? 0));
    },
    onError: (error: unknown) => {
      setPublishing(false);
      const faults = error instanceof Problem ? error.document.faults : undefined;
      if (Array.isArray(faults)) setRefused(faults);
      else void message.error(sentenceOf(texts, error), 8);
    },
  });
  const next = (what: string) => {
    if (pending === undefined) setView('letter');
    requestAnimationFrame(() => nextOf(what));
  };
  const endReview = () => {
    if (reading) keptReading.keep(id, { ...reading, looked: true });
    setView('letter');
  };
  if (!mayEdit) return <p className="muted">{t.mayNot}</p>;
  return (
    <div className="editor">
      <div className="bar">
        <fieldset className="views">
          <legend className="hidden">{t.views}</legend>
          {(['letter', 'file', ...(reading ? (['review'] as const) : [])] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={view === one}
              disabled={pending !== undefined && one !== 'file'}
              onClick={() => setView(one)}
            >
              {{ letter: t.asLetter, file: t.asFile, review: drafting.review.view }[one]}
            </button>
          ))}
        </fieldset>
        <Button disabled={!kept.canUndo} title="Ctrl+Z" onClick={() => step('undo')}>
          {t.undo}
        </Button>
        <Button disabled={!kept.canRedo} title="Ctrl+Shift+Z" onClick={() => step('redo')}>
          {t.redo}
        </Button>
        {view === 'letter' && <SearchBar query={query} found={found} search={search} />}
        {open > 0 ? (
          <button type="button" className="chip open-blanks" onClick={() => next(BLANKS)}>
            {t.open(open)}
          </button>
        ) : (
          <span className="muted">{t.allFilled}</span>
        )}
        {findings.length > 0 && view === 'letter' && (
          <button type="button" className="chip" onClick={() => next(FINDINGS)}>
            {t.remarks(findings.length)}
          </button>
        )}
        <span className={`keeping ${shown}`} role="status">
          {shown === 'faulty' || shown === 'changed-meanwhile' ? (
            <button type="button" onClick={() => nextOf(TROUBLE)}>
              {t.keeping[shown]}
            </button>
          ) : (
            t.keeping[shown]
          )}
        </span>
        {mayPublish && (
          <Button
            type="primary"
            disabled={pending !== undefined}
            onClick={() => {
              setRefused([]);
              setPublishing(true);
            }}
          >
            {pledge.publish}
          </Button>
        )}
      </div>
      <PublishDialog
        id={id}
        draft={draft}
        open={publishing}
        blanks={open}
        faults={grave}
        remarks={findings.length + kept.faults.length - grave}
        state={shown}
        working={publish.isPending}
        publish={() => publish.mutate()}
        close={() => setPublishing(false)}
        go={(place) => next(PLACES[place])}
      />
      {kept.disagreement && <Conflict mine={draft} disagreement={kept.disagreement} settle={kept.settle} />}
      {state === 'failed' && <p className="refused">{sentenceOf(texts, kept.trouble)}</p>}
      {refused.length > 0 && (
        <div className="refused" role="alert" tabIndex={-1} ref={takeFocus}>
          <strong>{pledge.faults(refused.length)}</strong>
          <ol className="faults">
            {refused.map((fault) => (
              <li key={`${fault.clause}${fault.message}`}>{fault.message}</li>
            ))}
          </ol>
        </div>
      )}
      {view === 'review' && reading ? (
        <Review
          draft={draft}
          reading={reading}
          write={(next) => step({ draft: next })}
          look={(clause) => {
            setView('letter');
            requestAnimationFrame(() => showClause(clause));
          }}
          done={endReview}
        />
      ) : view === 'letter' ? (
        <LetterView
          id={id}
          revision={kept.revision}
          draft={draft}
          faults={kept.faults}
          query={query}
          found={found}
          write={(next, about) => step({ draft: next, about })}
          undo={() => step('undo')}
        />
      ) : (
        <>
          <h1>{draft.title}</h1>
          <SourceView
            draft={draft}
            pending={pending}
            write={(next) => step({ draft: next, about: 'file' })}
            setPending={setPending}
          />
          {pending !== undefined && (
            <Button
              onClick={() => {
                setPending(undefined);
                setView('letter');
              }}
            >
              {t.dropPending}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
