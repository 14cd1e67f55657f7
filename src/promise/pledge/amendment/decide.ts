import { Refusal } from '../../../platform/refusal.ts';
import { dayAt, type Instant, parseDay } from '../../../platform/time.ts';
import {
  type Amendment,
  type Approval,
  type Command,
  NEXT,
  type Step,
  type Taken,
  TRANSITIONS,
} from './amendment.ts';
import { AMENDMENT_TEXTS } from './texts.ts';

/** Who takes a step, when, and on what. */
export interface Circumstances {
  readonly now: Instant;
  /** Of the letter's calendar. */
  readonly timeZone: string;
  /** null from the command line. */
  readonly staffId: number | null;
  /** The revision of the draft as it is now. */
  readonly revision: number;
  /** Who wrote the draft or changed it. */
  readonly authors: ReadonlySet<number>;
}

/** The step that is recorded, or why it is not taken. */
export function decide(
  current: Amendment,
  command: Command,
  { now, timeZone, staffId, revision, authors }: Circumstances,
): Taken | Refusal {
  const refusal = notOpen(current, command.step) ?? gate(current, command, { staffId, revision, authors });
  if (refusal) return refusal;
  if (command.step === 'approve' && !isPast(command, timeZone, now))
    return new Refusal('bad-request', AMENDMENT_TEXTS.futureDecision);
  return { content: command, revision, at: now, staffId };
}

/** A step that is not there yet names the one that is missing; one that is over says so. */
function notOpen({ stage, assessment }: Amendment, step: Step): Refusal | undefined {
  const early = step === 'publish' && stage !== 'approved' && assessment?.trigger !== 'emergency';
  if (TRANSITIONS[stage][step] && !early) return undefined;
  const missing = NEXT[stage];
  const isOver = missing === null || (stage.startsWith('published') && step !== 'approve');
  if (isOver) return new Refusal('step-not-open', AMENDMENT_TEXTS.notOpen(step, stage));
  return new Refusal('gate-not-met', AMENDMENT_TEXTS.missing(missing), { step: missing });
}

function gate(
  current: Amendment,
  command: Command,
  { staffId, revision, authors }: Pick<Circumstances, 'staffId' | 'revision' | 'authors'>,
): Refusal | undefined {
  if (command.step === 'joint-review') {
    const units = new Set(command.opinions.map(({ unit }) => unit));
    if (units.size < 2 || units.size < command.opinions.length)
      return new Refusal('gate-not-met', AMENDMENT_TEXTS.twoUnits, { step: 'joint-review' });
    // A second meeting without whoever disagreed at the first would be a way around them.
    const unheard = [...current.objectors].filter((unit) => !units.has(unit));
    if (unheard.length > 0)
      return new Refusal('gate-not-met', AMENDMENT_TEXTS.unheard(unheard), { step: 'joint-review' });
  }
  if (
    (command.step === 'withdraw-objection' || command.step === 'overrule') &&
    !current.objectors.has(command.unit)
  )
    return new Refusal('step-not-open', AMENDMENT_TEXTS.noObjection(command.unit));
  if (command.step === 'approve' || command.step === 'overrule') {
    if (staffId === null || authors.has(staffId) || current.assessors.has(staffId))
      return new Refusal('gate-not-met', AMENDMENT_TEXTS.fourEyes, { step: command.step });
  }
  if (command.step === 'approve') {
    if (current.objectors.size > 0) {
      const units = [...current.objectors];
      return new Refusal('gate-not-met', AMENDMENT_TEXTS.objected(units), { step: 'overrule', units });
    }
    if (current.assessment!.major && !(command.body?.trim() && command.minutes?.trim()))
      return new Refusal('gate-not-met', AMENDMENT_TEXTS.bodyNeeded, { step: 'approve' });
  }
  if (command.step === 'publish' && current.stage === 'approved' && current.approvedRevision !== revision)
    return new Refusal('gate-not-met', AMENDMENT_TEXTS.changedSince, { step: 'approve' });
  return undefined;
}

function isPast({ date }: Approval, timeZone: string, now: Instant): boolean {
  const day = parseDay(date);
  return day !== undefined && day <= dayAt(timeZone, now);
}
