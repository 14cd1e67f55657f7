import { type Anchor, findAnchors } from './anchor.ts';
import { withoutTrigger } from './bind-clock.ts';
import { CLOCK_RULES } from './clock-rules.ts';
import type { Quantity } from './quantity.ts';
import { findScope } from './scope-words.ts';
import { piecesOf, type Span } from './sentence.ts';

/** A stretch of a sentence that makes one promise. */
export interface Group extends Span {
  /** What it hangs on; none when it is only words. */
  readonly anchor: Anchor | undefined;
  /** The comma-piece that the anchor stands in. */
  readonly core: Span;
  /** The other anchors of that piece. */
  readonly beside: readonly Anchor[];
}

interface Piece extends Span {
  readonly anchors: readonly Anchor[];
}

/** Which kinds carry a promise of their own; what stands beside a stronger one only adds to it. */
const STRENGTH: readonly Anchor['kind'][] = [
  'limit',
  'percent',
  'count',
  'date',
  'recurrence',
  'word',
  'prompt',
];

const AMOUNTS: readonly Anchor['kind'][] = ['limit', 'percent', 'count', 'recurrence'];

/** A sentence cut into its promises, in order; together they are the whole sentence. */
export function groupsOf(text: string, sentence: Span, quantities: readonly Quantity[], lead = ''): Group[] {
  const anchors = findAnchors(
    text.slice(sentence.start, sentence.end),
    inside(quantities, sentence).map((one) => shift(one, -sentence.start)),
    lead,
  ).map((anchor) => shiftAnchor(anchor, sentence.start));
  const has = (span: Span) =>
    anchors.some(
      ({ kind, start, end }) =>
        start >= span.start &&
        start < span.end &&
        (AMOUNTS.includes(kind) ||
          // 当日受理、次日答复 are two; 即时、当场答复 is one.
          (kind === 'prompt' && /^\p{Script=Han}{2}/u.test(text.slice(end, span.end)))),
    );
  const pieces = piecesOf(text, sentence, has)
    .map((piece) => ({
      ...piece,
      anchors: anchors.filter(({ start }) => start >= piece.start && start < piece.end),
    }))
    .flatMap((piece) => cut(text, piece));
  return gather(text, pieces);
}

const inside = (quantities: readonly Quantity[], { start, end }: Span) =>
  quantities.filter((one) => one.start >= start && one.start < end);
const shift = (one: Quantity, by: number): Quantity => ({ ...one, start: one.start + by, end: one.end + by });

function shiftAnchor(anchor: Anchor, by: number): Anchor {
  const moved = { ...anchor, start: anchor.start + by, end: anchor.end + by };
  return 'quantity' in moved ? { ...moved, quantity: shift(moved.quantity, by) } : moved;
}

/** Cuts a piece that has several amounts of one kind between them: 紧急 1 小时内响应并 2 小时内解决. */
function cut(text: string, piece: Piece): Piece[] {
  const main = piece.anchors.filter(
    (anchor) => ['limit', 'percent'].includes(anchor.kind) || isTimes(anchor),
  );
  for (const [index, anchor] of main.entries()) {
    const next = main[index + 1];
    if (!next || joins(anchor, next) || isRange(text.slice(anchor.end, next.start))) continue;
    const between = text.slice(anchor.end, next.start);
    const period = piece.anchors.find(
      (one) => one.kind === 'recurrence' && one.start >= anchor.end && one.start < next.start,
    );
    const conjunction = /并且?|且|同时|以及|\band\b|[、和及/与](?=[^、和及/与]*$)/.exec(between);
    const at = period?.start ?? anchor.end + (conjunction ? conjunction.index : between.length);
    const [left, right] = [
      { start: piece.start, end: at, anchors: piece.anchors.filter(({ start }) => start < at) },
      { start: at, end: piece.end, anchors: piece.anchors.filter(({ start }) => start >= at) },
    ];
    return [left, ...cut(text, right)];
  }
  return [piece];
}

const isHeads = (anchor: Anchor | undefined) => anchor?.kind === 'count' && anchor.quantity.unit === 'people';
const isTimes = (anchor: Anchor) => anchor.kind === 'count' && anchor.quantity.unit === 'times';
/** 95% 的咨询 30 分钟内响应: one promise with its target. */
const joins = (a: Anchor, b: Anchor) => [a.kind, b.kind].toSorted().join() === 'limit,percent';
const isRange = (between: string) => /^\s*(?:[-~—–至到或/]|\(.*\)?)?\s*$/.test(between);

/** Words that begin what is promised next rather than go on with what was. */
const OPENS =
  /^(?:对于?|针对|如|若|其中|凡|涉及|遇|属于?|当|因|自|从|接到|收到|在|而|其他|另外|线上|线下|此外)/;
const GOES_ON =
  /^(?:并|且|同时|确保|由|以|及时|做到|让|使|不得|直[至到]|杜绝|避免|保证|方便|供|也|还|将|如实|听取|用于|作为)/;

function gather(text: string, pieces: readonly Piece[]): Group[] {
  const groups: (Omit<Group, 'anchor'> & { anchor: Anchor | undefined })[] = [];
  let waiting: number | undefined;
  for (const [index, piece] of pieces.entries()) {
    const anchor = piece.anchors.length === 1 && isBare(text, piece) ? undefined : strongest(piece.anchors);
    const last = groups.at(-1);
    if (last && anchor?.kind === 'percent' && isShareOf(last, text.slice(piece.start, anchor.start))) {
      groups[groups.length - 1] = { ...last, end: piece.end, beside: [...last.beside, anchor] };
      continue;
    }
    const beside = piece.anchors.filter((one) => one !== anchor);
    const words = text.slice(piece.start, piece.end).trim();
    if (anchor && !(last && weak(anchor) && (isBareLimit(text, last) || follows(last, words, anchor)))) {
      groups.push({ start: waiting ?? piece.start, end: piece.end, anchor, core: piece, beside });
      waiting = undefined;
    } else if (waiting !== undefined) continue;
    else if (last && !(opens(words) && pieces.slice(index + 1).some(({ anchors }) => strongest(anchors)))) {
      groups[groups.length - 1] = { ...last, end: piece.end };
    } else waiting = piece.start;
  }
  const whole = { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
  if (groups.length === 0) return [{ ...whole, anchor: undefined, core: whole, beside: [] }];
  return groups.map((group, index) => (index === groups.length - 1 ? { ...group, end: whole.end } : group));
}

/** 自接到通知起 2 小时内，…: the deed is still to come. */
function isBareLimit(
  text: string,
  { anchor, core, end }: Omit<Group, 'anchor'> & { anchor: Anchor | undefined },
) {
  if (anchor?.kind !== 'limit' || end !== core.end) return false;
  const before = withoutTrigger(text.slice(core.start, anchor.start));
  return (
    /^(?:之内|以内|内)?\s*[,]?$/.test(text.slice(anchor.end, end).trim()) &&
    !CLOCK_RULES.some(({ says }) => says.test(before))
  );
}

/** 30 分钟内响应，达标率不低于 95%: the share of the limit just told, unless it names a deed of its own. */
function isShareOf(last: Pick<Group, 'anchor' | 'beside'>, before: string): boolean {
  if (last.anchor?.kind !== 'limit' || last.beside.some(({ kind }) => kind === 'percent')) return false;
  const words = /\([^()]*$/.exec(before)?.[0] ?? before;
  return /^[(、,其中且并]*(?:其?达标|及时|按时|准时|履约|兑现|执行|完成|合格)率/.test(words.trim());
}

/** A period that stands alone, as in a column of a table, is of what stands before it. */
const isBare = (text: string, { start, end, anchors: [anchor] }: Piece): boolean =>
  anchor?.kind === 'recurrence' &&
  !/[\p{L}]{2}/u.test(text.slice(start, anchor.start) + text.slice(anchor.end, end));

const opens = (words: string) =>
  OPENS.test(words) ||
  // 不认可的，…: a condition of what follows.
  /.{3,}的,?$/.test(words) ||
  (!GOES_ON.test(words) && Object.keys(findScope(words)).length > 0 && words.length <= 16);
const weak = (anchor: Anchor) => anchor.kind === 'prompt' || anchor.kind === 'word';

/** A second half that only says how the first is done: 30 分钟内响应，由专人跟进 makes two, 立即通知用户 does not. */
function follows(last: { anchor: Anchor | undefined }, words: string, anchor: Anchor): boolean {
  if (anchor.kind === 'prompt' && anchor.limit !== null) return false;
  if (anchor.kind === 'prompt') return last.anchor !== undefined && !Object.keys(findScope(words)).length;
  // 组建 5 人的专班，实行轮班 is one roster.
  if (anchor.kind === 'word' && anchor.rule.measure === 'roster' && isHeads(last.anchor)) return true;
  return (
    anchor.kind === 'word' && last.anchor?.kind === 'word' && anchor.rule.measure === last.anchor.rule.measure
  );
}

const strongest = (anchors: readonly Anchor[]): Anchor | undefined => {
  for (const kind of STRENGTH) {
    const found = anchors.filter((anchor) => anchor.kind === kind);
    if (found.length === 0) continue;
    if (kind === 'count') return found.find(isTimes) ?? found[0];
    if (kind === 'word') return found.toSorted((a, b) => sure(b) - sure(a))[0];
    return found[0];
  }
  return undefined;
};
const sure = (anchor: Anchor) => (anchor.kind === 'word' ? anchor.rule.sure : 0);
