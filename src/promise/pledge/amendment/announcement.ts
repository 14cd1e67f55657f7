import type { Text } from '../../../platform/refusal.ts';
import { dayAt, formatDay, type Instant } from '../../../platform/time.ts';
import { clauseSentence } from '../phrase.ts';
import type { Clause, Pledge } from '../pledge.ts';
import type { Trigger } from './amendment.ts';
import { type ClauseChange, redline } from './redline.ts';

/** A clause that a version changed, as it was and as it is. */
export interface AnnouncedClause {
  readonly id: string;
  readonly change: ClauseChange['change'];
  /** Its place in the letter after, from 1; of one that was removed, in the letter before. */
  readonly number: number;
  /** Where it was moved from. */
  readonly from: number | null;
  readonly before: Text | null;
  readonly after: Text | null;
}

export interface AnnouncedChanges {
  /** Keys of the letter's file around its clauses, such as `effective`. */
  readonly letter: readonly string[];
  readonly clauses: readonly AnnouncedClause[];
}

/** What everyone is told of a version on its publication. */
export interface Announcement {
  /** A UUID, by which feeds know it again. */
  readonly id: string;
  readonly pledgeId: number;
  readonly version: number;
  /** The version that it replaces; null of the first. */
  readonly sinceVersion: number | null;
  readonly announcedAt: Instant;
  /** The first day, `YYYY-MM-DD`, on which what comes in is held to it. */
  readonly bindsFrom: string;
  /** null when it was not made as an amendment. */
  readonly trigger: Trigger | null;
  readonly reason: string | null;
  readonly changes: AnnouncedChanges;
}

/** How long an announcement stands on the public pages, in days. The feed keeps it for good. */
export const ANNOUNCED_DAYS = 30;

/** A letter binds from its publication, or from the first day that it names if that is later. */
export function bindsFrom({ effective, calendar }: Pledge, publishedAt: Instant): string {
  const today = formatDay(dayAt(calendar.timezone, publishedAt));
  return effective && effective.from > today ? effective.from : today;
}

const inBoth = (clause: Clause | undefined): Text | null =>
  clause ? { zh: clauseSentence(clause, 'zh'), en: clauseSentence(clause, 'en') } : null;

/** What a version changed, clause by clause. Of the first version it is nothing. */
export function announcedChanges(before: Pledge | undefined, after: Pledge): AnnouncedChanges {
  if (!before) return { letter: [], clauses: [] };
  const { letter, clauses } = redline(before, after, 'zh');
  return {
    letter: letter.map(({ field }) => field),
    clauses: clauses.map(({ id, change, number, from }) => {
      const place = change === 'removed' ? undefined : after.clauses[number - 1];
      const old =
        change === 'added'
          ? undefined
          : (before.clauses.find((clause) => clause.id === id) ?? before.clauses[(from ?? 0) - 1]);
      return { id, change, number, from, before: inBoth(old), after: inBoth(place) };
    }),
  };
}

/** Whether anyone who reads the letter has to know: a new name alone is no news. */
export const isNews = ({ sinceVersion, trigger, changes }: Announcement): boolean =>
  sinceVersion !== null && (trigger !== null || changes.clauses.length > 0);
