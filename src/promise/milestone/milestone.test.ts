import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadTemplate } from '../pledge/letter/library.ts';
import { deliverablesOf, type MilestoneClause, NUMBER, WHOLE } from './milestone.ts';

const clause = (more: object) =>
  ({ id: 'one', text: '全面推行', measure: 'milestone', scope: {}, target: 1, ...more }) as MilestoneClause;

test('[L5] a phase owes what it names, the number that it promises, or else itself', () => {
  assert.deepEqual(
    deliverablesOf(clause({})).map(({ key, name, needed }) => [key, name.zh, needed]),
    [[WHOLE, '全面推行', 1]],
  );
  assert.deepEqual(
    deliverablesOf(clause({ deliverables: ['清单', '清单', '说明'] })).map(({ key }) => key),
    ['清单', '说明'],
  );
  const pilot = loadTemplate('experience')!.clauses.find(({ id }) => id === 'phase-pilot') as MilestoneClause;
  const number = deliverablesOf(pilot).find(({ key }) => key === NUMBER)!;
  assert.deepEqual(
    [number.name.zh, number.name.en, number.needed],
    ['培养服务专员 10 名', '10 service specialists are formed', 10],
  );
});
