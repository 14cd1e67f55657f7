import type { Text } from '../../platform/refusal.ts';
import type { Instant } from '../../platform/time.ts';
import type { EvidenceEntry, Occurrence, Standing } from '../duty/duty.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { clauseSentence, wordsIn } from '../pledge/phrase.ts';
import type { Clause } from '../pledge/pledge.ts';

/** A phase of the roll-out plan: what is delivered by a day. */
export type MilestoneClause = Clause & { readonly measure: 'milestone' };

export const isMilestone = (clause: Clause): clause is MilestoneClause => clause.measure === 'milestone';

/** One thing that a phase delivers. */
export interface Deliverable {
  /** Tells it from the others of its clause, in every version of the letter: its Chinese name, or one of the two below. */
  readonly key: string;
  readonly name: Text;
  /** How many times it takes: of a number of people that many, of anything else one. */
  readonly needed: number;
}

/** A clause that names nothing to deliver is itself what is delivered. */
export const WHOLE = '*';
/** The number that a clause promises, such as that of specialists. */
export const NUMBER = '#';

/** Where a part of a sentence ends; the mark of a plural, `(s)`, is no end. */
const PIECE = /[，。；：、,;:（）.]+|\((?!s\))|(?<!\(s)\)/u;

/** The words around the number: `服务专员 10 名`. */
function numberedIn(clause: MilestoneClause, locale: 'zh' | 'en'): string {
  const template = locale === 'en' ? (clause.textEn ?? clause.text) : clause.text;
  const piece = template.split(PIECE).find((one) => /\{\{\s*count\s*\}\}/u.test(one));
  if (piece === undefined) return String(clause.count);
  const { textEn: _, ...plain } = clause;
  return clauseSentence({ ...plain, text: piece.trim().replace(/^and /, '') }, locale);
}

/** What a phase delivers, in the order of the letter. */
export function deliverablesOf(clause: MilestoneClause): Deliverable[] {
  const english = wordsIn(clause, 'deliverables', 'en') ?? [];
  const named = [...new Set(clause.deliverables)].map((zh): Deliverable => {
    const en = english[clause.deliverables!.indexOf(zh)] ?? zh;
    return { key: zh, name: { zh, en }, needed: 1 };
  });
  if (clause.count !== undefined) {
    const name = { zh: numberedIn(clause, 'zh'), en: numberedIn(clause, 'en') };
    return [...named, { key: NUMBER, name, needed: clause.count }];
  }
  if (named.length > 0) return named;
  const name = { zh: clauseSentence(clause, 'zh'), en: clauseSentence(clause, 'en') };
  return [{ key: WHOLE, name, needed: 1 }];
}

/**
 * A deliverable as one version of the letter promises it. It is due at close of business of the last day of its phase,
 * or of the next working day when that is none (Civil Code of the PRC, article 203).
 *
 * The version answers for it when it is in force on that day. One that another version takes over from before owes it no
 * more, whether the new one moves the day or drops it; what was judged until then stays. A day that had passed when the
 * version took over is judged all the same if the letter that was in force on it promised the deliverable; else it
 * was over before anyone promised it, and owes nothing.
 */
export interface Commitment extends Occurrence {
  readonly letter: PublishedPledge;
  readonly clause: MilestoneClause;
  readonly deliverable: Deliverable;
  /** The version that takes it over; null when the version answers for it itself, or nobody does. */
  readonly replacedBy: PublishedPledge | null;
}

/** A commitment with what it comes to at a moment, and what that rests on. */
export interface DeliverableNow extends Commitment, Standing {
  readonly entries: readonly EvidenceEntry[];
  /** When it was there, in time or not. */
  readonly deliveredAt: Instant | null;
}
