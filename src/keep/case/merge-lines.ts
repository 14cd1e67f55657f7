import type { Staff } from '../../people/staff/staff.ts';
import { findUnit, type Unit } from '../../people/staff/unit.ts';
import { type Fields, SCOPE_FIELDS } from '../../promise/pledge/pledge.ts';
import { WAITING_REASONS, type WaitingReason } from './case.ts';
import { staffKey } from './doer.ts';
import { type CaseEvent, isOpening } from './event.ts';
import type { HistoryLine } from './line.ts';
import type { StoredEvent } from './state.ts';

/** Whose names are known here. */
export interface Directory {
  readonly units: readonly Unit[];
  readonly staff: readonly Staff[];
}

/** An event to add, with the line that it comes from. */
export interface Addition {
  readonly event: StoredEvent;
  readonly line: HistoryLine;
}

/**
 * The events that a case does not have yet. Lines that say the same happened at the same moment are the same event,
 * each as often as it was written down; so the same file changes nothing when it is imported again, and overlapping
 * ones add up.
 */
export function additions(
  held: readonly StoredEvent[],
  lines: readonly HistoryLine[],
  directory: Directory,
): Addition[] {
  const known = new Map<string, number>();
  for (const event of held) known.set(identityOf(event), (known.get(identityOf(event)) ?? 0) + 1);
  const added: Addition[] = [];
  for (const line of lines) {
    const identity = identityOf(line);
    const left = known.get(identity) ?? 0;
    if (left > 0) known.set(identity, left - 1);
    else added.push({ event: eventOf(line, held.length + added.length + 1, directory), line });
  }
  return added;
}

/** What verdicts are made of. What an opening event says of the case may have been filled in by the classifier. */
function identityOf(event: CaseEvent & { readonly into?: string }): string {
  const fields: Fields = isOpening(event.type) ? {} : (event.fields ?? {});
  const said = SCOPE_FIELDS.map((field) => fields[field] ?? null);
  return JSON.stringify([event.at, event.type, said, event.score, event.solved, event.into]);
}

function eventOf(line: HistoryLine, seq: number, { units, staff }: Directory): StoredEvent {
  const { at, type, fields, score, solved, into } = line;
  const author = line.by === undefined ? undefined : staff.find(({ name }) => name === line.by);
  const isReason = (WAITING_REASONS as readonly (string | undefined)[]).includes(line.reason);
  return {
    seq,
    at,
    type,
    actor: 'import',
    staffId: author?.id ?? null,
    ...(fields && { fields }),
    ...(score !== undefined && { score }),
    ...(solved !== undefined && { solved }),
    ...(into !== undefined && { into }),
    ...(type === 'waiting_user' && isReason && { reason: line.reason as WaitingReason }),
    ...(line.by !== undefined && !author && { author: line.by }),
    ...(line.trained !== undefined && { trained: line.trained }),
    ...(type === 'reviewed' && line.by !== undefined && { by: author ? staffKey(author.id) : line.by }),
    ...((type === 'dispatched' || type === 'reclassified') && handOver(line, units, staff)),
  };
}

/** Names that nobody here has stay in the event as they were written. */
function handOver({ type, unit, assignee }: HistoryLine, units: readonly Unit[], staff: readonly Staff[]) {
  const found = unit === undefined ? undefined : findUnit(units, unit);
  const person = assignee === undefined ? undefined : staff.find(({ name }) => name === assignee);
  return {
    ...(found && { unitId: found.id }),
    ...(type === 'dispatched' && unit !== undefined && { unit: found?.name ?? unit }),
    ...(type === 'dispatched' && person && { assigneeId: person.id }),
    ...(type === 'dispatched' && assignee !== undefined && !person && { assignee }),
  };
}
