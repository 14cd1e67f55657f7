import { useRef, useState } from 'react';
import type { PledgeFault } from '../../../src/promise/pledge/inspection.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { writePledge } from '../../../src/promise/pledge/write.ts';
import { useLanguage } from '../texts/language.tsx';

interface Props {
  readonly draft: Draft;
  /** What was written and cannot be read yet. */
  readonly pending: string | undefined;
  write(draft: Draft): void;
  setPending(source: string | undefined): void;
}

const readIn = (source: string) => readPledge(source, { draft: true });

/** The same letter as its file. What can be read goes into the letter at once. */
export function SourceView({ draft, pending, write, setPending }: Props) {
  const { texts, language } = useLanguage();
  const t = texts.pledge;
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = useRef<HTMLPreElement>(null);
  const [text, setText] = useState(() => pending ?? writePledge(draft));
  const [faults, setFaults] = useState<readonly PledgeFault[]>(() => {
    const reading = readIn(text);
    return 'faults' in reading ? reading.faults : [];
  });
  const change = (source: string) => {
    setText(source);
    const reading = readIn(source);
    if ('faults' in reading) {
      setFaults(reading.faults);
      setPending(source);
    } else {
      setFaults([]);
      setPending(undefined);
      write(reading.pledge);
    }
  };
  const go = (line: number) => {
    const before = text
      .split('\n')
      .slice(0, line - 1)
      .join('\n');
    const start = before.length + (line > 1 ? 1 : 0);
    const end = text.indexOf('\n', start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end < 0 ? text.length : end);
    if (area.current) area.current.scrollTop = Math.max(0, (line - 5) * 20);
  };
  const marked = new Set(faults.map(({ line }) => line));
  return (
    <div className="source">
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
          onChange={({ target }) => change(target.value)}
          onScroll={({ currentTarget }) => {
            if (lines.current) lines.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
      {faults.length > 0 && (
        <div className="refused" role="alert" tabIndex={-1}>
          <strong>{t.faults(faults.length)}</strong>
          <ol className="faults">
            {faults.map(({ line, clause, path, message }) => (
              <li key={`${line}${path}${message.en}`}>
                {line !== undefined && (
                  <button type="button" onClick={() => go(line)}>
                    {t.line(line)}
                  </button>
                )}
                {clause && <span className="muted"> {t.clause(clause)}</span>} {message[language]}
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
