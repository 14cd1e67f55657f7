import { Link } from '@tanstack/react-router';
import { Problem } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';

/** Why the server said no, with the way to the clause whose gate refused. */
export function Refused({ error, pledge }: { error: unknown; pledge: number | undefined }) {
  const texts = useTexts();
  if (!error) return null;
  const clause = error instanceof Problem ? error.clause : null;
  return (
    <div className="refused" role="alert">
      <strong>{texts.case.refused}</strong> {sentenceOf(texts, error)}
      {clause && pledge !== undefined && (
        <>
          {' '}
          <Link to="/pledges/$id" params={{ id: String(pledge) }} search={{ clause }}>
            {texts.frame.clauseLink}
          </Link>
        </>
      )}
    </div>
  );
}
