import { html } from 'ghtml';
import { parseInstant } from '../platform/time.ts';
import type { PlanView } from '../promise/milestone/shape.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import type { PortalDeps } from './deps.ts';
import { dateInWords, spanInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { countInWords, deadlineInWords, momentInWords } from './words.ts';

type Phase = PlanView['phases'][number];
type Deliverable = Phase['deliverables'][number];

/** The roll-out plan of a letter beside what became of it; nothing when the letter has none. */
export async function planSection(
  visit: Visit,
  letter: PublishedPledge,
  deps: Pick<PortalDeps, 'plan'>,
): Promise<string> {
  const { phases } = await deps.plan(letter, visit.locale);
  if (phases.length === 0) return '';
  const t = visit.texts.plan;
  return html`<section class="plan" id="plan"><h2>${t.title}</h2><p class="muted">${t.lead}</p><ol>!${phases.map((one) => phaseItem(visit, one))}</ol></section>`;
}

const LOOK = {
  kept: 'kept',
  broken: 'broken',
  running: 'running',
  ahead: 'none',
  cancelled: 'none',
} as const;

function phaseItem(visit: Visit, phase: Phase): string {
  const t = visit.texts.plan;
  const { from, to, owner, outlets, state, text, clause } = phase;
  const day = (date: string) => dateInWords(visit, date);
  const when = from && to ? [spanInWords(visit, { from, to })] : to ? [t.by(day(to))] : [];
  const facts = [
    ...when,
    ...(owner ? [t.owner(owner)] : []),
    ...(outlets.length > 0 ? [t.outlets(outlets.join(t.between))] : []),
  ];
  return html`<li class="${LOOK[state]}"><div class="top-line"><a href="#${clause}">${text}</a><span class="state ${LOOK[state]}">${t.states[state]}</span></div><p class="muted">${facts.join(' · ')}</p><ul>!${phase.deliverables.map((one) => deliverableItem(visit, one))}</ul></li>`;
}

function deliverableItem(visit: Visit, one: Deliverable): string {
  const t = visit.texts.plan;
  const count = one.needed > 1 ? ` ${t.count(countInWords(one.done), countInWords(one.needed))}` : '';
  const earlier = one.earlier.map(
    ({ version, dueAt, state }) =>
      html`<small class="muted">${t.earlier(version, due(visit, dueAt))}${visit.locale === 'zh' ? '，' : ', '}${t.earlierStates[state]}</small>`,
  );
  const look = one.state === 'cancelled' ? 'none' : one.state;
  return html`<li><span>${one.name}${count}</span> <span class="outcome ${look}">${outcome(visit, one)}</span>!${earlier}</li>`;
}

const due = (visit: Visit, at: string): string => deadlineInWords(visit, parseInstant(at)!, visit.now);

function outcome(visit: Visit, { state, deliveredAt, dueAt, replacedBy }: Deliverable): string {
  const t = visit.texts.plan;
  const delivered = deliveredAt && momentInWords(visit, parseInstant(deliveredAt)!, visit.now);
  if (state === 'kept') return t.kept(delivered!);
  if (state === 'broken') return delivered ? t.late(delivered) : t.missing(due(visit, dueAt));
  if (state === 'cancelled') return replacedBy === null ? t.notOwed : t.replaced(replacedBy);
  return t.due(due(visit, dueAt));
}
