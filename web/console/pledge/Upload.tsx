import { Button } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Problem } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useLanguage } from '../texts/language.tsx';
import type { Texts } from '../texts/zh.ts';
import { keepReading, useOpenDraft } from './begin.ts';
import { sendLetter, whyNot } from './upload.ts';

interface Sending {
  readonly name: string;
  /** How much has been sent, 0 to 1. */
  readonly share: number;
}

/** Takes a letter that exists already, as a file of Word, text or a web page. */
export function Upload({ disabled }: { disabled: boolean }) {
  const { texts, language } = useLanguage();
  const { begin } = texts.pledge;
  const t = texts.drafting.upload;
  const open = useOpenDraft();
  const [sending, setSending] = useState<Sending>();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const stop = useRef<AbortController>(undefined);
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => {
    if (refused.length > 0) alert.current?.focus();
  }, [refused]);

  const take = async (file: File | undefined) => {
    if (!file || sending) return;
    setRefused([]);
    const reason = whyNot(file);
    if (reason) {
      setRefused([t[reason](file.name, Math.round(file.size / 1024 / 1024))]);
      return;
    }
    setSending({ name: file.name, share: 0 });
    stop.current = new AbortController();
    try {
      const imported = await sendLetter(file, language, stop.current.signal, (share) =>
        setSending({ name: file.name, share }),
      );
      await keepReading(file.name, imported);
      await open(imported);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'cancelled'))
        setRefused(reasonsOf(texts, file.name, error));
      setSending(undefined);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <label
        className="card"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <strong>{begin.file}</strong>
        <span>{begin.fileHint}</span>
        <span className="muted">{t.drop}</span>
        <input
          type="file"
          className="hidden"
          accept=".docx,.txt,.md,.markdown,.html,.htm,.yaml,.yml,.json"
          disabled={disabled || sending !== undefined}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      {sending && (
        <div className="sending" role="status">
          <span>
            {sending.share < 1
              ? t.sending(sending.name, Math.floor(sending.share * 100))
              : t.reading(sending.name)}
          </span>
          <progress
            aria-label={sending.name}
            {...(sending.share < 1 ? { value: sending.share, max: 1 } : {})}
          />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t.cancel}
          </Button>
        </div>
      )}
      {refused.length > 0 && (
        <div className="refused" role="alert" tabIndex={-1} ref={alert}>
          {refused.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      )}
    </>
  );
}

interface Fault {
  readonly line?: number;
  readonly message: string;
}

/** Why a file was refused, in words for whoever chose it. */
function reasonsOf(texts: Texts, name: string, error: unknown): readonly string[] {
  const t = texts.drafting.upload;
  if (!(error instanceof Problem)) return [sentenceOf(texts, error)];
  if (error.status === 413) return [t.large(name, 10)];
  if (error.code === 'unsupported-media-type')
    return [/\.docx$/i.test(name) ? t.damaged(name) : t.kind(name)];
  if (error.code !== 'invalid-pledge') return [sentenceOf(texts, error)];
  if (!/\.(?:ya?ml|json)$/i.test(name)) return [t.noPromise(name)];
  const { faults } = error.document as { readonly faults?: readonly Fault[] };
  const told = faults?.map(({ line, message }) =>
    line ? `${texts.pledge.line(line)}：${message}` : message,
  );
  return told ?? [error.message];
}
