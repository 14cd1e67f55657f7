import { html } from 'ghtml';
import type { CaseView } from '../keep/case/shape.ts';
import { type Instant, parseInstant } from '../platform/time.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords, momentInWords, timeLeftInWords } from './words.ts';

export type Clock = CaseView['clocks'][number];

const due = ({ dueAt }: Clock): Instant => parseInstant(dueAt)!;

/** Still to be done: running, or past its time and not done yet. */
export const isOpen = ({ state, stoppedAt }: Clock): boolean =>
  state === 'running' || (state === 'broken' && stoppedAt === null);

const byDue = (a: Clock, b: Clock): number => due(a) - due(b);

/** What a user waits for most: the answer, of the second review when there is one. */
const ANSWERS: readonly string[] = ['second-review', 'resolution'];

/**
 * The promise that the page leads with: the earliest answer that is due, or whatever else falls due first when no
 * answer does; and the step before it, if one falls due earlier.
 */
export function leading(view: CaseView): { clock: Clock | undefined; before: Clock | undefined } {
  const open = view.clocks.filter(isOpen).toSorted(byDue);
  const answer = open.find(({ measure }) => ANSWERS.includes(measure));
  const clock = answer ?? open[0];
  const before = open.find((other) => clock && other !== clock && due(other) < due(clock));
  return { clock, before };
}

function promiseInWords(visit: Visit, clock: Clock): string {
  const t = visit.texts.headline;
  const say = visit.now > due(clock) ? t.late : t.by;
  return say(
    deadlineInWords(visit, due(clock), visit.now),
    t.act[clock.measure],
    timeLeftInWords(visit.locale, due(clock), visit.now),
  );
}

interface Outlook {
  readonly state: 'running' | 'broken' | 'risk' | 'kept' | 'none';
  readonly title: string;
  readonly lines: readonly string[];
}

/** The one sentence that a user came for, and what to know beside it. */
export function outlookOf(visit: Visit, view: CaseView): Outlook {
  const t = visit.texts.headline;
  switch (view.stage) {
    case 'withdrawn':
      return { state: 'none', title: t.withdrawn, lines: [t.withdrawnAbout] };
    case 'merged':
      return { state: 'none', title: t.merged, lines: [t.mergedAbout] };
    case 'archived':
      return {
        state: 'kept',
        title: t.archived,
        lines: view.open.appeal ? [t.repliedAbout] : [t.archivedAbout],
      };
    case 'replied':
      return {
        state: 'kept',
        title: view.rating || !view.open.rate ? t.repliedRated : t.replied,
        lines: view.open.appeal ? [t.repliedAbout] : [],
      };
    default:
      return view.waiting ? waiting(visit, view) : underWay(visit, view);
  }
}

function waiting(visit: Visit, { waitingReason, waitingUntil }: CaseView): Outlook {
  const { texts } = visit;
  const t = texts.headline;
  const until = waitingUntil
    ? [t.waitingUntil(momentInWords(visit, parseInstant(waitingUntil)!, visit.now))]
    : [];
  const reason = waitingReason ? [t.reasons[waitingReason]] : [];
  return {
    state: 'risk',
    title: t.waiting,
    lines: [[...reason, t.waitingAbout].join(texts.space), ...until],
  };
}

function underWay(visit: Visit, view: CaseView): Outlook {
  const { texts, now } = visit;
  const { clock, before } = leading(view);
  const handler = view.unit ? texts.progress.handler(view.unit) : texts.progress.noHandler;
  if (!clock) return { state: 'running', title: texts.headline.open, lines: [handler] };
  const late = now > due(clock);
  return {
    state: late ? 'broken' : 'running',
    title: promiseInWords(visit, clock),
    lines: [
      handler,
      ...(late ? [texts.headline.lateAbout] : []),
      ...(before ? [texts.headline.before(promiseInWords(visit, before))] : []),
    ],
  };
}

export function outlookBox(visit: Visit, view: CaseView): string {
  const { state, title, lines } = outlookOf(visit, view);
  return html`<div class="now ${state}"><p class="word">${title}</p>!${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}
