import type { zhNews } from './zh-news.ts';

/** Texts of announcements and of the roll-out plan, in English. */
export const enNews: typeof zhNews = {
  news: {
    heading: 'The letter was updated',
    title: (version) => `The letter is now version ${version}`,
    line: (version, announced, from) =>
      `Version ${version} · published ${announced} · holds for feedback received from ${from}`,
    why: (trigger, reason) => `Why: ${trigger}. ${reason}`,
    clause: {
      added: (number) => `New clause ${number}`,
      removed: (number) => `Former clause ${number} removed`,
      changed: (number) => `Clause ${number} changed`,
      moved: (number) => `Clause ${number} stands elsewhere`,
    },
    from: (number) => `was clause ${number}`,
    became: (before, after) => `Before: ${before}\nNow: ${after}`,
    more: (count) => `${count} more changed`,
    compare: 'Compare both versions word by word',
    feed: 'Subscribe to updates (Atom)',
    feedTitle: (name) => `${name}: updates of the letter`,
    first: 'The first letter was published',
    stays: (announced, version, own) =>
      `The letter was updated to version ${version} on ${announced}. Your case came before that: it stays under version ${own}, with the same deadlines.`,
    seeOwn: 'See that version',
  },
  plan: {
    title: 'Roll-out plan',
    lead: 'The roll-out runs in phases, and each deliverable has its day. What is late stays late, whether it is made up for or given another day.',
    by: (to) => `By ${to}`,
    owner: (name) => `${name} answers for it`,
    outlets: (names) => `Pilot: ${names}`,
    states: {
      kept: 'Done',
      broken: 'Late',
      running: 'Under way',
      ahead: 'Not begun',
      cancelled: 'Not counted',
    },
    kept: (when) => `delivered in time · ${when}`,
    late: (when) => `delivered late · ${when}`,
    missing: (due) => `was due by ${due}, not there yet`,
    due: (due) => `by ${due}`,
    count: (done, needed) => `${done} of ${needed}`,
    replaced: (version) => `promised anew by version ${version}`,
    notOwed: 'the day was over before the letter was published; not counted',
    earlier: (version, due) => `Version ${version} promised it by ${due}`,
    earlierStates: {
      kept: 'delivered in time',
      broken: 'missed',
      cancelled: 'moved before it was due',
      running: 'moved before it was due',
    },
    between: ', ',
  },
};
