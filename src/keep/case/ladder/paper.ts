import { html } from 'ghtml';
import { organisationName } from '../../../people/staff/store.ts';
import { dayAt, parseInstant } from '../../../platform/time.ts';
import { signatureDate } from '../../../promise/pledge/paper/numeral.ts';
import { momentOr } from '../../notify/say.ts';
import type { House } from '../house.ts';
import { zoneOf } from '../read.ts';
import type { UrgeView } from './view.ts';

/** A line of a supervision notice, by its part in an official letter (GB/T 9704-2012). */
export interface UrgeLine {
  readonly kind: 'title' | 'number' | 'to' | 'text' | 'head' | 'name' | 'date';
  readonly text: string;
}

/** A supervision notice as it goes on paper; official letters are Chinese. */
export interface UrgePaper {
  readonly document: string;
  readonly organisation: string;
  readonly lines: readonly UrgeLine[];
}

export async function paperOfUrge(house: House, view: UrgeView): Promise<UrgePaper> {
  const organisation = await organisationName(house.db);
  const zone = zoneOf(house.terms.inForce(parseInstant(view.issuedAt)!));
  const dateOf = (stamp: string) => signatureDate('zh', dayAt(zone, parseInstant(stamp)!));
  const due = momentOr(view.dueAt, 'zh');
  const text = (words: string): UrgeLine[] =>
    words
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'text', text: line.trim() }));
  return {
    document: view.document,
    organisation,
    lines: [
      { kind: 'title', text: '督办函' },
      { kind: 'number', text: view.document },
      { kind: 'to', text: `${view.unit ?? '各有关部门'}：` },
      ...text(`现就“${view.title}”（编号 ${view.number}）一事督办如下。`),
      ...text(view.reason),
      ...text(`请于 ${due} 前书面答复。`),
      { kind: 'name', text: view.issuedBy ? `${organisation}　${view.issuedBy}` : organisation },
      { kind: 'date', text: dateOf(view.issuedAt) },
      ...(view.answeredAt === null ? [] : answerLines(view, dateOf(view.answeredAt), text)),
    ],
  };
}

const answerLines = (
  { answer, answeredBy, unit, state }: UrgeView,
  date: string,
  text: (words: string) => UrgeLine[],
): UrgeLine[] => [
  { kind: 'head', text: state === 'late' ? '答复（逾期）' : '答复' },
  ...text(answer ?? ''),
  { kind: 'name', text: [unit, answeredBy].filter(Boolean).join('　') },
  { kind: 'date', text: date },
];

/** The notice as a page that prints on A4 as the Word file does. */
export const urgePage = ({ document, lines }: UrgePaper): string => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document}</title>
<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { font: 16pt/28pt 仿宋_GB2312, 仿宋, FangSong, STFangsong, serif; max-width: 156mm; margin: 24px auto; padding: 0 16px; color: #000; background: #fff; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
h1, h2, p { margin: 0; font-weight: normal; overflow-wrap: anywhere; }
.title { font-size: 22pt; line-height: 36pt; text-align: center; font-family: 方正小标宋简体, 华文中宋, STZhongsong, SimSun, serif; }
.number { text-align: center; margin-bottom: 28pt; }
.text { text-indent: 2em; }
.head { font-family: 黑体, SimHei, sans-serif; margin-top: 56pt; text-indent: 2em; }
.sign { text-align: right; padding-right: 4em; }
.text + .sign { margin-top: 56pt; }
</style></head><body><main>!${lines.map(element).join('\n')}</main></body></html>
`;

function element({ kind, text }: UrgeLine): string {
  if (kind === 'title') return html`<h1 class="title">${text}</h1>`;
  if (kind === 'head') return html`<h2 class="head">${text}</h2>`;
  return html`<p class="${kind === 'name' || kind === 'date' ? 'sign' : kind}">${text}</p>`;
}
