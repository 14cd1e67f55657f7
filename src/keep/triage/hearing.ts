import { automaton, type Occurrence } from './automaton.ts';
import type { Rule, Rules, Verdict } from './rule.ts';

/** A word that stands in the text and means what it says. */
export interface Heard {
  readonly word: string;
  readonly weight: number;
  readonly says: Verdict;
}

type Meaning = { readonly rule: Rule } | { readonly group: string } | { readonly mask: true };

/** How much text around a word is looked at, in UTF-16 code units. */
const NEAR = 24;

const LATIN = /[a-z0-9]/;
const SENTENCE_END = /[。!?;\n…]|\. /g;
const CLAUSE_START = /^.*[,。!?;:\n、…]/s;
const CLAUSE_END = /[。!?;\n…]/;

const listOf = (words: string): string[] => words.split('|').filter((word) => word !== '');

/** Half width, lower case, and no space between Chinese characters, since people type them anyhow. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
    .replaceAll('’', "'");

/**
 * Compiles rules into a listener: one pass over a text finds all words, then drops those that a mask covers,
 * that are denied (不急), that have not happened (万一…) or are over (已修复). Linear in the length of the text.
 */
export function hearing(rules: Rules): (text: string) => Heard[] {
  const lexicon = lexiconOf(rules);
  const words = [...lexicon.keys()];
  const meanings = [...lexicon.values()];
  const find = automaton(words);
  const context = contextOf(rules);
  return (raw) => {
    const text = normalise(raw);
    const found = find(text).filter((one) => isWhole(text, one));
    const audible = unmasked(text, found, meanings);
    const sentences = sentenceEnds(text);
    const groups = groupsBySentence(audible, meanings, sentences);
    const spoken = new Map<Rule, Set<string>>();
    const heard: Heard[] = [];
    for (const one of audible) {
      for (const meaning of meanings[one.word]!) {
        if (!('rule' in meaning)) continue;
        const { rule } = meaning;
        if (rule.with && !groups.has(`${sentenceOf(sentences, one.start)} ${rule.with}`)) continue;
        const said = spoken.get(rule) ?? new Set();
        if (said.has(words[one.word]!)) continue;
        const says = context(text, one, rule.says);
        if (says === undefined) continue;
        spoken.set(rule, said.add(words[one.word]!));
        heard.push({ word: words[one.word]!, weight: rule.weight, says });
      }
    }
    for (const { pattern, says, weight } of rules.patterns) {
      const match = pattern.exec(text);
      if (match) heard.push({ word: match[0], weight, says });
    }
    return heard;
  };
}

function lexiconOf(rules: Rules): Map<string, Meaning[]> {
  const lexicon = new Map<string, Meaning[]>();
  const enter = (words: string, meaning: Meaning) => {
    for (const word of listOf(words)) lexicon.set(word, [...(lexicon.get(word) ?? []), meaning]);
  };
  enter(rules.masks, { mask: true });
  for (const [group, words] of Object.entries(rules.groups)) enter(words, { group });
  for (const rule of rules.rules) enter(rule.words, { rule });
  return lexicon;
}

/** Whether a word that begins or ends in Latin letters is not just a part of a longer one. */
function isWhole(text: string, { start, end }: Occurrence): boolean {
  const cut = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && LATIN.test(left) && LATIN.test(right);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}

function unmasked(
  text: string,
  found: readonly Occurrence[],
  meanings: readonly Meaning[][],
): readonly Occurrence[] {
  const masks = found.filter(({ word }) => meanings[word]!.some((meaning) => 'mask' in meaning));
  if (masks.length === 0) return found;
  // For each position: where the furthest of the masks that begin at or before it ends.
  const reach = new Int32Array(text.length);
  for (const { start, end } of masks) reach[start] = Math.max(reach[start]!, end);
  for (let i = 1; i < reach.length; i++) reach[i] = Math.max(reach[i]!, reach[i - 1]!);
  return found.filter(({ start, end }) => reach[start]! < end);
}

function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { index } of text.matchAll(SENTENCE_END)) ends.push(index);
  return ends;
}

/** The number of the sentence in which a position lies: how many sentences end before it. */
function sentenceOf(ends: readonly number[], position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupsBySentence(
  found: readonly Occurrence[],
  meanings: readonly Meaning[][],
  ends: readonly number[],
): Set<string> {
  const groups = new Set<string>();
  for (const one of found) {
    for (const meaning of meanings[one.word]!) {
      if ('group' in meaning) groups.add(`${sentenceOf(ends, one.start)} ${meaning.group}`);
    }
  }
  return groups;
}

const quoted = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** An alternation in which Latin words stand for themselves only. */
const anyOf = (words: string): string =>
  listOf(words)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => (LATIN.test(word[0]!) ? `(?<![a-z0-9])${quoted(word)}(?![a-z0-9])` : quoted(word)))
    .join('|');

/** Says what is left of a verdict where the word stands: all, no more than what it is about, or nothing. */
function contextOf(rules: Rules): (text: string, one: Occurrence, says: Verdict) => Verdict | undefined {
  const denied = new RegExp(`(?:${anyOf(rules.denials)})(?:${anyOf(rules.fillers)})*$`);
  const emphasised = new RegExp(`(?:${anyOf(rules.emphases)})(?:${anyOf(rules.fillers)})*$`);
  const imagined = new RegExp(`(?:${anyOf(rules.hypotheses)})`);
  const settled = new RegExp(`(?:${anyOf(rules.settled)})`);
  return (text, { start, end }, says) => {
    const clause = text.slice(Math.max(0, start - NEAR), start).replace(CLAUSE_START, '');
    if (denied.test(clause) && !emphasised.test(clause)) return undefined;
    if (says.urgency === undefined && says.complexity === undefined) return says;
    const rest = text.slice(end, end + NEAR / 2).split(CLAUSE_END, 1)[0]!;
    if (!imagined.test(clause) && !settled.test(rest)) return says;
    return says.category === undefined ? undefined : { category: says.category };
  };
}
