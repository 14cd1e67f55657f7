import type { Fault, Source } from './source.ts';

const MOST_LINES = 299;

/** Files of the product that have grown beyond what is read in one go. */
export function lengthFaults(sources: readonly Source[]): Fault[] {
  return sources
    .filter(({ path, lines }) => /^(src|web)\//.test(path) && lines > MOST_LINES)
    .map(({ path, lines }) => ({
      path,
      line: lines,
      message: `has ${lines} lines, ${MOST_LINES} at most; cut it along a noun or a verb`,
    }));
}

const CLOCK = 'src/platform/time.ts';

/** Places of the product that read the clock themselves. Time is an argument everywhere but in one file. */
export function clockFaults(sources: readonly Source[]): Fault[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && path !== CLOCK)
    .flatMap(({ path, clockReads }) =>
      clockReads.map((line) => ({ path, line, message: `uses Date; only ${CLOCK} does` })),
    );
}
