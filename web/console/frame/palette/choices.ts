import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { fitting } from '../../case/compose/suggest.ts';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { readFilter } from '../../worklist/filter.ts';
import { caseQuery, colleaguesQuery, foundQuery, viewsQuery } from '../../worklist/queries.ts';

/** Something the palette leads to. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  go(): void;
}

export interface Group {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** The case that is open, if one is. */
const openCase = (pathname: string): string | undefined => {
  const [, number] = /^\/cases\/([^/]+)$/.exec(pathname) ?? [];
  return number === undefined || number === 'new' ? undefined : decodeURIComponent(number);
};

/** What can be done to the case that is open: the way the panel on its page does it. */
function useSteps(): Choice[] {
  const { case: t } = useTexts();
  const navigate = useNavigate();
  const may = useMay('case:work');
  const number = openCase(useRouterState({ select: (state) => state.location.pathname }));
  const view = useQuery({
    ...caseQuery(number ?? ''),
    enabled: number !== undefined,
    staleTime: Infinity,
  }).data;
  if (!may || number === undefined || !view) return [];
  const go = (step: string) => () =>
    void navigate({ to: '/cases/$number', params: { number }, search: { do: step } });
  const open = view.actions.filter(({ refusal }) => refusal === null);
  return [
    ...open.map(({ action }) => ({
      key: `step ${action}`,
      label: t.action[action],
      hint: number,
      go: go(action),
    })),
    { key: 'step note', label: t.action.note, hint: number, go: go('note') },
  ];
}

/** The pages of the console that the navigation leads to. */
function usePages(): Choice[] {
  const { frame, worklist, duty, milestone } = useTexts();
  const navigate = useNavigate();
  const works = useMay('case:work');
  const pages = [
    ['/', frame.worklist],
    ['/workload', worklist.workload.title],
    ['/alarms', frame.alarms],
    ...(works ? [['/cases/new', frame.intake] as const] : []),
    ['/pledges', frame.pledges],
    ['/whatif', frame.whatIf],
    ['/duties', duty.title],
    ['/plan', milestone.title],
    ['/compliance', frame.compliance],
    ['/settings', frame.settings],
  ] as const;
  return pages.map(([to, label]) => ({ key: to, label, go: () => void navigate({ to }) }));
}

/** Lists: one's own, saved views, and those of colleagues. */
function useLists(): { lists: Choice[]; people: Choice[] } {
  const { frame } = useTexts();
  const navigate = useNavigate();
  const views = useQuery(viewsQuery).data ?? [];
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const go = (search: object) => () => void navigate({ to: '/', search });
  return {
    lists: [
      { key: 'mine', label: frame.mine, go: go({ assignee: 'me' }) },
      { key: 'unassigned', label: frame.unassigned, go: go({ unit: 'none' }) },
      { key: 'today', label: frame.dueToday, go: go({ due: 'today' }) },
      ...views.map(({ id, name, filter }) => ({
        key: `view ${id}`,
        label: name,
        go: go(readFilter(filter)),
      })),
    ],
    people: colleagues
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ key: `person ${id}`, label: name, go: go({ assignee: String(id) }) })),
  };
}

/** What fits what was typed, by kind. Without a word: what can be done here, and where one can go. */
export function useGroups(typed: string, sought: string): Group[] {
  const { frame } = useTexts();
  const t = frame.palette;
  const navigate = useNavigate();
  const steps = useSteps();
  const pages = usePages();
  const { lists, people } = useLists();
  const found = useQuery({ ...foundQuery(sought), enabled: sought.length > 1 }).data ?? [];
  const wanted = typed.trim();
  const fit = (choices: readonly Choice[], most: number) =>
    fitting(choices, wanted, ({ label }) => label, most);
  const cases = found.map(
    ({ number, title, unit }): Choice => ({
      key: number,
      label: title,
      hint: [number, unit?.name].filter(Boolean).join(' · '),
      go: () => void navigate({ to: '/cases/$number', params: { number } }),
    }),
  );
  const groups: Group[] = [
    { name: t.steps, choices: fit(steps, 20) },
    { name: t.cases, choices: wanted ? cases : [] },
    { name: t.lists, choices: fit(lists, wanted ? 6 : 3) },
    { name: t.pages, choices: fit(pages, 12) },
    { name: t.people, choices: wanted ? fit(people, 6) : [] },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
