import type { Locale } from '../../../platform/route.ts';
import { dayAt, type Instant } from '../../../platform/time.ts';
import { isBlankLine } from '../blank.ts';
import { clauseSegments, dayInWords, type Segment, wordsIn } from '../phrase.ts';
import { type BlankName, type Draft, type DraftClause, isClockMeasure, type Party } from '../pledge.ts';
import { hoursInWords, needsHours } from './hours.ts';
import { signatureDate } from './numeral.ts';
import { type Around, TEXTS } from './texts.ts';

/** A letter as it goes on paper: a draft, or a published version. */
export interface Paper {
  readonly pledge: Draft;
  readonly published?: { readonly version: number; readonly at: Instant };
  /** Where anyone can see what became of it; printed as a QR code. */
  readonly address?: string;
}

/** A paragraph of the letter. What stands in it as a blank is underlined. */
export interface PaperLine {
  readonly kind: 'title' | 'form' | 'section' | 'article' | 'clause' | 'point' | 'name' | 'date';
  readonly runs: readonly PaperRun[];
}

/** A stretch of a paragraph; `aside` marks what is told of a clause beside its words. */
export interface PaperRun extends Segment {
  readonly aside?: boolean;
}

const plain = (text: string): Segment => ({ text, blank: false });

/** A name that is still open gets a line long enough to write one on. */
const nameOf = (name: string): string => (isBlankLine(name) ? '_'.repeat(10) : name);

/** The letter, paragraph by paragraph, as Chinese official letters are laid out (in the manner of GB/T 9704-2012). */
export function linesOfPaper({ pledge, published }: Paper, locale: Locale): PaperLine[] {
  const t = TEXTS[locale];
  const { promisor, recipient } = pledge;
  const sign = (label: string, { name }: Party): PaperLine => ({
    kind: 'name',
    runs: [plain(label), plain(nameOf(name))],
  });
  const day = published && dayAt(pledge.calendar.timezone, published.at);
  return [
    { kind: 'title', runs: [plain((locale === 'en' && pledge.titleEn) || pledge.title)] },
    ...formLines(pledge, locale),
    ...clauseLines(pledge.clauses, locale),
    sign(t.signed(promisor.type), promisor),
    // A recipient who is somebody, and not all users, puts a seal to it as well.
    ...(recipient?.type ? [sign(t.countersigned(recipient.type), recipient)] : []),
    { kind: 'date', runs: [plain(day === undefined ? t.openDate : signatureDate(locale, day))] },
  ];
}

/** Who promises what to whom, from when on, and when they work. */
function formLines({ promisor, recipient, effective, calendar, clauses }: Draft, locale: Locale) {
  const t = TEXTS[locale];
  const line = (label: string, ...rest: Segment[]): PaperLine => ({
    kind: 'form',
    runs: [plain(label), ...rest],
  });
  const party = ({ name, type }: Party) => [
    { text: nameOf(name), blank: true },
    ...(type ? [plain(t.partyType(type))] : []),
  ];
  const days = effective && [effective.from, ...(effective.to ? [effective.to] : [])];
  return [
    line(t.promisor, ...party(promisor)),
    ...(recipient ? [line(t.recipient, ...party(recipient))] : []),
    ...(days ? [line(t.term, ...termSegments(days, locale))] : []),
    ...(needsHours(clauses) ? [line(t.hours, plain(hoursInWords(calendar, locale)))] : []),
  ];
}

function termSegments([from, to]: readonly string[], locale: Locale): Segment[] {
  const t = TEXTS[locale];
  const day = (text: string): Segment => ({ text: dayInWords(text, locale), blank: true });
  return to === undefined
    ? [plain(t.since[0]), day(from!), plain(t.since[1])]
    : [day(from!), plain(t.to), day(to)];
}

/** A number of a clause in words of its own, by the same rules as in a sentence. */
function saying(clause: DraftClause, blank: BlankName, [before, after]: Around, locale: Locale): Segment[] {
  const text = `${before}{{${blank}}}${after}`;
  return clauseSegments(
    locale === 'en' ? { ...clause, text: '', textEn: text } : { ...clause, text },
    locale,
  );
}

/** Clauses are counted through the whole letter, so that a number names one of them; sections where they change. */
function clauseLines(clauses: readonly DraftClause[], locale: Locale): PaperLine[] {
  const t = TEXTS[locale];
  const parted = clauses.some(({ section }) => section !== undefined);
  let section: string | undefined | null = null;
  let sections = 0;
  return clauses.flatMap((clause, index) => {
    const name = wordsIn(clause, 'section', locale);
    const heading: PaperLine[] =
      parted && name !== section
        ? [{ kind: 'section', runs: [plain(t.section(++sections, name ?? t.other))] }]
        : [];
    section = name;
    const number = parted ? t.clause(index + 1) : t.article(index + 1);
    return [
      ...heading,
      { kind: parted ? 'clause' : 'article', runs: [plain(number), ...sentence(clause, locale)] },
      ...pointLines(clause, locale),
    ];
  });
}

/** The words of a clause and, before their full stop, what is told beside them: so both are one promise. */
function sentence(clause: DraftClause, locale: Locale): PaperRun[] {
  const words = clauseSegments(clause, locale);
  const aside = asideOf(clause, locale).map((segment) => ({ ...segment, aside: true }));
  const last = words.at(-1);
  const stop = last && !last.blank ? /[。.；;!！]$/u.exec(last.text)?.[0] : undefined;
  if (aside.length === 0 || !last || stop === undefined) return [...words, ...aside];
  const before = plain(last.text.slice(0, -stop.length));
  return [...words.slice(0, -1), ...(before.text === '' ? [] : [before]), ...aside, plain(stop)];
}

/** What the sentence of a clause leaves unsaid of its numbers, and who answers for it. */
function asideOf(clause: DraftClause, locale: Locale): Segment[] {
  const t = TEXTS[locale];
  const template = (locale === 'en' && clause.textEn) || clause.text;
  const unsaid = (Object.keys(t.values) as BlankName[]).filter(
    (blank) =>
      clause[blank] !== undefined &&
      !(blank === 'target' && clause.target === 1) &&
      !(blank === 'limit' && !isClockMeasure(clause.measure)) &&
      !new RegExp(`\\{\\{\\s*${blank}\\s*\\}\\}`).test(template),
  );
  const owner = wordsIn(clause, 'owner', locale);
  const indicator = wordsIn(clause, 'indicator', locale);
  const parts = [
    ...unsaid.map((blank) => saying(clause, blank, t.values[blank], locale)),
    ...(clause.hours ? [[plain(t.covered(hoursInWords({ hours: clause.hours }, locale)))]] : []),
    ...(indicator ? [[plain(t.indicator(indicator))]] : []),
    ...(owner ? [[plain(t.owner[0]), { text: owner, blank: isBlankLine(owner) }, plain(t.owner[1])]] : []),
  ];
  if (parts.length === 0) return [];
  const told = parts.flatMap((part, index) => (index === 0 ? part : [plain(t.comma), ...part]));
  return [plain(t.aside[0]), ...told, plain(t.aside[1])];
}

/** What a clause carries as lists, each member counted below it. */
function pointLines(clause: DraftClause, locale: Locale): PaperLine[] {
  const t = TEXTS[locale];
  const points = (['deliverables', 'conditions', 'exclusions'] as const).flatMap((key) =>
    (wordsIn(clause, key, locale) ?? []).map((words) => t.points[key](words)),
  );
  return points.map((words, index) => ({ kind: 'point', runs: [plain(`${index + 1}. ${words}`)] }));
}
