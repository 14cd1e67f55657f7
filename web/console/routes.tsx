import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Problem, withQuery } from './api/call.ts';
import { Failure, Skeleton } from './frame/Failure.tsx';
import { Missing } from './frame/Missing.tsx';
import { sessionQuery } from './session/session.ts';
import { readFilter } from './worklist/filter.ts';

type Search = Readonly<Record<string, unknown>>;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Keeps the named texts of an address, leaving out what is absent. */
const texts =
  <const N extends string>(...names: N[]) =>
  (search: Search) =>
    Object.fromEntries(
      names.flatMap((name) => (text(search[name]) === undefined ? [] : [[name, text(search[name])]])),
    ) as { [name in N]?: string | undefined };

const root = createRootRouteWithContext<{ client: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  validateSearch: (search: Search): { next?: string | undefined; expired?: true } => ({
    ...texts('next')(search),
    ...(search.expired ? { expired: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./session/SignIn.tsx'), 'SignIn'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: texts('token'),
  component: lazyRouteComponent(() => import('./session/SetUp.tsx'), 'SetUp'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  validateSearch: texts('token'),
  component: lazyRouteComponent(() => import('./session/Invite.tsx'), 'Invite'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      throw redirect({ to: '/signin', search: location.pathname === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
});
const worklist = createRoute({
  getParentRoute: () => frame,
  path: '/',
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import('./worklist/Worklist.tsx'), 'Worklist'),
});
const workload = createRoute({
  getParentRoute: () => frame,
  path: '/workload',
  component: lazyRouteComponent(() => import('./worklist/Workload.tsx'), 'Workload'),
});
const page = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$number',
  validateSearch: texts('do', 'event'),
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
});
const intake = createRoute({
  getParentRoute: () => frame,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('./intake/Intake.tsx'), 'Intake'),
});
const alarms = createRoute({
  getParentRoute: () => frame,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./alarm/Alarms.tsx'), 'Alarms'),
});
const compliance = createRoute({
  getParentRoute: () => frame,
  path: '/compliance',
  validateSearch: texts('pledge', 'period', 'from', 'to'),
  component: lazyRouteComponent(() => import('./compliance/Board.tsx'), 'Board'),
});
const evidence = createRoute({
  getParentRoute: () => frame,
  path: '/compliance/$pledge/$clause',
  validateSearch: texts('from', 'to', 'state'),
  component: lazyRouteComponent(() => import('./compliance/Evidence.tsx'), 'Evidence'),
});
const pledges = createRoute({
  getParentRoute: () => frame,
  path: '/pledges',
  component: lazyRouteComponent(() => import('./pledge/Pledges.tsx'), 'Pledges'),
});
const newDraft = createRoute({
  getParentRoute: () => frame,
  path: '/pledges/draft',
  validateSearch: texts('from'),
  component: lazyRouteComponent(() => import('./pledge/NewDraft.tsx'), 'NewDraft'),
});
const pledge = createRoute({
  getParentRoute: () => frame,
  path: '/pledges/$id',
  validateSearch: texts('clause'),
  component: lazyRouteComponent(() => import('./pledge/PledgePage.tsx'), 'PledgePage'),
});
const amendment = createRoute({
  getParentRoute: () => frame,
  path: '/pledges/$id/amendment',
  component: lazyRouteComponent(() => import('./amendment/AmendmentPage.tsx'), 'AmendmentPage'),
});
const duties = createRoute({
  getParentRoute: () => frame,
  path: '/duties',
  component: lazyRouteComponent(() => import('./duty/Duties.tsx'), 'Duties'),
});
const duty = createRoute({
  getParentRoute: () => frame,
  path: '/duties/$clause',
  component: lazyRouteComponent(() => import('./duty/History.tsx'), 'History'),
});
const plan = createRoute({
  getParentRoute: () => frame,
  path: '/plan',
  component: lazyRouteComponent(() => import('./milestone/Plan.tsx'), 'Plan'),
});
const whatIf = createRoute({
  getParentRoute: () => frame,
  path: '/whatif',
  validateSearch: texts('pledge', 'days', 'from', 'to'),
  component: lazyRouteComponent(() => import('./whatif/WhatIf.tsx'), 'WhatIf'),
});
const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/Inbox.tsx'), 'Inbox'),
});
const urges = createRoute({
  getParentRoute: () => frame,
  path: '/urges',
  component: lazyRouteComponent(() => import('./urge/Urges.tsx'), 'Urges'),
});
const notices = createRoute({
  getParentRoute: () => frame,
  path: '/settings/notices',
  component: lazyRouteComponent(() => import('./settings/Notices.tsx'), 'Notices'),
});
const satisfaction = createRoute({
  getParentRoute: () => frame,
  path: '/satisfaction',
  validateSearch: texts('from', 'to'),
  component: lazyRouteComponent(() => import('./satisfaction/Satisfaction.tsx'), 'Satisfaction'),
});
const callLists = createRoute({
  getParentRoute: () => frame,
  path: '/calls',
  component: lazyRouteComponent(() => import('./satisfaction/CallLists.tsx'), 'CallLists'),
});
const callList = createRoute({
  getParentRoute: () => frame,
  path: '/calls/$list',
  component: lazyRouteComponent(() => import('./satisfaction/CallList.tsx'), 'CallList'),
});
const call = createRoute({
  getParentRoute: () => frame,
  path: '/calls/$list/$place',
  component: lazyRouteComponent(() => import('./satisfaction/CallPage.tsx'), 'CallPage'),
});
const contests = createRoute({
  getParentRoute: () => frame,
  path: '/ratings',
  component: lazyRouteComponent(() => import('./satisfaction/Contests.tsx'), 'Contests'),
});
const catalogue = createRoute({
  getParentRoute: () => frame,
  path: '/dispatch',
  component: lazyRouteComponent(() => import('./dispatch/CataloguePage.tsx'), 'CataloguePage'),
});
const objections = createRoute({
  getParentRoute: () => frame,
  path: '/objections',
  component: lazyRouteComponent(() => import('./dispatch/ObjectionsPage.tsx'), 'ObjectionsPage'),
});
const preventions = createRoute({
  getParentRoute: () => frame,
  path: '/preventions',
  component: lazyRouteComponent(() => import('./case/complaint/Preventions.tsx'), 'Preventions'),
});
const remedies = createRoute({
  getParentRoute: () => frame,
  path: '/remedies',
  component: lazyRouteComponent(() => import('./case/remedy/Remedies.tsx'), 'Remedies'),
});
const supervision = createRoute({
  getParentRoute: () => frame,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./supervision/Supervision.tsx'), 'Supervision'),
});
const report = createRoute({
  getParentRoute: () => frame,
  path: '/supervision/$number',
  component: lazyRouteComponent(() => import('./supervision/ReportPage.tsx'), 'ReportPage'),
});
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/Settings.tsx'), 'Settings'),
});

const tree = root.addChildren([
  signIn,
  setup,
  invite,
  frame.addChildren([
    worklist,
    workload,
    intake,
    page,
    alarms,
    compliance,
    evidence,
    pledges,
    newDraft,
    pledge,
    amendment,
    duties,
    duty,
    plan,
    whatIf,
    preventions,
    remedies,
    supervision,
    report,
    catalogue,
    objections,
    satisfaction,
    callLists,
    callList,
    call,
    contests,
    settings,
    notices,
    inbox,
    urges,
  ]),
]);

/** All pages of the console, below /console. */
export const routerWith = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    basepath: '/console',
    context: { client },
    // Plain texts in the address, so that it can be read and written by hand.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => withQuery('', search),
    defaultNotFoundComponent: Missing,
    defaultErrorComponent: ({ error, reset }) => <Failure page error={error} retry={reset} />,
    defaultPendingComponent: () => <Skeleton rows={9} />,
  });
