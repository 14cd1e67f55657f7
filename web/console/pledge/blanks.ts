import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import {
  BLANKS,
  type BlankName,
  type Draft,
  type DraftClause,
  isClockMeasure,
  SCOPE_FIELDS,
  type ScopeField,
} from '../../../src/promise/pledge/pledge.ts';

const BLANK = new RegExp(`\\{\\{\\s*(${BLANKS.join('|')})\\s*\\}\\}`, 'u');

/** A stretch of a sentence: words, or the name of a blank that stands there. */
export type Piece = { readonly words: string } | { readonly blank: BlankName };

/** A sentence in its words and blanks. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split(BLANK)
    .map((piece, index) => (index % 2 === 0 ? { words: piece } : { blank: piece as BlankName }))
    .filter((piece) => !('words' in piece) || piece.words !== '');

/** Whether a share of cases is promised: gates and statements are kept or not. */
const isShared = ({ measure, target }: DraftClause): boolean => isClockMeasure(measure) || target !== 1;

/** The blanks that a clause has a value or an open line for, whether its sentence names them or not. */
export const blanksOf = (clause: DraftClause): BlankName[] =>
  BLANKS.filter((name) => clause[name] !== undefined && (name !== 'target' || isShared(clause)));

/** Those that the sentence does not name, so that they are filled in below it. */
export const besides = (clause: DraftClause): BlankName[] =>
  blanksOf(clause).filter(
    (name) => !piecesOf(clause.text).some((piece) => 'blank' in piece && piece.blank === name),
  );

/** The fields of its scope that name nobody yet, such as the outlets of a pilot. */
export const openScopes = ({ scope }: DraftClause): ScopeField[] =>
  SCOPE_FIELDS.filter((field) => scope[field]?.some(isEmpty));

const openIn = (clause: DraftClause): number =>
  [
    ...BLANKS.filter((name) => name !== 'phase').map((name) => clause[name]),
    clause.phase?.from,
    clause.phase?.to,
    clause.owner,
    clause.activity,
  ].filter(isEmpty).length + openScopes(clause).length;

/** How many blanks of a letter nobody has filled in yet. */
export const openBlanks = ({ promisor, recipient, effective, clauses }: Draft): number =>
  [promisor.name, recipient?.name, effective?.from, effective?.to].filter(isEmpty).length +
  clauses.reduce((sum, clause) => sum + openIn(clause), 0);

type Labels = Readonly<Record<BlankName, string>>;

/** The sentence as it is edited: `【时限】` stands where the file has `{{limit}}`. */
export const toWritten = (text: string, labels: Labels): string =>
  piecesOf(text)
    .map((piece) => ('words' in piece ? piece.words : `【${labels[piece.blank]}】`))
    .join('');

/** The way back; brackets around other words stay as they are. */
export const fromWritten = (written: string, labels: Labels): string =>
  written.replace(/【([^【】]*)】/gu, (whole, label: string) => {
    const name = BLANKS.find((one) => labels[one] === label.trim());
    return name ? `{{${name}}}` : whole;
  });
