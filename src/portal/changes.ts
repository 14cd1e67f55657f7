import { html } from 'ghtml';
import type { Locale } from '../platform/route.ts';
import { dayAt, parseInstant } from '../platform/time.ts';
import {
  type ClauseChange,
  type FieldChange,
  redline,
  versionBefore,
} from '../promise/pledge/amendment/redline.ts';
import { TRIGGER_NAMES } from '../promise/pledge/amendment/texts.ts';
import { compareWords } from '../promise/pledge/amendment/words.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { chineseNumber } from '../promise/pledge/paper/numeral.ts';
import type { PortalDeps } from './deps.ts';
import { titleIn } from './figure.ts';
import { document } from './page.ts';
import { redlined } from './redlined.ts';
import { dateInWords } from './span.ts';
import type { Visit } from './visit.ts';
import { dateOfDay } from './words.ts';

type FieldNames = Visit['texts']['changes']['fields'];

/** What a version changed in the one before it, word by word, and how that was decided. */
export async function changesPage(visit: Visit, letter: PublishedPledge, deps: PortalDeps): Promise<string> {
  const t = visit.texts.changes;
  const title = t.title(letter.version);
  const before = versionBefore(deps.book.published(), letter);
  const main = html`
<article class="sheet">
<h1>${title}</h1>
<p class="sub">${[titleIn(letter.pledge, visit.locale), ...(before ? [t.since(before.version)] : [])].join(' · ')}</p>
!${await decision(visit, letter, deps)}
!${before ? difference(visit, before, letter) : html`<p>${t.first}</p>`}
</article>
<p class="links"><a href="/pledge/${letter.id}">${t.back}</a></p>`;
  return document(visit, { title, at: 'pledge', wide: true, main });
}

async function decision(visit: Visit, letter: PublishedPledge, deps: PortalDeps): Promise<string> {
  const amendment = await deps.amendment(letter.id);
  if (!amendment) return '';
  const t = visit.texts.changes;
  const { trigger, reason, approval, ratifyBy, overdue } = amendment;
  const on = approval && dateInWords(visit, approval.date);
  const facts = [
    [t.trigger, html`${TRIGGER_NAMES[trigger][visit.locale]}`],
    [t.reason, html`<span lang="zh-CN">${reason}</span>`],
    ...(approval
      ? [
          [
            t.approved,
            html`!${approval.body === null ? '' : html`<span lang="zh-CN">${approval.body}</span> `}${on}`,
          ],
        ]
      : []),
    ...(!approval && ratifyBy !== null
      ? [
          [
            t.ratify,
            html`${t.until(dateOfDay(visit.locale, dayAt(visit.timeZone, parseInstant(ratifyBy)!)))}`,
          ],
        ]
      : []),
    ...(overdue ? [[t.ratify, html`${approval ? t.lateApproval : t.overdue}`]] : []),
  ];
  return html`<dl class="decision">!${facts.map(([name, words]) => html`<div><dt>${name}</dt><dd>!${words}</dd></div>`)}</dl>`;
}

function difference(visit: Visit, before: PublishedPledge, letter: PublishedPledge): string {
  const t = visit.texts.changes;
  const { letter: fields, clauses } = redline(before.pledge, letter.pledge, visit.locale);
  if (fields.length === 0 && clauses.length === 0) return html`<p>${t.nothing}</p>`;
  const changed = (...names: string[]) => fields.some(({ field }) => names.includes(field));
  const [old, present] = [before, letter].map(({ pledge }) => titleIn(pledge, visit.locale)) as [
    string,
    string,
  ];
  const around = [
    ...(changed('title', 'titleEn') ? [html`${t.letterTitle}!${redlined(compareWords(old, present))}`] : []),
    ...(changed('promisor', 'recipient') ? [html`${t.parties}`] : []),
    ...(changed('effective') ? [html`${t.term}`] : []),
    ...(changed('calendar') ? [html`${t.calendar}`] : []),
  ];
  const letterPart =
    around.length === 0
      ? ''
      : html`<h2>${t.letter}</h2><ul class="plain">!${around.map((item) => html`<li>!${item}</li>`)}</ul>`;
  const clausePart =
    clauses.length === 0 ? '' : html`<h2>${t.clauses}</h2>!${clauses.map((one) => clause(visit, one))}`;
  return html`<p class="legend">${t.legend} <del>${t.removedWord}</del> <ins>${t.addedWord}</ins></p>!${letterPart}!${clausePart}`;
}

function clause({ texts, locale }: Visit, { change, number, from, text, how, fields }: ClauseChange): string {
  const t = texts.changes;
  const beside = [
    ...(from === null ? [] : [html`${t.movedFrom(locale === 'zh' ? chineseNumber(from) : String(from))}`]),
    ...(change === 'changed' ? besideText(fields, t.fields, locale) : []),
  ];
  const isSeen = beside.length > 0 || [...text, ...how].some((piece) => piece.change !== 'same');
  const notes = isSeen ? beside : [html`${t.unseen}`];
  const place = texts.pledge.clause(locale === 'zh' ? chineseNumber(number) : String(number));
  return html`<div class="clause change"><div><p>${place}!${redlined(text)}</p><p class="how">!${redlined(how)}</p></div><aside class="margin"><p>${t.kinds[change]}</p>!${notes.map((note) => html`<p>!${note}</p>`)}</aside></div>`;
}

/** What changed in a clause that neither its sentence nor its measure tells, in the language of the page. */
function besideText(fields: readonly FieldChange[], names: FieldNames, locale: Locale): string[] {
  const inEnglish = new Set(
    fields.flatMap(({ field }) => (field.endsWith('En') ? [field.slice(0, -2)] : [])),
  );
  return fields.flatMap(({ field, before, after }) => {
    const name = field.replace(/En$/, '');
    const isOtherLanguage = locale === 'en' ? inEnglish.has(field) : field !== name;
    const label = names[name as keyof FieldNames];
    if (label === undefined || isOtherLanguage) return [];
    return [html`${label} !${redlined(compareWords(told(before), told(after)))}`];
  });
}

const told = (value: unknown): string => (Array.isArray(value) ? value.join('；') : String(value ?? ''));
