import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { at, openDesk } from '../../../../test/desk.ts';
import { rarityOf } from './rarity.ts';
import { relatedTo } from './related.ts';
import { pairsIn, textLikeness } from './similarity.ts';

const text = fc
  .array(fc.constantFrom(...'扶梯坏了手机银行打不开转账，。 a1'), { maxLength: 30 })
  .map((characters) => characters.join(''));

/** Counted pair by pair, as one would on paper. */
function obvious(a: string, b: string): number {
  const wordy = (pair: string) => /^[\p{L}\p{N}]{2}$/u.test(pair);
  const pairs = (body: string) => {
    const flat = body.replaceAll(/\s+/g, ' ').trim();
    return [...flat].map((_, index) => flat.slice(index, index + 2)).filter(wordy);
  };
  const [one, two] = [pairs(a), pairs(b)];
  const all = [...one, ...two].filter((pair, index, list) => list.indexOf(pair) === index);
  const both = all.filter((pair) => one.includes(pair) && two.includes(pair)).length;
  const sizes = [one, two].map((list) => list.filter((pair, index) => list.indexOf(pair) === index).length);
  const shorter = Math.min(...sizes);
  if (shorter === 0) return 0;
  return Math.max(both / all.length, shorter < 6 ? 0 : (0.85 * both) / shorter);
}

test('likeness of words is what counting on paper gives, whichever comes first', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, two] = [a, b].map((body) => pairsIn({ title: '', body })) as [Set<string>, Set<string>];
      const found = textLikeness(one, two);
      assert.ok(Math.abs(found - obvious(a, b)) < 1e-9);
      assert.equal(found, textLikeness(two, one));
    }),
  );
});

test('[F3] the same matter is found, by its words, by its user and with its reasons; the later goes into the earlier', async (t) => {
  const desk = await openDesk(t);
  const first = await desk.receive(
    { body: '三号线换乘站的自动扶梯停运三天了，老人上下楼很不方便，请尽快修好。', outlet: '换乘站' },
    '2026-03-02 09:00',
  );
  const again = await desk.receive(
    {
      body: '换乘站自动扶梯停运，老人上下楼很不方便，什么时候能修好？',
      outlet: '换乘站',
      contact: { phone: '138 0000 0001' },
    },
    '2026-03-03 10:00',
  );
  const other = await desk.receive({ body: '信用卡账单里多了一笔年费，请核实并退还。' }, '2026-03-03 11:00');
  const same = await desk.receive(
    { body: '昨天反映的扶梯停运，今天还是没有修好。', contact: { phone: '13800000001' } },
    '2026-03-04 09:00',
  );
  const rarity = await rarityOf(desk.db)(at('2026-03-04 12:00'));
  const related = async (number: string) => {
    const row = await desk.db
      .selectFrom('cases')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return relatedTo(desk.db, { ...row, receivedAt: row.received_at }, rarity);
  };
  const found = await related(again.number);
  assert.deepEqual(
    found.map((one) => one.other.number),
    [first.number, same.number],
  );
  assert.deepEqual(found[0]!.reasons, ['text', 'outlet', 'time']);
  assert.deepEqual(found[0]!.merge, { number: again.number, into: first.number });
  assert.deepEqual(found[1]!.reasons.slice(0, 1), ['user']);
  assert.deepEqual(found[1]!.merge, { number: same.number, into: again.number });
  assert.deepEqual(await related(other.number), []);
  await desk.step(again.number, 'merge', '2026-03-04 13:00', { into: first.number });
  assert.deepEqual(
    (await related(first.number)).map((one) => one.other.number),
    [],
    'what is merged is not suggested again',
  );
});
