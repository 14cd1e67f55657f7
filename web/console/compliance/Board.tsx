import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { Problem } from '../api/call.ts';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { letterQuery, publishedQuery } from '../pledge/queries.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute, useSecond } from '../time/now.ts';
import { sayDays } from '../time/say.ts';
import { civil } from '../time/zone.ts';
import { ClauseLine } from './ClauseLine.tsx';
import { PERIODS, type Span, spanOf, spanOfTrend } from './period.ts';
import { type ClauseFigures, complianceQuery } from './queries.ts';
import { Strip } from './Strip.tsx';
import './compliance.css';

const route = getRouteApi('/frame/compliance');

function useSpan(): { period: string; span: Span } {
  const { period, from, to } = route.useSearch();
  const now = useMinute();
  if (period === 'custom') {
    const month = spanOf('month', now);
    return { period, span: { from: from ?? month.from, to: to ?? month.to } };
  }
  const known = PERIODS.find((name) => name === period) ?? 'month';
  return { period: known, span: spanOf(known, now) };
}

function Periods({ period, span }: { period: string; span: Span }) {
  const { compliance: t } = useTexts();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (changes: object) => void navigate({ to: '/compliance', search: { ...search, ...changes } });
  return (
    <fieldset className="periods">
      <legend className="hidden">{t.periods}</legend>
      {PERIODS.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={period === name}
          onClick={() => go({ period: name, from: undefined, to: undefined })}
        >
          {t.period[name]}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={period === 'custom'}
        onClick={() => go({ period: 'custom', ...span })}
      >
        {t.period.custom}
      </button>
      {period === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <label key={end} htmlFor={`period-${end}`}>
            {t[end]}{' '}
            <Input
              id={`period-${end}`}
              type="date"
              value={span[end]}
              max={end === 'from' ? span.to : undefined}
              onChange={(event) => event.target.value && go({ [end]: event.target.value })}
            />
          </label>
        ))}
    </fieldset>
  );
}

/** The time of day, ticking: these figures are of now. */
function Until() {
  const { compliance: t } = useTexts();
  return <time>{t.until(civil(useSecond()).exact)}</time>;
}

function Versions({ id }: { id: number }) {
  const { compliance: t, pledge } = useTexts();
  const search = route.useSearch();
  const navigate = useNavigate();
  const versions = useQuery(publishedQuery).data ?? [];
  if (versions.length < 2) return null;
  return (
    <Select
      aria-label={t.version}
      value={id}
      options={versions.map((one) => ({
        value: one.id,
        label: `${pledge.version(one.version)} · ${one.title}`,
      }))}
      onChange={(pledge) =>
        void navigate({ to: '/compliance', search: { ...search, pledge: String(pledge) } })
      }
    />
  );
}

function Table({ clauses, pledge, span }: { clauses: readonly ClauseFigures[]; pledge: number; span: Span }) {
  const { compliance: t } = useTexts();
  const now = useMinute();
  const trends = useQuery(complianceQuery(pledge, spanOfTrend(now), 'week')).data?.clauses ?? [];
  const trendOf = (id: string) => trends.find((one) => one.id === id)?.periods.map(({ rate }) => rate) ?? [];
  const sections = [...Map.groupBy(clauses, ({ section }) => section ?? t.noSection)];
  const { columns } = t;
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{columns.promise}</th>
          <th scope="col" className="num">
            {columns.rate}
          </th>
          <th scope="col" className="num">
            {columns.count}
          </th>
          <th scope="col">{columns.trend}</th>
          <th scope="col" className="num">
            {columns.median}
          </th>
          <th scope="col" className="num">
            {columns.worst}
          </th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      {sections.map(([section, members]) => (
        <tbody key={section}>
          <tr className="group">
            <th scope="rowgroup" colSpan={7}>
              {section}
            </th>
          </tr>
          {members.map((clause) => (
            <ClauseLine
              key={clause.id}
              clause={clause}
              trend={trendOf(clause.id)}
              pledge={pledge}
              span={span}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** Each promise, how often it was kept, and the way to every single case behind the figure. */
export function Board() {
  const texts = useTexts();
  const { compliance: t } = texts;
  useTitle(t.title);
  const { pledge } = route.useSearch();
  const { period, span } = useSpan();
  const now = useMinute();
  const letter = useQuery(letterQuery(pledge ?? 'current'));
  const id = letter.data?.id;
  const query = useQuery({ ...complianceQuery(id ?? 0, span, 'month'), enabled: id !== undefined });
  if (letter.error instanceof Problem && letter.error.code === 'no-pledge-in-force') {
    return (
      <main className="page blank">
        <strong>{t.noPledge}</strong>
        <p>{t.noPledgeHint}</p>
        <Link to="/pledges">{t.toPledges}</Link>
      </main>
    );
  }
  const error = letter.error ?? query.error;
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          {letter.data && (
            <span className="muted">
              <Link to="/pledges/$id" params={{ id: String(letter.data.id) }}>
                {t.under(letter.data.title, letter.data.version)}
              </Link>{' '}
              · {sayDays(texts, span, now)} · <Until />
            </span>
          )}
        </div>
        {id !== undefined && <Versions id={id} />}
        <Periods period={period} span={span} />
      </div>
      {query.data && id !== undefined ? (
        <>
          <Strip clauses={query.data.clauses} />
          <Table clauses={query.data.clauses} pledge={id} span={span} />
        </>
      ) : error ? (
        <Failure error={error} retry={() => void (letter.error ? letter : query).refetch()} />
      ) : (
        <Skeleton rows={12} />
      )}
    </main>
  );
}
