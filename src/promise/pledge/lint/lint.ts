import type { Draft } from '../pledge.ts';
import { emptyBlank, emptyTarget, outOfRange } from './blanks.ts';
import { contradiction, endsBeforeStart, looserThanGeneral, partialOverlap } from './clocks.ts';
import { milestoneOutOfOrder, termInThePast, termsOverlap } from './dates.ts';
import { twoNumbers } from './duplicates.ts';
import { type Around, type Finding, letterOf, type Rule } from './finding.ts';
import { channelWithoutResponse, stepWithoutLimit, workingTimeRoundTheClock } from './gaps.ts';
import { kindLeftOut } from './left-out.ts';
import { prioritySlower, urgentSlower } from './preferred.ts';
import { nobodyOnDuty } from './presence.ts';
import {
  dutyWithoutEvidence,
  gateForAll,
  measurableStatement,
  milestoneWithoutDate,
  unowned,
  unprovenStatement,
} from './proof.ts';

/** All that is looked for, the gravest first. */
export const RULES: readonly Rule[] = [
  emptyBlank,
  urgentSlower,
  prioritySlower,
  contradiction,
  twoNumbers,
  endsBeforeStart,
  looserThanGeneral,
  partialOverlap,
  channelWithoutResponse,
  stepWithoutLimit,
  kindLeftOut,
  workingTimeRoundTheClock,
  nobodyOnDuty,
  milestoneWithoutDate,
  milestoneOutOfOrder,
  emptyTarget,
  measurableStatement,
  dutyWithoutEvidence,
  unowned,
  unprovenStatement,
  gateForAll,
  outOfRange,
  termInThePast,
  termsOverlap,
];

const GRAVITY = { fault: 0, warning: 1, hint: 2 } as const;

/**
 * What a careful reader would say of a letter before it is published.
 * @returns faults first, then warnings and hints; a letter with faults is not published
 */
export function lintPledge(draft: Draft, around: Around = {}): Finding[] {
  const letter = letterOf(draft, around);
  const findings = RULES.flatMap((rule) =>
    [...rule.find(letter)].map(
      ({ clauses, member, sentence, remedy, severity = rule.severity }): Finding => ({
        severity,
        rule: rule.name,
        clauses: clauses.map(({ id }) => id),
        path: [
          ...(clauses[0] ? ['clauses', draft.clauses.indexOf(clauses[0])] : []),
          ...(member === undefined ? [] : [member]),
        ],
        sentence,
        remedy,
      }),
    ),
  );
  return findings.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}
