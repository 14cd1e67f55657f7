import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call, Problem } from '../api/call.ts';
import { Failure, Skeleton, sentenceOf } from '../frame/Failure.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { openBlanks } from './blanks.ts';
import { Conflict } from './Conflict.tsx';
import { useKeptDraft } from './keeping.ts';
import { LetterView } from './LetterView.tsx';
import { type Loaded, loadedQuery, type Version } from './queries.ts';
import { SourceView } from './SourceView.tsx';
import './editor.css';

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

function Desk({ id, loaded }: { id: string; loaded: Loaded }) {
  const texts = useTexts();
  const { pledge, frame } = texts;
  const t = pledge.editor;
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const mayEdit = useMay('pledge:edit');
  const mayPublish = useMay('pledge:publish');
  const kept = useKeptDraft(id, loaded);
  const { draft, state, step } = kept;
  const [pending, setPending] = usePending(id);
  const [view, setView] = useState<'letter' | 'file'>(pending === undefined ? 'letter' : 'file');
  const [refused, setRefused] = useState<readonly { readonly message: string }[]>([]);
  const open = openBlanks(draft);

  const publish = useMutation({
    mutationFn: () => call<Version>('POST', `/staff/pledges/${id}/publish`),
    onSuccess: async (published) => {
      await client.invalidateQueries();
      void message.success(pledge.publishedNow(published.version ?? 0));
    },
    onError: (error: unknown) => {
      const faults = error instanceof Problem ? error.document.faults : undefined;
      if (Array.isArray(faults)) setRefused(faults);
      else void message.error(sentenceOf(texts, error), 8);
    },
  });
  const nextBlank = () => {
    setView('letter');
    requestAnimationFrame(() => {
      const holes = [...document.querySelectorAll<HTMLElement>('.paper.draft [data-empty]')];
      const here = document.activeElement;
      const behind = holes.find(
        (hole) =>
          here && hole !== here && here.compareDocumentPosition(hole) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      (behind ?? holes[0])?.focus();
    });
  };
  const confirm = () => {
    setRefused([]);
    modal.confirm({
      title: pledge.publishTitle,
      content: pledge.publishText,
      icon: null,
      okText: pledge.publish,
      cancelText: frame.cancel,
      onOk: () => publish.mutateAsync().catch(() => undefined),
    });
  };
  if (!mayEdit) return <p className="muted">{t.mayNot}</p>;
  return (
    <div className="editor">
      <div className="bar">
        <fieldset className="views">
          <legend className="hidden">{t.views}</legend>
          <button
            type="button"
            className="chip"
            aria-pressed={view === 'letter'}
            disabled={pending !== undefined}
            onClick={() => setView('letter')}
          >
            {t.asLetter}
          </button>
          <button
            type="button"
            className="chip"
            aria-pressed={view === 'file'}
            onClick={() => setView('file')}
          >
            {t.asFile}
          </button>
        </fieldset>
        <Button disabled={!kept.canUndo} onClick={() => step('undo')}>
          {t.undo}
        </Button>
        <Button disabled={!kept.canRedo} onClick={() => step('redo')}>
          {t.redo}
        </Button>
        {open > 0 ? (
          <button type="button" className="chip open-blanks" onClick={nextBlank}>
            {t.open(open)}
          </button>
        ) : (
          <span className="muted">{t.allFilled}</span>
        )}
        <span className={`keeping ${state}`} role="status">
          {pending === undefined ? t.keeping[state] : t.keeping.faulty}
        </span>
        {mayPublish && (
          <Button
            type="primary"
            disabled={state !== 'saved' || pending !== undefined}
            loading={publish.isPending}
            onClick={confirm}
          >
            {pledge.publish}
          </Button>
        )}
      </div>
      {kept.theirs && <Conflict mine={draft} theirs={kept.theirs.draft} settle={kept.settle} />}
      {state === 'failed' && <p className="refused">{sentenceOf(texts, kept.trouble)}</p>}
      {refused.length > 0 && (
        <div className="refused" role="alert">
          <strong>{pledge.faults(refused.length)}</strong>
          <ol className="faults">
            {refused.map((fault) => (
              <li key={fault.message}>{fault.message}</li>
            ))}
          </ol>
        </div>
      )}
      {view === 'letter' ? (
        <LetterView
          id={id}
          revision={kept.revision}
          draft={draft}
          faults={kept.faults}
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
