import type { Caller } from '../../platform/route.ts';
import type { Instant } from '../../platform/time.ts';
import { isSealed } from './rating.ts';
import type { Dossier } from './read.ts';
import type { StoredEvent } from './state.ts';

/** Who does not handle cases sees how they were rated at any time. */
export const seesSealed = ({ permissions }: Pick<Caller, 'permissions'>): boolean =>
  !permissions.has('case:work');

type Seen = Pick<Dossier, 'events' | 'messages'> & { readonly rating: Dossier['state']['rating'] };

/**
 * What a member of staff sees of how a case was rated. While it is sealed, those who handle cases learn neither score nor
 * reasons; of the words only those that say what a second review has to solve.
 */
export function seenBy(
  caller: Pick<Caller, 'permissions'>,
  { state, events, messages }: Dossier,
  now: Instant,
): Seen {
  if (seesSealed(caller) || !isSealed(state, now)) return { rating: state.rating, events, messages };
  const unsolved = new Set(
    events.filter(({ type, cause }) => type === 'appealed' && cause === 'rating').map(({ at }) => at),
  );
  return {
    rating: null,
    events: events.map(withoutRating),
    messages: messages.filter(({ step, at }) => step !== 'rated' || unsolved.has(at)),
  };
}

function withoutRating(event: StoredEvent): StoredEvent {
  const { score: _score, solved: _solved, reasons: _reasons, ...rest } = event;
  return event.type === 'rated' ? rest : event;
}
