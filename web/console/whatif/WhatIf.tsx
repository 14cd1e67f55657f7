import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Progress, Select } from 'antd';
import { useState } from 'react';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { letterQuery, versionsQuery } from '../pledge/queries.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayDays } from '../time/say.ts';
import { Outcome } from './Outcome.tsx';
import { Periods } from './Periods.tsx';
import { chosenSpan } from './span.ts';
import {
  documentQuery,
  type LetterDocument,
  type Limits,
  limitIn,
  type Trial,
  tryLetter,
  withLimits,
} from './trial.ts';
import './whatif.css';

const route = getRouteApi('/frame/whatif');

function useSpan() {
  const { days, from, to } = route.useSearch();
  const texts = useTexts();
  const now = useMinute();
  const chosen = chosenSpan({ days, from, to }, now);
  const over =
    chosen.days === 'custom'
      ? texts.whatIf.between(sayDays(texts, chosen.span, now))
      : texts.whatIf.last(chosen.days);
  return { ...chosen, over };
}

/** The version that is tried: the one in the address, or else the newest draft, or what is in force. */
function usePledge(): {
  readonly id: string | undefined;
  readonly isEmpty: boolean;
  readonly error: unknown;
} {
  const { pledge } = route.useSearch();
  const versions = useQuery(versionsQuery);
  const inForce = useQuery({ ...letterQuery('current'), retry: false }).data?.id;
  const draft = versions.data?.find(({ status }) => status === 'draft')?.id;
  const id = pledge ?? draft ?? inForce ?? versions.data?.[0]?.id;
  return {
    id: id === undefined ? undefined : String(id),
    isEmpty: versions.data?.length === 0,
    error: versions.error,
  };
}

function Choices({ id }: { id: string | undefined }) {
  const { whatIf: t, pledge } = useTexts();
  const search = route.useSearch();
  const { days, span } = useSpan();
  const navigate = useNavigate();
  const versions = useQuery(versionsQuery).data ?? [];
  return (
    <div className="choices">
      <Select
        aria-label={t.version}
        value={id}
        popupMatchSelectWidth={false}
        options={versions.map((one) => ({
          value: String(one.id),
          label: `${one.title} · ${one.version === null ? pledge.draft : pledge.version(one.version)}`,
        }))}
        onChange={(pledge) => void navigate({ to: '/whatif', search: { ...search, pledge } })}
      />
      <Periods days={days} span={span} />
    </div>
  );
}

/** How far the trial is, and the way to give it up. */
function Working({ share, cancel }: { share: number; cancel(): void }) {
  const { whatIf: t, frame } = useTexts();
  return (
    <div className="working" role="status">
      <span>{t.working}</span>
      <Progress percent={Math.round(share * 100)} aria-label={t.working} strokeColor="var(--running)" />
      <Button size="small" onClick={cancel}>
        {frame.cancel}
      </Button>
    </div>
  );
}

function Outcomes({
  trial,
  id,
  letter,
  limits,
  onTry,
}: {
  trial: Trial;
  id: string;
  letter: LetterDocument | undefined;
  limits: Limits;
  onTry(clause: string, limit: string | undefined): void;
}) {
  const { whatIf: t, compliance } = useTexts();
  const { over, span } = useSpan();
  const document = withLimits(letter, limits);
  const tried = trial.clauses.filter((one) => one.tried);
  // Where only the limit is blank, one can be tried.
  const shown = trial.clauses.filter((one) => one.tried || limitIn(letter, one.id) !== undefined);
  const rest = trial.clauses.length - shown.length;
  const sections = [...Map.groupBy(shown, ({ section }) => section ?? compliance.noSection)];
  const good = tried.filter(({ verdict }) => verdict === 'kept').length;
  const bad = tried.filter(({ verdict }) => verdict === 'broken').length;
  return (
    <>
      <p className="sum">{t.sum(good, bad, tried.length - good - bad)}</p>
      {sections.map(([section, clauses]) => (
        <section key={section}>
          <h2>{section}</h2>
          <ul className="tried-list">
            {clauses.map((clause) => (
              <Outcome
                key={clause.id}
                clause={clause}
                pledge={id}
                span={span}
                over={over}
                limit={clause.limit ?? limitIn(letter, clause.id)}
                changed={limits[clause.id] !== undefined}
                document={document}
                onTry={(limit) => onTry(clause.id, limit)}
              />
            ))}
          </ul>
        </section>
      ))}
      {rest > 0 && <p className="muted">{t.untried(rest)}</p>}
    </>
  );
}

function Tried({ id }: { id: string }) {
  const { whatIf: t } = useTexts();
  const { language } = useLanguage();
  const { span } = useSpan();
  const client = useQueryClient();
  const [limits, setLimits] = useState<Limits>({});
  const [share, setShare] = useState(0);
  const letter = useQuery(documentQuery(id));
  const queryKey = ['whatif', id, span, limits, language];
  const trial = useQuery({
    queryKey,
    enabled: letter.data !== undefined,
    queryFn: ({ signal }) => {
      setShare(0);
      const document = withLimits(letter.data, limits);
      return tryLetter(id, { ...span, ...(document && { document }) }, language, signal, setShare);
    },
    placeholderData: (before) => before,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: 5 * 60_000,
  });
  const change = (clause: string, limit: string | undefined) =>
    setLimits(({ [clause]: _, ...others }) =>
      limit === undefined ? others : { ...others, [clause]: limit },
    );
  const error = letter.error ?? trial.error;
  return (
    <>
      {trial.isFetching && <Working share={share} cancel={() => void client.cancelQueries({ queryKey })} />}
      {trial.isPlaceholderData && !trial.isFetching && !error && (
        <div className="working" role="status">
          <span>{t.cancelled}</span>
          <Button size="small" onClick={() => void trial.refetch()}>
            {t.again}
          </Button>
        </div>
      )}
      {error ? (
        <Failure error={error} retry={() => void (letter.error ? letter : trial).refetch()} />
      ) : trial.data ? (
        <Outcomes trial={trial.data} id={id} letter={letter.data} limits={limits} onTry={change} />
      ) : trial.isFetching || letter.isPending ? (
        <Skeleton rows={10} />
      ) : (
        <div className="blank">
          <strong>{t.cancelled}</strong>
          <p>{t.cancelledHint}</p>
          <Button onClick={() => void trial.refetch()}>{t.again}</Button>
        </div>
      )}
    </>
  );
}

/** A letter, draft or published, held against what has happened. */
export function WhatIf() {
  const { whatIf: t } = useTexts();
  useTitle(t.title);
  const { id, isEmpty, error } = usePledge();
  return (
    <main className="page whatif">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          <span className="muted">{t.lead}</span>
        </div>
        <Choices id={id} />
      </div>
      {error ? (
        <Failure error={error} />
      ) : isEmpty ? (
        <div className="blank">
          <strong>{t.noLetter}</strong>
          <p>{t.noLetterHint}</p>
          <Link to="/pledges">{t.toPledges}</Link>
        </div>
      ) : id === undefined ? (
        <Skeleton rows={10} />
      ) : (
        <Tried key={id} id={id} />
      )}
    </main>
  );
}
