import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, openDesk } from '../../../test/desk.ts';
import { PUBLIC } from '../../people/auth/permission.ts';
import { listCases } from './list.ts';

test('a word inside a Chinese sentence is found, and only what contains it', async (t) => {
  const { house, receive } = await openDesk(t);
  const said = [
    '昨天用手机银行支付失败，钱却扣了',
    '在汉阳支行办卡，柜员说要等两周',
    "It's 100% a bug: PAY_TIMEOUT \\ 'quoted'",
    '全角数字１２３４和ＡＢＣ',
  ];
  const numbers: string[] = [];
  for (const body of said) numbers.push((await receive({ body }, '2026-03-02 09:00')).number);
  const find = async (q: string) => {
    const { items } = await listCases(house, { q }, PUBLIC, at('2026-03-02 10:00'), 'zh');
    return items.map(({ number }) => numbers.indexOf(number)).sort();
  };
  assert.deepEqual(await find('支付失败'), [0]);
  assert.deepEqual(await find('支'), [0, 1]);
  assert.deepEqual(await find('付失'), [0], 'what no dictionary would cut out');
  assert.deepEqual(await find('支行 两周'), [1], 'all the words that were written');
  assert.deepEqual(await find('失败支付'), [], 'the same characters in another order');
  assert.deepEqual(await find("pay_timeout \\ 'quoted"), [2], 'whatever the letters');
  assert.deepEqual(await find('100%'), [2]);
  assert.deepEqual(await find('1234'), [3], 'full-width digits are digits');
  assert.deepEqual(await find(numbers[1]!.slice(3)), [1], 'a part of the number');
  assert.deepEqual(await find('   '), [0, 1, 2, 3]);
  assert.deepEqual(await find('没有这样的事'), []);
});

test('pages are cut by key: cases that come in between shift nothing, none is missed or shown twice', async (t) => {
  const { house, receive, step } = await openDesk(t);
  const made = new Set<string>();
  for (let minute = 10; minute < 35; minute++) {
    const { number } = await receive({}, `2026-03-02 09:${minute}`);
    if (minute % 3 === 0) await step(number, 'withdraw', `2026-03-02 10:00`);
    made.add(number);
  }
  for (const sort of ['due', 'received'] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listCases>> = await listCases(
        house,
        { sort, limit: 4, ...(cursor === null ? {} : { cursor }) },
        PUBLIC,
        at('2026-03-02 11:00'),
        'zh',
      );
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
      if (seen.length === 8) await receive({}, '2026-03-02 08:00');
    } while (cursor !== null);
    const known = seen.filter((number) => made.has(number));
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(known.length, made.size);
    for (const number of seen) made.add(number);
    const { items } = await listCases(house, { limit: 200 }, PUBLIC, at('2026-03-02 11:00'), 'zh');
    for (const { number } of items) made.add(number);
  }
});
