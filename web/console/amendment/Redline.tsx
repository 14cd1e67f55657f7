import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { compareWords, type Piece } from '../../../src/promise/pledge/amendment/words.ts';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { changesQuery, type Difference } from './queries.ts';

/** What the letter changes in the version that it replaces, clause by clause and word by word. */
export function Redline({ id }: { id: string }) {
  const { redline: t } = useTexts().amendment;
  const changes = useQuery(changesQuery(id));
  return (
    <section aria-labelledby="redline" className="redline">
      <h2 id="redline">{t.title}</h2>
      {changes.error ? (
        <Failure error={changes.error} retry={() => void changes.refetch()} />
      ) : changes.data ? (
        <Changes of={changes.data} />
      ) : (
        <Skeleton rows={4} />
      )}
    </section>
  );
}

function Changes({ of: { since, letter, clauses } }: { of: Difference }) {
  const { redline: t } = useTexts().amendment;
  if (!since) return <p className="muted">{t.first}</p>;
  if (letter.length === 0 && clauses.length === 0) return <p className="muted">{t.nothing(since.version)}</p>;
  return (
    <>
      <p className="muted">
        {t.since(since.version, clauses.length)} <del>{t.removed}</del> <ins>{t.added}</ins>
      </p>
      <ul>
        {letter.map((change) => (
          <li key={change.field}>
            <Field change={change} names={t.letter} />
          </li>
        ))}
        {clauses.map((clause) => (
          <Clause key={`${clause.change} ${clause.id}`} of={clause} />
        ))}
      </ul>
    </>
  );
}

function Clause({ of: { change, number, from, text, how, fields } }: { of: Difference['clauses'][number] }) {
  const { language, texts } = useLanguage();
  const { redline: t } = texts.amendment;
  const inLanguage = fields.filter(({ field }) => field.endsWith('En') === (language === 'en'));
  const beside = change === 'changed' ? inLanguage.filter(({ field }) => nameIn(t.fields, field)) : [];
  const isSeen =
    from !== null || beside.length > 0 || [...text, ...how].some((piece) => piece.change !== 'same');
  return (
    <li>
      <strong>
        {t.kinds[change]} {t.clause(number)}
      </strong>
      {from !== null && <span className="muted"> {t.movedFrom(from)}</span>}
      <p className="promise">
        <Pieces of={text} />
      </p>
      <p className="muted">
        <Pieces of={how} />
      </p>
      {beside.map((one) => (
        <p key={one.field}>
          <Field change={one} names={t.fields} />
        </p>
      ))}
      {!isSeen && <p className="muted">{t.unseen}</p>}
    </li>
  );
}

type Names = Readonly<Record<string, string>>;

const nameIn = (names: Names, field: string): string | undefined =>
  names[field] ?? names[field.replace(/En$/, '')];

/** A member of the letter or of a clause; what is no words is named alone. */
function Field({
  change: { field, before, after },
  names,
}: {
  change: Difference['letter'][number];
  names: Names;
}) {
  const [old, present] = [told(before), told(after)];
  return (
    <>
      {nameIn(names, field) ?? field}{' '}
      {old !== undefined && present !== undefined && <Pieces of={compareWords(old, present)} />}
    </>
  );
}

function told(value: unknown): string | undefined {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join('；');
  if (typeof value === 'object') return 'name' in value! ? String(value.name) : undefined;
  return String(value);
}

function Pieces({ of: pieces }: { of: readonly Piece[] }) {
  let place = 0;
  return pieces.map(({ text, change }) => {
    const Mark = change === 'added' ? 'ins' : change === 'removed' ? 'del' : Fragment;
    const key = `${change} ${place}`;
    place += text.length;
    return <Mark key={key}>{text}</Mark>;
  });
}
