import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { act } from '../../src/keep/case/act.ts';
import { ACTIONS } from '../../src/keep/case/case.ts';
import { receive } from '../../src/keep/case/receive.ts';
import { type Difference, recountCases } from '../../src/keep/case/recount.ts';
import { sweep } from '../../src/keep/case/sweep.ts';
import { actAsUser } from '../../src/keep/case/user.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { HOUR, MINUTE, SECOND } from '../../src/platform/time.ts';
import { rebuildCompliance } from '../../src/prove/compliance/rebuild.ts';
import { foldCompliance, readTallies } from '../../src/prove/compliance/store.ts';
import { at, colleague, type Desk, openDesk } from '../desk.ts';

/** Repeatable. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const START = at('2026-03-02 09:00');
const KINDS = ['complaint', 'fault', 'enquiry', 'suggestion'];

/** Life at a desk: cases come in, are worked on, reclassified, rated, appealed; most steps are not open and are refused. */
async function live(desk: Desk, seed: number, steps: number): Promise<number> {
  const next = random(seed);
  const receipts: { number: string; accessCode: string }[] = [];
  let moment = START;
  const attempt = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => assert.ok(error instanceof Refusal, String(error)));
  };
  for (let step = 0; step < steps; step++) {
    moment += next(4) * HOUR + next(60) * MINUTE + SECOND;
    const receipt = receipts[next(receipts.length)];
    const chance = next(10);
    if (!receipt || chance === 0) {
      receipts.push(
        await receive(
          desk.house,
          { body: '柜台排队太久', channel: 'web', kind: KINDS[next(4)]!, consent: true },
          moment,
        ),
      );
    } else if (chance < 8) {
      const fields = { kind: KINDS[next(4)]!, urgency: ['urgent', 'ordinary', 'abnormal'][next(3)]! };
      const into = receipts[next(receipts.length)]!.number;
      const said = { unit: '技术部', body: '好的', reason: 'user-asked' as const, fields, into };
      await attempt(
        act(
          desk.house,
          receipt.number,
          ACTIONS[next(ACTIONS.length)]!,
          said,
          colleague(`c${next(3)}`),
          moment,
        ),
      );
    } else if (chance < 9) {
      const user = (['rate', 'appeal', 'message', 'withdraw'] as const)[next(4)]!;
      const said = { body: '谢谢', reason: '没有解决', score: 1 + next(5), solved: next(2) === 0 };
      await attempt(actAsUser(desk.house, receipt.number, receipt.accessCode, user, said, moment));
    } else if (next(2) === 0) await sweep(desk.house, () => moment);
    else await foldCompliance(desk.db);
  }
  return moment;
}

const figures = async ({ db, house }: Desk, moment: number) =>
  (await readTallies(db, house.terms.inForce(moment)!.pledgeId, '2000-01-01', '2100-01-01', moment)).filter(
    ({ kept, broken, running, cancelled }) => kept || broken || running || cancelled,
  );

async function recount({ house }: Desk, moment: number): Promise<Difference[]> {
  const differences: Difference[] = [];
  await recountCases(
    house,
    () => moment,
    (found) => void differences.push(...found.differences),
  );
  return differences;
}

test('[F2] what was counted step by step is what counting from the events comes to', async (t) => {
  const desk = await openDesk(t);
  const moment = await live(desk, 7, 700);
  const before = await figures(desk, moment);
  assert.ok(before.length > 50);
  assert.deepEqual(await recount(desk, moment), []);
  assert.deepEqual(await rebuildCompliance(desk.db), []);
  assert.deepEqual(await figures(desk, moment), before);
});

test('what was tampered with is found, told and put right', async (t) => {
  const desk = await openDesk(t);
  const moment = await live(desk, 11, 250);
  const before = await figures(desk, moment);
  const broken = await desk.db
    .updateTable('clock')
    .set({ state: 'kept' })
    .where('state', '=', 'broken')
    .returning('case_id')
    .execute();
  await sql`delete from clock where clause_id = 'registration' and case_id in (select min(id) from cases)`.execute(
    desk.db,
  );
  await sql`insert into mark (org_id, case_id, clause_id, pledge_id, day, at, counted)
    select org_id, id, 'spot-check', pledge_id, '2026-03-02', received_at, true from cases order by id limit 1`.execute(
    desk.db,
  );
  await sql`update compliance_daily set kept = kept + 1 where day = (select min(day) from compliance_daily)`.execute(
    desk.db,
  );
  const differences = await recount(desk, moment);
  assert.equal(differences.length, broken.length + 2);
  assert.ok(differences.some(({ clause, was }) => clause === 'registration' && was === 'none'));
  assert.ok(differences.some(({ clause, is }) => clause === 'spot-check' && is === 'none'));
  await foldCompliance(desk.db);
  const wrong = await rebuildCompliance(desk.db);
  assert.ok(wrong.length > 0);
  for (const { was, is } of wrong) assert.equal(was.kept, is.kept + 1);
  assert.deepEqual(await figures(desk, moment), before);
  assert.deepEqual(await recount(desk, moment), []);
});

test('counting anew while cases are worked on loses no change and counts none twice', async (t) => {
  const desk = await openDesk(t);
  let working = true;
  const rebuilds = (async () => {
    let found = 0;
    while (working) {
      found += (await rebuildCompliance(desk.db)).length;
      await foldCompliance(desk.db);
    }
    return found;
  })();
  const moments = await Promise.all([live(desk, 1, 150), live(desk, 2, 150), live(desk, 3, 150)]);
  working = false;
  assert.equal(await rebuilds, 0);
  const moment = Math.max(...moments);
  assert.deepEqual(await recount(desk, moment), []);
  const before = await figures(desk, moment);
  assert.deepEqual(await rebuildCompliance(desk.db), []);
  assert.deepEqual(await figures(desk, moment), before);
});
