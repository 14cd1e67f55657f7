import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ACTIONS, type Action } from '../../../src/keep/case/case.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { useTexts } from '../texts/language.tsx';
import { word } from '../texts/word.ts';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { useClaim } from '../worklist/claim.ts';
import { Help } from '../worklist/Help.tsx';
import { useKeys } from '../worklist/keys.ts';
import { besides, last } from '../worklist/last.ts';
import { caseQuery } from '../worklist/queries.ts';
import { ActionForm, PLAIN } from './ActionForm.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import { useAct } from './act.tsx';
import { Composer, isWritten, type Written } from './Composer.tsx';
import { History } from './History.tsx';
import { Tags } from './label.tsx';
import { PANELS } from './side/panels.ts';
import './case.css';

const route = getRouteApi('/frame/cases/$number');

const STEPS = ['registered', 'dispatched', 'processing', 'replied', 'archived'] as const;
/** How many of the five steps are done in each stage. */
const DONE: Readonly<Record<StaffCaseView['stage'], number>> = {
  received: 0,
  registered: 1,
  dispatched: 2,
  processing: 2,
  replied: 4,
  archived: 5,
  withdrawn: 0,
  merged: 0,
};

/** 受理 → 分派 → 处理 → 反馈 → 归档, and where the case is now. */
function Steps({ stage }: { stage: StaffCaseView['stage'] }) {
  const { case: t, words } = useTexts();
  if (stage === 'withdrawn' || stage === 'merged') return <p className="ended">{words.stage[stage]}</p>;
  return (
    <ol className="steps" aria-label={t.steps}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < DONE[stage] ? 'done' : undefined}
          aria-current={index === DONE[stage] ? 'step' : undefined}
        >
          {words.step[step]}
        </li>
      ))}
    </ol>
  );
}

function Head({ view }: { view: StaffCaseView }) {
  const texts = useTexts();
  const now = useMinute();
  return (
    <header className="case-head">
      <p className="muted">
        <Link to="/" search={last.filter}>
          {texts.case.back}
        </Link>{' '}
        · {view.number}
        {view.channel && ` · ${word(texts.words.channel, view.channel)}`} ·{' '}
        {texts.worklist.received(sayFully(texts, view.receivedAt, now))}
      </p>
      <h1>{view.title}</h1>
      <p className="tags">
        <Tags of={view} />
        {view.waitingReason && <span className="tag">{texts.words.waiting[view.waitingReason]}</span>}
        {view.mergedInto && (
          <Link to="/cases/$number" params={{ number: view.mergedInto }} className="tag">
            {texts.case.mergedInto(view.mergedInto)}
          </Link>
        )}
      </p>
      <Steps stage={view.stage} />
    </header>
  );
}

/** Everything about one case: what happened, its clocks, and what can be done now. */
export function CasePage() {
  const { case: texts } = useTexts();
  const { number } = route.useParams();
  const { do: asked, event } = route.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const query = useQuery(caseQuery(number));
  const field = useRef<HTMLTextAreaElement>(null);
  const [form, setForm] = useState<Action>();
  const [wanted, setWanted] = useState<{ deed: Written }>();
  const view = query.data;
  useTitle(view?.title);
  const ready = view !== undefined;
  const write = () => field.current?.focus();
  const claim = useClaim(view);
  const { message } = App.useApp();
  const act = useAct(number);
  const take = (action: Action) => () => {
    if (!view?.actions.some((one) => one.action === action && one.refusal === null)) return;
    if (PLAIN.has(action)) act.mutate({ deed: action, body: {} });
    else setForm(action);
  };
  const go = (by: 1 | -1) => () => {
    const to = besides(number, by);
    if (!to) return void message.info(by > 0 ? texts.noNext : texts.noPrevious);
    last.selected = to;
    void navigate({ to: '/cases/$number', params: { number: to } });
  };
  const writeNote = () => {
    setWanted({ deed: 'note' });
    requestAnimationFrame(write);
  };
  const [help, setHelp] = useState(false);
  // What another page or the palette asked for is done once, and is no part of the address afterwards.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for by the address alone
  useEffect(() => {
    if (!ready || asked === undefined) return;
    if (isWritten(asked)) {
      setWanted({ deed: asked });
      requestAnimationFrame(write);
    } else if ((ACTIONS as readonly string[]).includes(asked)) take(asked as Action)();
    void navigate({ to: '/cases/$number', params: { number }, search: {}, replace: true });
  }, [ready, asked]);
  useKeys({
    '?': () => setHelp(true),
    r: write,
    n: writeNote,
    a: claim,
    s: () => take(view?.stage === 'received' ? 'register' : 'start')(),
    d: take('dispatch'),
    w: take('wait'),
    c: take('reclassify'),
    e: take('archive'),
    j: go(1),
    k: go(-1),
    escape: () =>
      router.history.canGoBack() ? router.history.back() : void navigate({ to: '/', search: last.filter }),
  });
  if (!view) {
    return (
      <main className="page">
        {query.isError ? <Failure page error={query.error} retry={query.refetch} /> : <Skeleton rows={12} />}
      </main>
    );
  }
  return (
    <main className="case-page">
      <div className="story">
        <Head view={view} />
        <History view={view} mark={event} />
        <Composer key={number} view={view} field={field} wanted={wanted} page />
      </div>
      <aside className="case-side" aria-label={texts.clocks}>
        <ActionPanel view={view} ask={setForm} write={write} />
        {Object.entries(PANELS).map(([name, Panel]) => (
          <Panel key={name} view={view} />
        ))}
      </aside>
      <Help open={help} close={() => setHelp(false)} />
      {form && <ActionForm key={number} number={number} action={form} close={() => setForm(undefined)} />}
    </main>
  );
}
