import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { letterQuery } from '../pledge/queries.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import type { Texts } from '../texts/zh.ts';
import { useMinute } from '../time/now.ts';
import { sayDays, sayFully, spell } from '../time/say.ts';
import { Attachments } from './Attachments.tsx';
import { type ClauseFigures, complianceQuery, evidenceQuery, type Evidence as Piece } from './queries.ts';
import { Sentence } from './Sentence.tsx';
import './compliance.css';

const route = getRouteApi('/frame/compliance/$pledge/$clause');
const STATES = ['kept', 'broken', 'running', 'cancelled'] as const;

/** A piece of the evidence, of which clause. */
interface Line {
  readonly piece: Piece;
  readonly clause: string;
  readonly measure: string | undefined;
}

/** A period of a duty, or what a milestone delivers; what was recorded for it is on the page of the duty, or the plan. */
function Owed({ piece, clause, measure }: Line) {
  const { duty: t } = useTexts();
  return (
    <td className="promise">
      {measure === 'milestone' ? (
        <Link to="/plan">{piece.title}</Link>
      ) : (
        <Link to="/duties/$clause" params={{ clause }}>
          {piece.title}
        </Link>
      )}
      <small className="muted">{t.progress(String(piece.duty?.done), String(piece.duty?.needed))}</small>
    </td>
  );
}

/** A case that a clock ran on; it opens where the clock stopped. */
function Subject({ piece, measure }: Pick<Line, 'piece' | 'measure'>) {
  const { words, compliance, satisfaction } = useTexts();
  if (piece.number === null) {
    const isRating = measure === 'satisfaction' || measure === 'solved';
    return <td className="promise">{isRating ? satisfaction.hidden : compliance.sealed}</td>;
  }
  return (
    <td className="promise">
      <Link
        to="/cases/$number"
        params={{ number: piece.number }}
        search={{ event: piece.stoppedAt ?? piece.startedAt }}
      >
        {piece.title}
      </Link>
      <small className="muted">
        {piece.number}
        {piece.channel && ` · ${word(words.channel, piece.channel)}`}
        {piece.unit && ` · ${piece.unit}`}
      </small>
    </td>
  );
}

function PieceLine({ piece, clause, measure }: Line) {
  const texts = useTexts();
  const { compliance: t, words } = texts;
  const now = useMinute();
  return (
    <tr>
      {piece.duty ? (
        <Owed piece={piece} clause={clause} measure={measure} />
      ) : (
        <Subject piece={piece} measure={measure} />
      )}
      <td data-name={t.started}>{sayFully(texts, piece.startedAt, now)}</td>
      {piece.side ? <Lasted piece={piece} /> : <Limits piece={piece} />}
      <td data-name={t.columns.state}>
        {piece.side ? (
          <span className="state none">{t.side[piece.side]}</span>
        ) : (
          <span className={`state ${piece.state === 'cancelled' ? 'none' : piece.state}`}>
            {words.clock[piece.state]}
          </span>
        )}
      </td>
    </tr>
  );
}

/** By when it was to be done, and when it was. */
function Limits({ piece: { stoppedAt, dueAt, state, duty } }: { piece: Piece }) {
  const texts = useTexts();
  const { compliance: t, case: c } = texts;
  const now = useMinute();
  const margin = stoppedAt && dueAt ? Date.parse(dueAt) - Date.parse(stoppedAt) : null;
  return (
    <>
      <td data-name={t.due}>{dueAt ? sayFully(texts, dueAt, now) : '—'}</td>
      <td data-name={t.stopped}>
        {stoppedAt ? sayFully(texts, stoppedAt, now) : duty || !dueAt ? '—' : t.notStopped}
        {margin !== null && state !== 'cancelled' && (
          <small className="muted">
            {margin >= 0 ? c.early(spell(texts, margin)) : c.late(spell(texts, -margin))}
          </small>
        )}
      </td>
    </>
  );
}

/** Of a comparison: when it was done, and how long it took. */
function Lasted({ piece: { stoppedAt, lastedSeconds } }: { piece: Piece }) {
  const texts = useTexts();
  const { compliance: t } = texts;
  const now = useMinute();
  return (
    <>
      <td data-name={t.stopped}>{stoppedAt ? sayFully(texts, stoppedAt, now) : '—'}</td>
      <td data-name={t.lasted}>{spell(texts, (lastedSeconds ?? 0) * 1000, true)}</td>
    </>
  );
}

const GATES = ['double-review', 'certified-handler', 'named-owner', 'second-review-by-others'];

/** What the rows are. */
function subjectOf(t: Texts['compliance'], { comparison, attached, measure }: ClauseFigures): string {
  if (comparison) return t.compared;
  if (attached) return t.attached;
  return GATES.includes(measure) ? t.passed : t.evidenceOf;
}

function States({ chosen, choose }: { chosen: string | undefined; choose(state?: string): void }) {
  const { compliance: t, words } = useTexts();
  return (
    <div className="periods">
      <button type="button" className="chip" aria-pressed={chosen === undefined} onClick={() => choose()}>
        {t.all}
      </button>
      {STATES.map((state) => (
        <button
          key={state}
          type="button"
          className="chip"
          aria-pressed={chosen === state}
          onClick={() => choose(state)}
        >
          {words.clock[state]}
        </button>
      ))}
    </div>
  );
}

/** The cases behind a figure; each leads to its events. */
export function Evidence() {
  const texts = useTexts();
  const { compliance: t, frame } = texts;
  useTitle(t.evidence);
  const { pledge, clause } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const now = useMinute();
  const letter = useQuery(letterQuery(pledge)).data;
  const query = useInfiniteQuery(evidenceQuery(pledge, clause, search));
  const pieces = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const { from, to } = search;
  const figures = useQuery(
    complianceQuery(Number(pledge), { ...(from && { from }), ...(to && { to }) }, 'month'),
  ).data?.clauses.find(({ id }) => id === clause);
  const promise = letter?.clauses.find(({ id }) => id === clause);
  const choose = (state?: string) =>
    void navigate({
      to: '/compliance/$pledge/$clause',
      params: { pledge, clause },
      search: { ...search, ...{ state } },
    });
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link
              to="/compliance"
              search={search.from ? { period: 'custom', from: search.from, to: search.to } : {}}
            >
              {t.back}
            </Link>{' '}
            {figures && ` · ${subjectOf(t, figures)}`}
            {search.from && search.to && ` · ${sayDays(texts, { from: search.from, to: search.to }, now)}`}
          </p>
          <h1 className="promise-title">{promise ? <Sentence segments={promise.segments} /> : t.evidence}</h1>
          {promise && <span className="muted">{promise.how}</span>}
          {figures?.said && <p>{figures.said}</p>}
        </div>
        {!figures?.comparison && !figures?.attached && <States chosen={search.state} choose={choose} />}
      </div>
      {figures?.attached && (
        <Attachments clause={clause} kinds={promise?.evidence ?? []} attached={figures.attached} />
      )}
      {query.isPending && <Skeleton rows={10} />}
      {query.isError && <Failure error={query.error} retry={query.refetch} />}
      {query.isSuccess && pieces.length === 0 && !figures?.attached && (
        <div className="blank">
          <strong>{t.none}</strong>
          <p>{t.noneHint}</p>
        </div>
      )}
      {pieces.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.case}</th>
              <th scope="col">{t.started}</th>
              <th scope="col">{figures?.comparison ? t.stopped : t.due}</th>
              <th scope="col">{figures?.comparison ? t.lasted : t.stopped}</th>
              <th scope="col">{figures?.comparison ? t.whichSide : t.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece) => (
              <PieceLine
                key={`${piece.number}${piece.startedAt}`}
                piece={piece}
                clause={clause}
                measure={promise?.measure}
              />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <div className="more">
          <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {frame.more}
          </Button>
        </div>
      )}
    </main>
  );
}
