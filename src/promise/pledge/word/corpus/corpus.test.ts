import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSpecimen, type Score, score, share, specimens, sum, type Tally } from './score.ts';

const percent = (tally: Tally) => `${(share(tally) * 100).toFixed(1)} % (${tally.right} of ${tally.all})`;

/** Reads the letters of a part and says how well. */
async function measure(heldOut: boolean): Promise<Record<'blanks' | 'blanksTrue' | 'bindings', Tally>> {
  const scores: Score[] = [];
  for (const specimen of specimens()) {
    if (specimen.expected.heldOut === heldOut)
      scores.push(score(await readSpecimen(specimen), specimen.expected));
  }
  return {
    blanks: sum(scores.map(({ blanks }) => blanks)),
    blanksTrue: sum(scores.map(({ blanksTrue }) => blanksTrue)),
    bindings: sum(scores.map(({ bindings }) => bindings)),
  };
}

for (const [part, heldOut, least] of [
  ['worked on', false, { blanks: 0.98, blanksTrue: 0.97, bindings: 0.98 }],
  ['held out', true, { blanks: 0.95, blanksTrue: 0.93, bindings: 0.85 }],
] as const) {
  test(`letters ${part}: blanks and measures are found as a person finds them`, async (t) => {
    const { blanks, blanksTrue, bindings } = await measure(heldOut);
    t.diagnostic(
      `blanks found ${percent(blanks)}, of those found true ${percent(blanksTrue)}, bound ${percent(bindings)}`,
    );
    assert.ok(share(blanks) >= least.blanks);
    assert.ok(share(blanksTrue) >= least.blanksTrue);
    assert.ok(share(bindings) >= least.bindings);
  });
}

test('who promises is told apart in the letters worked on', async () => {
  for (const specimen of specimens().filter(
    ({ expected }) => !expected.heldOut && expected.promisor !== null,
  )) {
    const { promisor } = await readSpecimen(specimen);
    if (promisor.type !== null) assert.equal(promisor.type, specimen.expected.promisor, specimen.name);
  }
});
