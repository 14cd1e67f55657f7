import { Button } from 'antd';
import { Problem } from '../api/call.ts';
import { useTexts } from '../texts/language.tsx';
import type { Texts } from '../texts/zh.ts';

/** What to tell the reader of a failure: the server's own sentence when it refused, else what to do. */
export function sentenceOf({ frame }: Texts, error: unknown): string {
  if (error instanceof Problem) {
    if (error.code === 'offline') return frame.offline;
    if (error.status < 500) return error.message;
  }
  return frame.broken;
}

/** Something, or the whole page, could not be read: why, and the way to try again. */
export function Failure({ error, retry, page }: { error: unknown; retry?: () => void; page?: boolean }) {
  const texts = useTexts();
  return (
    <div className="blank" role="alert">
      {page ? <h1>{texts.frame.failed}</h1> : <strong>{texts.frame.failed}</strong>}
      <p>{sentenceOf(texts, error)}</p>
      {retry && <Button onClick={retry}>{texts.frame.retry}</Button>}
    </div>
  );
}

/** Grey lines where text will stand. */
export function Skeleton({ rows = 6, className = '' }: { rows?: number; className?: string }) {
  const { frame } = useTexts();
  return (
    <div className={`skeleton ${className}`} role="status" aria-label={frame.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no other identity
        <span key={row} />
      ))}
    </div>
  );
}
