import type { Fields, GateMeasure } from '../../promise/pledge/pledge.ts';
import type { CaseEvent } from './event.ts';

/**
 * For tests alone: gates and compared lengths a second time, written from what docs/pledge.md says. Every answer is sought
 * anew in all that came before, without remembering anything.
 */
export type NamedEvent = CaseEvent & { readonly by?: string; readonly assignee?: string };

/** The places at which a guarded step was taken, each with whether it was right. */
export function obviousPassages(
  measure: GateMeasure,
  all: readonly NamedEvent[],
): [place: number, held: boolean][] {
  const over = all.findIndex(({ type }) => type === 'withdrawn' || type === 'merged');
  const events = over < 0 ? all : all.slice(0, over);
  const places = events.map((_, place) => place);
  const lastBefore = (place: number, ...types: string[]) =>
    places.findLast((one) => one < place && types.includes(events[one]!.type));
  const said: Record<GateMeasure, (place: number) => boolean | undefined> = {
    'certified-handler': () => undefined,
    'double-review'(place) {
      if (events[place]!.type !== 'replied') return undefined;
      const since = lastBefore(place, 'appealed') ?? 0;
      const reviews = events.slice(since, place).filter(({ type }) => type === 'reviewed');
      // Two of them that are not both by the same known person.
      return reviews.some((a, i) => reviews.some((b, j) => i < j && (a.by ?? i) !== (b.by ?? j)));
    },
    'named-owner'(place) {
      const { type, by } = events[place]!;
      if (!['started', 'replied', 'dispatched'].includes(type)) return undefined;
      const from = lastBefore(place, 'dispatched');
      const moved = lastBefore(place, 'started', 'replied', 'dispatched');
      if (from === undefined || moved !== from) return undefined;
      if (!events.some((event) => event.by !== undefined || event.assignee !== undefined)) return undefined;
      const handed = lastBefore(place, 'handed_over');
      const owner = events[handed !== undefined && handed > from ? handed : from]!.assignee;
      return owner !== undefined || (type === 'started' && by !== undefined);
    },
    'second-review-by-others'(place) {
      const { type, by } = events[place]!;
      const appeal = lastBefore(place, 'appealed');
      if (type !== 'replied' || appeal === undefined || by === undefined) return undefined;
      if ((lastBefore(place, 'replied') ?? -1) > appeal) return undefined;
      const work =
        'started responded coordination_requested coordinated plan_sent waiting_user replied'.split(' ');
      const people = events
        .slice(0, appeal)
        .map((event) => (work.includes(event.type) ? event.by : undefined))
        .filter((name) => name !== undefined);
      return people.length === 0 ? undefined : !people.includes(by);
    },
  };
  return places.flatMap((place) => {
    const held = said[measure](place);
    return held === undefined ? [] : [[place, held] as [number, boolean]];
  });
}

/** Online or offline, for the time from receipt to the first reply or response. */
export function obviousParity(
  all: readonly CaseEvent[],
  knownAt: (place: number) => Fields,
): { online: boolean; lasted: number } | undefined {
  const from = all.findIndex(({ type }) => type === 'received');
  const to = all.findIndex(({ type }, place) => place > from && ['responded', 'replied'].includes(type));
  const over = all.findIndex(({ type }) => type === 'withdrawn' || type === 'merged');
  if (from < 0 || to < 0 || (over >= 0 && over < to)) return undefined;
  const { channel } = knownAt(to);
  if (channel === undefined) return undefined;
  const offline = ['phone', 'counter', 'post'].includes(channel);
  return { online: !offline, lasted: all[to]!.at - all[from]!.at };
}

/**
 * What a case adds to `satisfaction`: the last rating that nobody found malicious, and each that was, by what was found.
 * A finding names the rating by its place.
 */
export function obviousSatisfaction(all: readonly (CaseEvent & { readonly seq: number })[]): {
  stands: { at: number; satisfied: boolean } | undefined;
  excluded: string[];
} {
  let stands: { at: number; satisfied: boolean } | undefined;
  const excluded: string[] = [];
  for (const event of all) {
    if (event.type !== 'rated') continue;
    const finding = all.find(({ type, excludes }) => type === 'rating_settled' && excludes === event.seq);
    if (finding) excluded.push(finding.excludedFor!);
    else stands = { at: event.at, satisfied: event.score! > 3 };
  }
  return { stands, excluded };
}
