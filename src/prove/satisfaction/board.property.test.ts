import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { world } from '../../../test/world.ts';
import { DAY, formatInstant } from '../../platform/time.ts';
import { figuresOf, readShares } from './board.ts';
import { CALL_STATES, responseOf, shareOut } from './call.ts';

const START = Date.UTC(2026, 0, 10);
const cases = fc.array(
  fc.record({
    channel: fc.constantFrom('web', 'phone'),
    steps: fc.array(
      fc.record({
        type: fc.constantFrom('replied', 'replied', 'rated', 'rated', 'rating_settled'),
        score: fc.integer({ min: 1, max: 5 }),
        days: fc.integer({ min: 0, max: 20 }),
        upheld: fc.boolean(),
        byStaff: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
  }),
  { minLength: 30, maxLength: 50 },
);

test('[Q1] the board counts what one counts by hand: who could rate, who did, who is satisfied, what is left out', async (t) => {
  const { db } = await world(t);
  await db.insertInto('organisation').values({ org_id: 1, name: '测试机构' }).execute();
  const stories = fc.sample(cases, { numRuns: 8, seed: 39_735 }).flat();
  const expected = { asked: 0, rated: 0, satisfied: 0, byPhone: 0, excluded: 0 };
  const to = START + 60 * DAY;
  for (const [index, { channel, steps }] of stories.entries()) {
    let at = START;
    const events = steps.map(({ type, score, days, upheld, byStaff }, place) => {
      at += days * DAY;
      const rated = steps.findIndex((step) => step.type === 'rated') + 1;
      const excludes = type === 'rating_settled' && upheld && rated > 0 && rated < place + 1;
      const data = type === 'rated' ? { score, solved: true } : excludes ? { excludes: rated } : {};
      return { seq: place + 1, at, type, data, actor: byStaff && type === 'rated' ? 'staff' : 'user' };
    });
    const { rows } = await sql<{ id: number }>`
      insert into cases (org_id, number, channel, title, body, received_at, changed_at, search, stage)
      values (1, ${`C-${index}`}, ${channel}, 't', 'b', now(), now(), array_to_tsvector('{}'), 'replied') returning id`.execute(
      db,
    );
    for (const { seq, at, type, data, actor } of events) {
      await sql`insert into case_event (org_id, case_id, seq, at, type, data, actor)
        values (1, ${rows[0]!.id}, ${seq}, ${formatInstant(at)}::timestamptz, ${type}, ${JSON.stringify(data)}::jsonb, ${actor})`.execute(
        db,
      );
    }
    if (!events.some((event) => event.type === 'replied' && event.at < to)) continue;
    expected.asked++;
    const out = events.flatMap(({ data }) => ('excludes' in data ? [data.excludes] : []));
    const standing = events.filter(({ type, seq }) => type === 'rated' && !out.includes(seq)).at(-1);
    if (out.length > 0) expected.excluded++;
    if (!standing) continue;
    expected.rated++;
    if ('score' in standing.data && standing.data.score! > 3) expected.satisfied++;
    if (standing.actor === 'staff') expected.byPhone++;
  }
  const shares = await readShares(db, START, to, 'Asia/Shanghai');
  const { asked, rated, satisfied, byPhone, excluded, unanswered } = figuresOf(shares);
  assert.deepEqual({ asked, rated, satisfied, byPhone, excluded }, expected);
  assert.equal(unanswered, asked - rated);
  assert.ok(excluded > 0 && byPhone > 0 && unanswered > 0, 'the stories hold all of it');
  const byChannel = [...Map.groupBy(shares, ({ channel }) => channel).values()].map(figuresOf);
  assert.equal(
    byChannel.reduce((sum, one) => sum + one.rated, 0),
    rated,
    'the parts come to the whole',
  );
});

test('[Q3] calls are shared out evenly, never to a handler, and the states of a list add up', () => {
  const people = [1, 2, 3];
  const handled = fc.array(fc.record({ handlers: fc.subarray(people) }), { maxLength: 40 });
  fc.assert(
    fc.property(handled, fc.subarray(people), (calls, callers) => {
      const shares = shareOut(calls, callers);
      for (const [place, { handlers }] of calls.entries()) {
        const mine = shares[place]!;
        if (mine === null) assert.ok(callers.every((id) => handlers.includes(id)));
        else assert.ok(callers.includes(mine) && !handlers.includes(mine));
      }
      if (calls.every(({ handlers }) => handlers.length === 0) && callers.length > 0) {
        const loads = callers.map((id) => shares.filter((one) => one === id).length);
        assert.ok(Math.max(...loads) - Math.min(...loads) <= 1);
      }
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CALL_STATES)), (states) => {
      const counts = new Map(
        CALL_STATES.map((state) => [state, states.filter((one) => one === state).length]),
      );
      const response = responseOf(counts);
      assert.equal(response.drawn, states.length);
      const asked = states.filter((state) => state !== 'overtaken').length;
      const expected = asked === 0 ? null : response.reached / asked;
      assert.ok(
        expected === null
          ? response.responseRate === null
          : Math.abs(response.responseRate! - expected) < 1e-4,
      );
    }),
  );
});
