import { html } from 'ghtml';
import type { OwnReport, ReportMessage } from '../keep/case/supervision/follow.ts';
import { formatInstant, type Instant } from '../platform/time.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import { input, radios, textarea } from './field.ts';
import { document } from './page.ts';
import { BODY_LENGTH } from './submission.ts';
import { SUPERVISION_PATH } from './supervision-path.ts';
import type { Visit } from './visit.ts';
import { deadlineInWords, momentInWords } from './words.ts';

type Values = Readonly<Record<string, string | undefined>>;

export interface Asked {
  /** Names of the units that a report may be about. */
  readonly units: readonly string[];
  readonly values?: Values;
  readonly faults?: Readonly<Record<string, string>>;
}

/** The door: what it is for and who reads it, the form, and the way back for those who have reported. */
export function supervisionPage(visit: Visit, asked: Asked): string {
  const t = visit.texts.supervision;
  const main = html`
<div class="hero"><h1>${t.title}</h1><p>${t.lead}</p></div>
!${promise(visit)}
<div class="done-note"><p>${t.who}</p><p>${t.noRevenge}</p></div>
<p class="small">${t.ordinary} <a href="/feedback">${visit.texts.nav.feedback}</a></p>
!${faultList(visit, asked)}
!${form(visit, asked)}
<section><h2>${t.back}</h2><p>${t.backLead}</p>!${openForm(visit)}</section>`;
  return document(visit, { title: t.title, path: SUPERVISION_PATH, main });
}

function promise({ texts, locale, current }: Visit): string {
  const clause = current?.pledge.clauses.find(({ measure }) => measure === 'supervision');
  return clause ? html`<p>${texts.supervision.by(clauseSentence(clause, locale))}</p>` : '';
}

function faultList({ texts }: Visit, { faults = {} }: Asked): string {
  const items = Object.entries(faults).map(
    ([field, fault]) => html`<li><a href="#${field}">${fault}</a></li>`,
  );
  if (items.length === 0) return '';
  return html`<div class="alert" role="alert" tabindex="-1" id="faults"><h2>${texts.supervision.faults}</h2><ul>!${items}</ul></div>`;
}

function form(visit: Visit, { units, values = {}, faults = {} }: Asked): string {
  const t = visit.texts.supervision;
  const { optional } = visit.texts.feedback;
  const choices = [['', t.unitNone] as const, ...units.map((name) => [name, name] as const)];
  return html`<form class="form" method="post" action="${SUPERVISION_PATH}" novalidate data-once autocomplete="off">
!${textarea({ name: 'body', label: t.body, hint: t.bodyHint, fault: faults.body }, values.body, `rows="8" required maxlength="${BODY_LENGTH}"`)}
!${radios({ name: 'unit', label: t.unit, hint: t.unitHint, optional }, choices, values.unit ?? '')}
<fieldset class="field group"><legend>${t.identity} <span class="optional">${optional}</span></legend><p class="hint">${t.identityHint}</p>
!${input({ name: 'name', label: t.name }, values.name, 'maxlength="100"')}
!${input({ name: 'phone', label: t.phone }, values.phone, 'type="tel" maxlength="40"')}
!${input({ name: 'email', label: t.email }, values.email, 'type="email" maxlength="254"')}
</fieldset>
<div class="field consent">!${faults.consent ? html`<p class="fault" id="consent-fault">${faults.consent}</p>` : ''}<label class="choice"><input type="checkbox" id="consent" name="consent" value="yes"!${values.consent === 'yes' ? ' checked' : ''}!${faults.consent ? ' aria-invalid="true" aria-describedby="consent-fault"' : ''}><span>${t.consent}</span></label></div>
<button class="button primary">${t.submit}</button>
</form>`;
}

const ENTRY = 'autocomplete="off" autocapitalize="characters" spellcheck="false" required';

/** Number and code are sent and never stand in an address, which a browser would remember. */
function openForm({ texts }: Visit, number?: string): string {
  const t = texts.supervision;
  return html`<form class="form" method="post" action="${SUPERVISION_PATH}/report">
!${input({ name: 'number', label: t.number }, number, `${ENTRY} maxlength="200"`)}
!${input({ name: 'code', label: t.code }, undefined, `${ENTRY} maxlength="20"`)}
<button class="button">${t.open}</button></form>`;
}

/** After a wrong pair of number and code, with one sentence that does not tell which of them was wrong. */
export function reopenPage(visit: Visit, number: string): string {
  const t = visit.texts.supervision;
  const main = html`
<div class="hero"><h1>${t.back}</h1><p>${t.backLead}</p></div>
<div class="alert" role="alert"><p>${t.wrong}</p></div>
!${openForm(visit, number)}`;
  return document(visit, { title: t.title, path: SUPERVISION_PATH, main });
}

interface Taken {
  readonly number: string;
  readonly accessCode: string;
  readonly dueAt: Instant | null;
}

/** What the reporter takes home. */
export function reportedPage(visit: Visit, { number, accessCode, dueAt }: Taken): string {
  const t = visit.texts.supervision;
  const main = html`
<div class="hero"><h1>${t.received}</h1><p>${t.receivedLead}</p></div>
<dl class="ticket" id="ticket"><div><dt>${t.number}</dt><dd>${number}</dd></div><div><dt>${t.code}</dt><dd>${accessCode.replaceAll(/(.{4})(?=.)/g, '$1 ')}</dd></div></dl>
<p class="keep">${t.keep}</p>
!${dueAt === null ? '' : html`<p>${t.due(deadlineInWords(visit, dueAt, visit.now))}</p>`}
<form class="acts" method="post" action="${SUPERVISION_PATH}/report">!${hidden(number, accessCode)}<button class="button primary">${t.see}</button></form>`;
  return document(visit, { title: t.received, path: SUPERVISION_PATH, main });
}

const hidden = (number: string, code: string): string =>
  html`<input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${code}">`;

/** A report as the reporter sees it: where it stands, what was said, and room for more. */
export function reportPage(visit: Visit, report: OwnReport, code: string, fault?: string): string {
  const t = visit.texts.supervision;
  const main = html`
<div class="lead"><p class="no">${t.number} ${report.number} · ${t.reportedOn(momentInWords(visit, report.reportedAt, visit.now))}</p><h1>${t.title}</h1></div>
!${standing(visit, report)}
<section><h2>${t.talk}</h2>!${report.messages.map((message) => quote(visit, message))}</section>
<form class="form" method="post" action="${SUPERVISION_PATH}/messages" novalidate data-once>!${hidden(report.number, code)}
!${textarea({ name: 'body', label: t.add, fault }, undefined, `rows="5" required maxlength="${BODY_LENGTH}"`)}
<button class="button primary">${t.send}</button></form>
<p class="small muted">${t.noRevenge}</p>`;
  return document(visit, { title: t.title, path: SUPERVISION_PATH, main });
}

function standing(visit: Visit, { dueAt, verifiedAt, finding }: OwnReport): string {
  const t = visit.texts.supervision;
  const late = dueAt !== null && dueAt < (verifiedAt ?? visit.now);
  const state = late ? 'broken' : verifiedAt === null ? 'running' : 'kept';
  const words =
    verifiedAt === null || finding === null
      ? [t.waiting, ...(dueAt === null || late ? [] : [t.due(deadlineInWords(visit, dueAt, visit.now))])]
      : [t.finding(t.findings[finding]), t.verified(momentInWords(visit, verifiedAt, visit.now))];
  return html`<div class="now ${state}"><p><strong>${words[0]!}</strong></p>!${words[1] ? html`<p>${words[1]}</p>` : ''}!${late ? html`<p>${t.late}</p>` : ''}</div>`;
}

function quote(visit: Visit, { author, body, at }: ReportMessage): string {
  const t = visit.texts.supervision;
  const who = author === 'reporter' ? t.you : t.inspector;
  return html`<blockquote class="${author === 'reporter' ? 'user' : 'staff'}"><footer><cite>${who}</cite> <time datetime="${formatInstant(at, visit.timeZone)}">${momentInWords(visit, at, visit.now)}</time></footer><p class="body">${body}</p></blockquote>`;
}
