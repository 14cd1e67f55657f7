import { type Instant, parseInstant } from '../../platform/time.ts';
import { type Fields, SCOPE_FIELDS, SCOPE_VALUES, type ScopeField } from '../../promise/pledge/pledge.ts';
import { type CaseEvent, describes, type EventType, HISTORY_TYPES } from './event.ts';

/** One line of a history file: an event with the case it belongs to, and what an import keeps besides. */
export interface HistoryLine extends CaseEvent {
  readonly case: string;
  /** `merged`: the case that goes on. */
  readonly into?: string;
  readonly title?: string;
  /** What the user wrote, or was told. */
  readonly body?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  /** The unit that a case was dispatched to. */
  readonly unit?: string;
  /** Name of the member of staff who got the case. */
  readonly assignee?: string;
  /** Name of the member of staff who did it; absent for the user. */
  readonly by?: string;
  /** `waiting_user`: why. */
  readonly reason?: string;
  /** Hours of training behind the certificate of whoever did it; null when they held none. */
  readonly trained?: number | null;
}

/** Why a line is no event. */
export class LineFault {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

type Members = Readonly<Record<string, unknown>>;

const TYPES: ReadonlySet<unknown> = new Set(HISTORY_TYPES);
const TEXTS = ['title', 'body', 'unit', 'assignee', 'by', 'reason'] as const;
const CONTACT = ['name', 'phone', 'email'] as const;

/** Reads one line of a history file (JSON Lines). Members that it does not know are ignored. */
export function readLine(text: string): HistoryLine | LineFault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new LineFault('is not JSON');
  }
  return readRecord(value);
}

/** Reads a line that has been parsed, or was never written down. */
export function readRecord(value: unknown): HistoryLine | LineFault {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new LineFault('is not a JSON object');
  }
  const members = value as Members;
  const { case: id, type } = members;
  if (typeof id !== 'string' || id === '') return new LineFault('"case" must be a text that is not empty');
  if (keepable(id) !== id) return new LineFault('"case" has characters that no text may have');
  const at = typeof members.at === 'string' ? parseInstant(members.at) : undefined;
  if (at === undefined) return new LineFault('"at" must be an RFC 3339 timestamp with its offset');
  if (!TYPES.has(type)) return new LineFault(`"type" ${said(type)} is not known`);
  return readEvent(members, id, at, type as EventType);
}

type Draft = { -readonly [member in keyof HistoryLine]: HistoryLine[member] };

function readEvent(members: Members, id: string, at: Instant, type: EventType): HistoryLine | LineFault {
  const line: Draft = { case: id, at, type };
  if (describes(type)) {
    const fields = readFields(members);
    if (fields instanceof LineFault) return fields;
    line.fields = fields;
  }
  if (type === 'rated') {
    const { score, solved } = members;
    if (!Number.isInteger(score) || (score as number) < 1 || (score as number) > 5) {
      return new LineFault('"score" must be a whole number from 1 to 5');
    }
    line.score = score as number;
    if (solved != null && typeof solved !== 'boolean') return new LineFault('"solved" must be true or false');
    if (solved != null) line.solved = solved as boolean;
  }
  // A merge cancels clocks whether or not the source says which case went on.
  if (type === 'merged' && members.into != null) {
    if (typeof members.into !== 'string' || members.into === '') {
      return new LineFault('"into" must name the case that goes on');
    }
    line.into = keepable(members.into);
  }
  return readRemarks(members, line);
}

const free = (field: ScopeField): boolean => SCOPE_VALUES[field] === null;

function readFields(members: Members): Fields | LineFault {
  const fields: { [field in ScopeField]?: string } = {};
  for (const field of SCOPE_FIELDS) {
    const raw = members[field];
    if (raw == null) continue;
    const value = typeof raw === 'number' && free(field) ? String(raw) : raw;
    const known: readonly string[] | null = SCOPE_VALUES[field];
    if (typeof value !== 'string' || value.trim() === '') {
      return new LineFault(`"${field}" must be a text that is not empty`);
    }
    if (known && !known.includes(value)) {
      return new LineFault(`"${field}" ${said(value)} is none of ${known.join(', ')}`);
    }
    fields[field] = keepable(value).trim();
  }
  return fields;
}

/** What verdicts do not need is taken where it is of use, and is no fault where it is not. */
function readRemarks(members: Members, line: Draft): HistoryLine {
  for (const member of TEXTS) {
    const value = members[member];
    if (typeof value === 'string' && value !== '') line[member] = keepable(value);
  }
  const { contact, trained } = members;
  if (trained === null || (Number.isInteger(trained) && (trained as number) >= 0))
    line.trained = trained as number | null;
  if (typeof contact === 'object' && contact !== null) {
    const given = CONTACT.flatMap((member) => {
      const value = (contact as Members)[member];
      return typeof value === 'string' && value !== '' ? [[member, keepable(value)]] : [];
    });
    if (given.length > 0) line.contact = Object.fromEntries(given);
  }
  return line;
}

/** A text without what the database cannot keep: the character U+0000, and halves of characters. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

const LONGEST = 40;

/** A value as it is repeated in a fault: short, and never the text of a user. */
function said(value: unknown): string {
  if (value === undefined) return '(missing)';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
