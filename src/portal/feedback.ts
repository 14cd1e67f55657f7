import { html } from 'ghtml';
import { input, radios, textarea } from './field.ts';
import { document } from './page.ts';
import { stepsAhead } from './steps-ahead.ts';
import { type Faults, newKey, type Values } from './submission.ts';
import type { Visit } from './visit.ts';

export const ACCEPTED =
  'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.dps,.txt,.csv,text/plain,application/pdf';

interface Entered {
  readonly values: Values;
  readonly faults: Faults;
  /** A refusal that belongs to no field. */
  readonly notice?: string;
  /** Files had been chosen, which no browser sends back into a form. */
  readonly filesLost: boolean;
}

const NOTHING: Entered = { values: {}, faults: {}, filesLost: false };

/** The form, with what was entered and what is wrong with it. */
export function feedbackPage(visit: Visit, entered: Entered = NOTHING): string {
  const { texts } = visit;
  const { values, faults } = entered;
  const t = texts.feedback;
  const main = html`
<div class="hero"><h1>${t.title}</h1><p>${t.lead}</p></div>
!${summary(visit, entered)}
<form class="form" method="post" action="/feedback" enctype="multipart/form-data" novalidate data-once>
<input type="hidden" name="key" value="${values.key ?? newKey()}">
!${textarea({ name: 'body', label: t.body, hint: t.bodyHint, fault: faults.body }, values.body, 'rows="7" required maxlength="10000"')}
!${textarea({ name: 'sought', label: t.sought, hint: t.soughtHint, optional: t.optional, fault: faults.sought }, values.sought, 'rows="2" maxlength="1000"')}
!${input({ name: 'title', label: t.subject, optional: t.optional, fault: faults.title }, values.title, 'maxlength="200"')}
!${radios({ name: 'kind', label: t.kind, optional: t.optional, fault: faults.kind }, [['', t.kindNone], ...Object.entries(t.kindWords)], values.kind ?? '')}
!${files(visit, entered)}
!${radios(
    { name: 'segment', label: t.segment, hint: t.segmentHint, optional: t.optional, fault: faults.segment },
    [
      ['', t.segmentWords.none],
      ['elderly', t.segmentWords.elderly],
      ['disabled', t.segmentWords.disabled],
    ],
    values.segment ?? '',
  )}
!${input({ name: 'outlet', label: t.outlet, hint: t.outletHint, optional: t.optional, fault: faults.outlet }, values.outlet, 'maxlength="100"')}
!${contact(visit, entered)}
<div class="trap"><label for="website">${t.trap}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
!${consent(visit, entered)}
<button class="button primary">${t.submit}</button>
</form>
<section><h2>${t.next}</h2>!${stepsAhead(visit, 3)}</section>`;
  return document(visit, { title: t.title, at: 'feedback', path: '/feedback', main });
}

function summary({ texts }: Visit, { faults, notice, filesLost }: Entered): string {
  const list = Object.entries(faults);
  if (list.length === 0 && !notice) return '';
  const items = list.map(([field, fault]) => html`<li><a href="#${field}">${fault}</a></li>`);
  return html`<div class="alert" role="alert" tabindex="-1" id="faults">!${notice ? html`<p>${notice}</p>` : html`<h2>${texts.feedback.faults}</h2>`}!${items.length > 0 ? html`<ul>!${items}</ul>` : ''}!${filesLost ? html`<p>${texts.feedback.filesAgain}</p>` : ''}</div>`;
}

function files({ texts }: Visit, { faults, filesLost }: Entered): string {
  const t = texts.feedback;
  const fault = faults.files ?? (filesLost ? t.filesAgain : undefined);
  return input(
    { name: 'files', label: t.files, hint: t.filesHint, optional: t.optional, fault },
    undefined,
    `type="file" multiple accept="${ACCEPTED}"`,
  );
}

function contact({ texts }: Visit, { values, faults }: Entered): string {
  const t = texts.feedback;
  return html`<fieldset class="field group"><legend>${t.contact} <span class="optional">${t.optional}</span></legend><p class="hint">${t.contactHint}</p>
!${input({ name: 'name', label: t.name, fault: faults.name }, values.name, 'autocomplete="name" maxlength="100"')}
!${input({ name: 'phone', label: t.phone, fault: faults.phone }, values.phone, 'type="tel" autocomplete="tel" maxlength="40"')}
!${input({ name: 'email', label: t.email, fault: faults.email }, values.email, 'type="email" autocomplete="email" maxlength="254"')}
</fieldset>`;
}

function consent({ texts, organisation }: Visit, { values, faults }: Entered): string {
  const t = texts.feedback;
  const fault = faults.consent;
  return html`<div class="field consent"><p class="hint" id="consent-hint">${t.privacy(organisation!.retentionYears)}<a href="/privacy">${t.privacyMore}</a></p>
!${fault ? html`<p class="fault" id="consent-fault">${fault}</p>` : ''}
<label class="choice"><input type="checkbox" id="consent" name="consent" value="yes" required aria-describedby="consent-hint${fault ? ' consent-fault' : ''}"!${fault ? ' aria-invalid="true"' : ''}!${values.consent === 'yes' ? ' checked' : ''}><span>${t.consent}</span></label></div>`;
}
