import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { CALL_OUTCOMES, type CallOutcome } from '../../../src/prove/satisfaction/call.ts';
import type { OneCall } from '../../../src/prove/satisfaction/call-routes.ts';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { fieldOf } from '../duty/EvidenceFields.tsx';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { STATE_TONE } from './CallList.tsx';
import { callListQuery, callPath, callQuery } from './queries.ts';
import { TalkForm } from './TalkForm.tsx';
import './satisfaction.css';

const route = getRouteApi('/frame/calls/$list/$place');

/** One call: whom to call, about what, and what came of it. */
export function CallPage() {
  const { calls: t } = useTexts();
  const { list, place } = route.useParams();
  const query = useQuery(callQuery(list, place));
  return (
    <Page
      title={query.data?.title ?? t.title}
      back={
        <Link to="/calls/$list" params={{ list }}>
          {t.back}
        </Link>
      }
      className="satisfaction call-page"
    >
      <Read query={query}>{(one) => <Call key={one.place} one={one} list={list} />}</Read>
    </Page>
  );
}

function Call({ one, list }: { one: OneCall; list: string }) {
  const { calls: t } = useTexts();
  const path = callPath(list, String(one.place));
  return (
    <>
      <p className="muted">
        <Link to="/cases/$number" params={{ number: one.number }}>
          {t.ofCase(one.number)}
        </Link>
        {one.unit && ` · ${one.unit}`} ·{' '}
        <span className={`state ${STATE_TONE[one.state]}`}>{t.state[one.state]}</span>
        {one.attempts > 0 && ` · ${t.attempts(one.attempts)}`}
      </p>
      {one.state === 'open' ? (
        <Open one={one} list={list} path={path} />
      ) : (
        <Onward list={list} place={one.place} />
      )}
    </>
  );
}

function Open({ one, list, path }: { one: OneCall; list: string; path: string }) {
  const texts = useTexts();
  const { calls: t } = texts;
  const now = useMinute();
  const phone = one.contact?.phone;
  return (
    <>
      {one.againAt && <p>{t.again(sayFully(texts, one.againAt, now))}</p>}
      <p className="whom">
        {one.contact?.name && <strong>{one.contact.name}</strong>}
        {phone ? (
          <a className="dial" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
            {t.call(phone)}
          </a>
        ) : (
          <span className="muted">{t.noPhone}</span>
        )}
      </p>
      <Outcomes list={list} path={path} />
      <TalkForm one={one} path={path} />
    </>
  );
}

/** What came of a try without a talk: one tap each. */
function Outcomes({ list, path }: { list: string; path: string }) {
  const { calls: t, frame } = useTexts();
  const now = useMinute();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [again, setAgain] = useState<string>();
  const save = useMutation({
    mutationFn: (body: { outcome: CallOutcome; again?: string }) => call('POST', `${path}/attempts`, body),
    onSuccess: () => {
      void message.success(t.recorded);
      setAgain(undefined);
      return client.invalidateQueries({ queryKey: ['calls', list] });
    },
  });
  const choose = (outcome: CallOutcome) =>
    outcome === 'again' ? setAgain(fieldOf(now + 24 * 3_600_000)) : save.mutate({ outcome });
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes" className="group-head">
        {t.outcomeHead}
      </h2>
      <div className="taps">
        {CALL_OUTCOMES.map((outcome) => (
          <Button key={outcome} size="large" disabled={save.isPending} onClick={() => choose(outcome)}>
            {t.outcome[outcome]}
          </Button>
        ))}
      </div>
      {again !== undefined && (
        <p className="again">
          <label htmlFor="again-at">{t.againAt}</label>
          <Input
            id="again-at"
            type="datetime-local"
            size="large"
            value={again}
            min={fieldOf(now)}
            onChange={(event) => setAgain(event.target.value)}
          />
          <Button
            size="large"
            type="primary"
            disabled={!again}
            loading={save.isPending}
            onClick={() => save.mutate({ outcome: 'again', again: `${again.slice(0, 16)}:00+08:00` })}
          >
            {frame.save}
          </Button>
        </p>
      )}
      <Refused error={save.error} pledge={undefined} />
    </section>
  );
}

/** On to the next call that is open, one's own first. */
function Onward({ list, place }: { list: string; place: number }) {
  const { calls: t } = useTexts();
  const navigate = useNavigate();
  const calls = useQuery(callListQuery(list)).data?.calls ?? [];
  const open = calls.filter((one) => one.state === 'open' && one.place !== place);
  const next = open.find(({ mine }) => mine) ?? open.find(({ caller }) => caller === null);
  if (!next) return null;
  return (
    <Button
      type="primary"
      size="large"
      className="wide"
      onClick={() =>
        void navigate({ to: '/calls/$list/$place', params: { list, place: String(next.place) } })
      }
    >
      {t.next}
    </Button>
  );
}
