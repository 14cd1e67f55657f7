import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Drawable, sample } from './sample.ts';

const frames = fc
  .array(fc.constantFrom('1/web/rated', '1/web/unrated', '2/phone/unrated', '3/app/rated'), { maxLength: 60 })
  .map((strata) => strata.map((stratum, index): Drawable => ({ key: `JN-${index}`, stratum })));
const seed = fc.string({ minLength: 1, maxLength: 12 });
const wanted = fc.integer({ min: 1, max: 70 });

/** For the test alone: places are given away one after the other to whom most is missing, names are drawn by least rank. */
function obviousSample(frame: readonly Drawable[], seed: string, wanted: number): string[] {
  const rank = (name: string) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
  const names = [...new Set(frame.map(({ stratum }) => stratum))];
  const sizeOf = (name: string) => BigInt(frame.filter(({ stratum }) => stratum === name).length);
  const size = BigInt(Math.min(wanted, frame.length));
  const given = new Map(
    names.map((name) => [name, frame.length === 0 ? 0n : (sizeOf(name) * size) / BigInt(frame.length)]),
  );
  const missing = (name: string) => sizeOf(name) * size - given.get(name)! * BigInt(frame.length);
  while ([...given.values()].reduce((sum, n) => sum + n, 0n) < size) {
    let best = names[0]!;
    for (const name of names) {
      if (missing(name) > missing(best) || (missing(name) === missing(best) && rank(name) < rank(best)))
        best = name;
    }
    given.set(best, given.get(best)! + 1n);
  }
  const drawn: string[] = [];
  for (const name of names) {
    const rest = frame.filter(({ stratum }) => stratum === name).map(({ key }) => key);
    for (let place = 0n; place < given.get(name)!; place++) {
      const least = rest.reduce((a, b) => (rank(b) < rank(a) ? b : a));
      rest.splice(rest.indexOf(least), 1);
      drawn.push(least);
    }
  }
  return drawn.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

test('[Q3] a list of calls is drawn as by hand: each group by its share, within it by the seed', () => {
  fc.assert(
    fc.property(frames, seed, wanted, (frame, seed, wanted) => {
      const drawn = sample(frame, seed, wanted).map(({ key }) => key);
      assert.deepEqual(drawn, obviousSample(frame, seed, wanted));
      assert.equal(drawn.length, Math.min(wanted, frame.length));
      assert.equal(new Set(drawn).size, drawn.length, 'nobody is called twice');
    }),
    { numRuns: 500 },
  );
});

test('[Q3] the same seed draws the same list in whatever order the frame comes, and each group within one of its share', () => {
  fc.assert(
    fc.property(frames, seed, wanted, fc.infiniteStream(fc.nat()), (frame, seed, wanted, noise) => {
      const keys = frame.map((one) => ({ one, by: noise.next().value }));
      const shuffled = keys.toSorted((a, b) => a.by - b.by).map(({ one }) => one);
      const drawn = sample(frame, seed, wanted);
      assert.deepEqual(sample(shuffled, seed, wanted), drawn);
      for (const [stratum, members] of Map.groupBy(frame, (one) => one.stratum)) {
        const share = (members.length * Math.min(wanted, frame.length)) / frame.length;
        const got = drawn.filter((one) => one.stratum === stratum).length;
        assert.ok(Math.abs(got - share) < 1, `${stratum}: ${got} of ${share}`);
      }
    }),
    { numRuns: 500 },
  );
});
