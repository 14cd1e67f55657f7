import { HOUR, type Instant } from '../platform/time.ts';
import type { Calendar } from '../promise/calendar/calendar.ts';
import type { Said } from './journal.ts';
import type { Random } from './random.ts';
import { daytime } from './rhythm.ts';
import { SAID } from './said.ts';

export interface Rating {
  readonly at: Instant;
  readonly score: number;
  readonly said: Said;
}

/** How the user rates an answer, if at all. Who was kept waiting beyond the promise is seldom pleased. */
export function rate(
  random: Random,
  calendar: Calendar,
  repliedAt: Instant,
  grave: boolean,
  late: boolean,
): Rating | undefined {
  if (!random.chance(grave ? 0.6 : 0.44)) return undefined;
  const pleased = random.chance(late ? 0.5 : grave ? 0.93 : 0.978);
  const score = pleased ? (random.chance(0.72) ? 5 : 4) : random.weighted([3, 2, 1], (value) => value);
  const solved = random.chance(score >= 4 ? 0.985 : score === 3 ? 0.55 : 0.05);
  const comment = random.chance(0.4) ? random.pick(pleased ? SAID.praise : SAID.blame) : '';
  return {
    at: daytime(calendar, repliedAt + random.around(5 * HOUR, 1.1)),
    score,
    said: { score, solved, ...(comment && { body: comment }) },
  };
}
