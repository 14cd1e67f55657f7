import { html } from 'ghtml';
import type { CaseView } from '../keep/case/shape.ts';
import { parseInstant } from '../platform/time.ts';
import { TICK } from './mark.ts';
import { leading } from './outlook.ts';
import { FIVE_STEPS, type StepName } from './steps-ahead.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords, durationInWords, momentInWords } from './words.ts';

type Entry = CaseView['timeline'][number];
type Message = CaseView['messages'][number];

/** Under which of the five steps an event is told; all others belong to processing. */
const TOLD_UNDER: Readonly<Partial<Record<string, StepName>>> = {
  received: 'received',
  registered: 'received',
  dispatched: 'dispatched',
  replied: 'replied',
  rated: 'replied',
  followed_up: 'replied',
  archived: 'archived',
};

const stepOf = (type: string | null): StepName => (type && TOLD_UNDER[type]) || 'processing';

/** How many of the five steps are behind the case. */
function stepsDone(view: CaseView): number {
  const has = (type: string) => view.timeline.some((entry) => entry.type === type);
  switch (view.stage) {
    case 'received':
      return 0;
    case 'registered':
      return 1;
    case 'dispatched':
    case 'processing':
      return 2;
    case 'replied':
      return 4;
    case 'archived':
      return 5;
    default:
      return has('dispatched') ? 2 : has('registered') ? 1 : 0;
  }
}

const lastOf = (view: CaseView, type: string) => view.timeline.findLast((entry) => entry.type === type);

const ended = ({ stage }: CaseView): boolean => stage === 'withdrawn' || stage === 'merged';

/** The way of the case as five steps from top to bottom, with what happened and was said at each. */
export function timeline(visit: Visit, view: CaseView): string {
  const done = stepsDone(view);
  const items = FIVE_STEPS.map((step, index) => {
    const state = index < done ? 'done' : index === done && !ended(view) ? 'at' : 'todo';
    return html`<li class="${state}"!${state === 'at' ? ' aria-current="step"' : ''}>!${state === 'done' ? TICK : ''}<h2>${visit.texts.steps[step]} <span>${when(visit, view, step, state)}</span></h2>!${told(visit, view, step, state)}</li>`;
  });
  const end = lastOf(view, view.stage);
  if (ended(view) && end) {
    items.splice(
      done,
      items.length,
      html`<li class="end"><h2>${visit.texts.stages[view.stage]} <span>${momentInWords(visit, parseInstant(end.at)!, visit.now)}</span></h2>!${saidSince(visit, view, FIVE_STEPS.slice(0, done))}</li>`,
    );
  }
  return html`<ol class="steps">!${items}</ol>`;
}

/** What was said beyond the steps that are shown: a case that was merged is answered with the one that goes on. */
const saidSince = (visit: Visit, view: CaseView, shown: readonly StepName[]): string =>
  view.messages
    .filter(({ step }) => !shown.includes(stepOf(step)))
    .map((message) => quote(visit, message))
    .join('');

/** Beside the name of a step: when it was, or by when it will be. */
function when(visit: Visit, view: CaseView, step: StepName, state: string): string {
  const { texts, now, locale } = visit;
  const moment = (at: string) => momentInWords(visit, parseInstant(at)!, now);
  if (step === 'received') return moment(view.receivedAt);
  const last = view.timeline.findLast((entry) => stepOf(entry.type) === step && entry.type !== 'rated');
  if (state === 'done' && last && step !== 'processing') {
    const took = durationInWords(locale, parseInstant(last.at)! - parseInstant(view.receivedAt)!);
    return `${moment(last.at)} · ${texts.line.took(took)}`;
  }
  if (state === 'at') return texts.stages[view.stage];
  if (step === 'replied' && state === 'todo' && !view.waiting) {
    const { clock } = leading(view);
    const answers = clock && (clock.measure === 'resolution' || clock.measure === 'second-review');
    if (answers) return texts.line.byThen(deadlineInWords(visit, parseInstant(clock.dueAt)!, now));
  }
  return '';
}

function told(visit: Visit, view: CaseView, step: StepName, state: string): string {
  const spoken = new Set(view.messages.map(({ at, step: said }) => `${at} ${said}`));
  const events = view.timeline
    .filter(({ type, at }) => stepOf(type) === step && !spoken.has(`${at} ${type}`))
    .map((entry) => ({ at: entry.at, html: line(visit, view, entry) }));
  const messages = view.messages
    .filter((message) => message.step !== 'received' && stepOf(message.step) === step)
    .map((message) => ({ at: message.at, html: quote(visit, message) }));
  const entries = [...events, ...messages].toSorted((a, b) => parseInstant(a.at)! - parseInstant(b.at)!);
  const words = entries.map((entry) => entry.html).join('');
  const about = state === 'todo' ? html`<p class="muted">${visit.texts.stepAbout[step]}</p>` : '';
  return (step === 'received' ? original(visit, view) : '') + words + about;
}

/** What the user wrote, folded away once the case has moved on. */
const original = ({ texts }: Visit, view: CaseView): string =>
  html`<details class="own"!${view.stage === 'received' ? ' open' : ''}><summary>${texts.line.yourWords}</summary><p class="body">${view.body}</p></details>`;

/** The time of the last dispatch stands beside the step already. */
function line(visit: Visit, view: CaseView, entry: Entry): string {
  const { texts, now } = visit;
  const words = wordsFor(visit, entry);
  if (!words) return '';
  const moment = momentInWords(visit, parseInstant(entry.at)!, now);
  const known = entry.type === 'dispatched' && entry.at === lastOf(view, 'dispatched')?.at;
  return html`<p>${words}!${known ? '' : html` <time datetime="${entry.at}">${moment}</time>`}!${entry.reason ? html` ${texts.headline.reasons[entry.reason]}` : ''}</p>`;
}

function wordsFor({ texts }: Visit, { type, unit, score }: Entry): string | undefined {
  if (type === 'dispatched') return unit ? texts.line.unit(unit) : undefined;
  if (type === 'rated') return score === null ? undefined : texts.line.rated(texts.acts.levels[score - 1]!);
  return (texts.line.events as Readonly<Partial<Record<string, string>>>)[type];
}

function quote(visit: Visit, { author, name, at, step, body, attachments }: Message): string {
  const { line: t } = visit.texts;
  const who = author === 'user' ? t.you : (name ?? (author === 'system' ? t.system : t.staff));
  const moment = momentInWords(visit, parseInstant(at)!, visit.now);
  // The list of files below leads to them.
  const names =
    attachments.length === 0
      ? ''
      : html`<p class="small muted">${visit.texts.acts.attachments} ${attachments.map((file) => file.name).join(visit.texts.listComma)}</p>`;
  const what =
    author === 'user' ? undefined : (t.events as Readonly<Partial<Record<string, string>>>)[step ?? ''];
  return html`<blockquote class="${author}"><footer><cite>${who}</cite> <time datetime="${at}">${moment}</time>${what ? ` · ${what}` : ''}</footer><p class="body">${body}</p>!${names}</blockquote>`;
}
