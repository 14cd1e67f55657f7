import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Upload } from 'antd';
import { useRef, useState } from 'react';
import { call, Problem } from '../api/call.ts';
import { Skeleton, sentenceOf } from '../frame/Failure.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { letterQuery, sourceQuery, type Version } from './queries.ts';

interface Fault {
  readonly line?: number;
  readonly clause?: string;
  readonly path: string;
  readonly message: string;
}

const faultsOf = (error: unknown): readonly Fault[] | undefined =>
  error instanceof Problem && Array.isArray(error.document.faults)
    ? (error.document.faults as Fault[])
    : undefined;

function Faults({ faults, go }: { faults: readonly Fault[]; go(line: number): void }) {
  const { pledge: t } = useTexts();
  if (faults.length === 0) {
    return (
      <p className="state kept" role="status">
        {t.fine}
      </p>
    );
  }
  return (
    <div className="refused" role="alert">
      <strong>{t.faults(faults.length)}</strong>
      <ol className="faults">
        {faults.map((fault) => (
          <li key={`${fault.line}${fault.path}${fault.message}`}>
            {fault.line !== undefined && (
              <button type="button" onClick={() => go(fault.line!)}>
                {t.line(fault.line)}
              </button>
            )}
            {fault.clause && <span className="muted"> {t.clause(fault.clause)}</span>} {fault.message}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface Props {
  /** The draft that is changed; absent for a new one. */
  readonly id?: string;
  readonly version?: Version;
  /** The version to begin with. */
  readonly from: string;
}

/** The letter as its file: written, checked line by line, kept as a draft and published. */
export function Editor({ id, version, from }: Props) {
  const texts = useTexts();
  const { pledge: t, frame } = texts;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const mayPublish = useMay('pledge:publish');
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = useRef<HTMLPreElement>(null);
  const current = useQuery({ ...letterQuery('current'), enabled: from === 'current' }).data?.id;
  const base = from === 'current' ? current : Number(from);
  const source = useQuery({ ...sourceQuery(String(base)), enabled: base !== undefined });
  const [written, write] = useState<string>();
  const [faults, setFaults] = useState<readonly Fault[]>();
  const text = written ?? source.data ?? '';
  const changed = written !== undefined && written !== source.data;

  const attempt = <T,>(act: () => Promise<T>, done: (result: T) => unknown) => ({
    mutationFn: act,
    onSuccess: done,
    onError: (error: unknown) => {
      const found = faultsOf(error);
      setFaults(found);
      if (!found) void message.error(sentenceOf(texts, error), 8);
    },
  });
  const check = useMutation(
    attempt(
      () => call<{ faults: Fault[] }>('POST', `/staff/pledges/${id ?? base}/lint`, { source: text }),
      (result) => setFaults(result.faults),
    ),
  );
  const kept = async (saved: Version) => {
    client.setQueryData(sourceQuery(String(saved.id)).queryKey, text);
    await client.invalidateQueries({
      queryKey: ['versions'],
      predicate: ({ queryKey }) => queryKey[2] !== 'source',
    });
  };
  const save = useMutation(
    attempt(
      () =>
        id === undefined
          ? call<Version>('POST', '/staff/pledges', { source: text })
          : call<Version>('PUT', `/staff/pledges/${id}`, { source: text, revision: version?.revision }),
      async (saved) => {
        setFaults([]);
        await kept(saved);
        void message.success(t.saved);
        if (id === undefined) await navigate({ to: '/pledges/$id', params: { id: String(saved.id) } });
      },
    ),
  );
  const publish = useMutation(
    attempt(
      () => call<Version>('POST', `/staff/pledges/${id}/publish`),
      async (published) => {
        await client.invalidateQueries();
        void message.success(t.publishedNow(published.version ?? 0));
      },
    ),
  );
  const go = (line: number) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = text.indexOf('\n', start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end < 0 ? text.length : end);
    if (area.current) area.current.scrollTop = Math.max(0, (line - 5) * 20);
  };

  if (source.isPending && base !== undefined) return <Skeleton rows={12} />;
  const marked = new Set(faults?.map(({ line }) => line));
  return (
    <div className="editor">
      <label htmlFor="letter-source">{t.source}</label>
      <p className="muted">{t.sourceHint}</p>
      <div className="sheet">
        <pre ref={lines} aria-hidden="true">
          {text.split('\n').map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its own identity
            <span key={index} className={marked.has(index + 1) ? 'fault' : undefined}>
              {index + 1}
            </span>
          ))}
        </pre>
        <textarea
          id="letter-source"
          ref={area}
          value={text}
          spellCheck={false}
          wrap="off"
          onChange={(event) => write(event.target.value)}
          onScroll={(event) => {
            if (lines.current) lines.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      {faults && <Faults faults={faults} go={go} />}
      <div className="foot">
        <Upload
          accept=".yaml,.yml,.json"
          showUploadList={false}
          beforeUpload={async (file) => {
            write(await file.text());
            setFaults(undefined);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button>{t.upload}</Button>
        </Upload>
        <span className="muted">{changed ? t.unsaved : ''}</span>
        <Button
          onClick={() => check.mutate()}
          loading={check.isPending}
          disabled={(id ?? base) === undefined}
        >
          {t.check}
        </Button>
        <Button
          onClick={() => save.mutate()}
          loading={save.isPending}
          disabled={!changed && id !== undefined}
        >
          {t.save}
        </Button>
        {id !== undefined && mayPublish && (
          <Button
            type="primary"
            disabled={changed}
            loading={publish.isPending}
            onClick={() =>
              modal.confirm({
                title: t.publishTitle,
                content: t.publishText,
                icon: null,
                okText: t.publish,
                cancelText: frame.cancel,
                onOk: () => publish.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t.publish}
          </Button>
        )}
      </div>
    </div>
  );
}
