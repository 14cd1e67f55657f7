import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dutiesQuery, isMissed, isReminded } from '../duty/queries.ts';
import { unreadQuery } from '../inbox/queries.ts';
import { awaitedIn, planQuery } from '../milestone/queries.ts';
import { useMay } from '../session/session.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { type Filter, readFilter, sameFilter } from '../worklist/filter.ts';
import { summaryQuery, viewsQuery } from '../worklist/queries.ts';
import { Count } from './Count.tsx';
import { Follow } from './Follow.tsx';

function ToList({ filter, children }: { filter: Filter; children: ReactNode }) {
  const location = useRouterState({ select: (state) => state.location });
  const here = location.pathname === '/' && sameFilter(readFilter(location.search), filter);
  return (
    <Link to="/" search={filter} activeProps={{}} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  );
}

/** Where one can go; the counts are live. */
export function Navigation() {
  const { language, texts } = useLanguage();
  const { frame, worklist, duty, milestone, supervision } = texts;
  const now = useMinute();
  const duties = useQuery(dutiesQuery(language)).data ?? [];
  const reminded = duties.filter(isReminded).length;
  const mine = duties.filter((one) => one.mine && (isReminded(one) || isMissed(one, now))).length;
  const awaited = useQuery(planQuery(language)).data?.phases.flatMap(awaitedIn).length;
  const unread = useQuery(unreadQuery).data;
  const summary = useQuery(summaryQuery).data;
  const views = useQuery(viewsQuery).data ?? [];
  const works = useMay('case:work');
  const inspects = useMay('supervision:inspect');
  return (
    <nav aria-label={frame.navigation}>
      <ToList filter={{}}>
        {frame.worklist}
        {summary && summary.overdue > 0 ? (
          <span className="hot">{frame.overdue(summary.overdue.toLocaleString())}</span>
        ) : (
          <Count of={summary?.open} />
        )}
      </ToList>
      <ToList filter={{ assignee: 'me' }}>
        {frame.mine} <Count of={summary?.mine} />
      </ToList>
      <ToList filter={{ unit: 'none' }}>
        {frame.unassigned} <Count of={summary?.unassigned} />
      </ToList>
      <ToList filter={{ due: 'today' }}>
        {frame.dueToday} <Count of={summary?.dueToday} />
      </ToList>
      <Link to="/alarms">
        {frame.alarms} <Count of={mine} />
      </Link>
      <Link to="/inbox">
        {texts.notice.inbox} <Count of={unread} />
      </Link>
      {views.length > 0 && <h2>{frame.groups.views}</h2>}
      {views.map((view) => (
        <ToList key={view.id} filter={readFilter(view.filter)}>
          {view.name}
        </ToList>
      ))}
      <h2>{frame.groups.keep}</h2>
      <ToList filter={{ all: true }}>{frame.all}</ToList>
      <Link to="/workload">{worklist.workload.title}</Link>
      {works && <Link to="/cases/new">{frame.intake}</Link>}
      {inspects && <Link to="/supervision">{supervision.title}</Link>}
      <Follow />
      <h2>{frame.groups.promise}</h2>
      <Link to="/pledges">{frame.pledges}</Link>
      <Link to="/whatif">{frame.whatIf}</Link>
      <Link to="/duties">
        {duty.title} <Count of={reminded} />
      </Link>
      <Link to="/plan">
        {milestone.title} <Count of={awaited} />
      </Link>
      <h2>{frame.groups.prove}</h2>
      <Link to="/compliance">{frame.compliance}</Link>
      <Link to="/satisfaction">{texts.satisfaction.title}</Link>
      <Link to="/ratings">{texts.contests.title}</Link>
    </nav>
  );
}
