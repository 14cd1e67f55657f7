/**
 * Finding cases that may be about the same matter, among very many: how long it takes beside a look-up by number in the
 * same run. What is asked for is of three kinds: a text like many others, one that a few share, and one of its own.
 * Usage: node bench/related.ts [cases]
 */
import { sql } from 'kysely';
import { rarityOf } from '../src/keep/case/related/rarity.ts';
import { relatedTo } from '../src/keep/case/related/related.ts';
import { world } from '../test/world.ts';

const CASES = Number(process.argv[2] ?? 400_000);
const TIMES = 40;

const cleanUps: (() => Promise<void>)[] = [];
const { db } = await world({ after: (cleanUp) => cleanUps.push(cleanUp) });

const THINGS = [
  '手机银行',
  '自动扶梯',
  '医保报销',
  '水表读数',
  '宽带线路',
  '校园一卡通',
  '公交线路',
  '信用卡账单',
  '停车缴费',
  '燃气阀门',
  '取款机',
  '挂号系统',
  '快递柜',
  '电费单',
  '门禁系统',
  '公积金提取',
  '转账业务',
  '积分兑换',
  '短信提醒',
  '预约取号',
];
const FAULTS = [
  '一直打不开',
  '显示金额不对',
  '连续三天没有恢复',
  '提示网络繁忙',
  '扣了两次费用',
  '没有任何回复',
  '办理时被要求重复提交材料',
  '排队超过一个小时',
  '数据和上个月差了很多',
  '老人不会操作没有人帮忙',
  '夜里发出很大的响声',
  '通知的时间已经过去',
  '客服电话打不通',
  '退款迟迟没有到账',
  '说明书里写得不清楚',
  '换了新手机之后不能登录',
];
const WISHES = [
  '请尽快处理',
  '希望查明原因',
  '请把多收的钱退回来',
  '请告诉我下一步怎么办',
  '希望有人上门看一看',
  '请给一个书面答复',
  '盼复',
  '请不要再推来推去',
];

const list = (words: readonly string[]) => sql`${words}::text[]`;

await sql`insert into organisation (org_id, name) values (1, '测试机构')`.execute(db);
await sql`drop index cases_search`.execute(db);
await sql`
  with made as (
    select n, things[1 + floor(random() * ${THINGS.length})] || faults[1 + floor(random() * ${FAULTS.length})] || '，'
      || faults[1 + floor(random() * ${FAULTS.length})] || '。' || wishes[1 + floor(random() * ${WISHES.length})] || '，我住在'
      || chr(19968 + floor(random() * 3000)::int) || chr(19968 + floor(random() * 3000)::int) || '路'
      || floor(random() * 900) || '号，' || chr(19968 + floor(random() * 3000)::int)
      || chr(19968 + floor(random() * 3000)::int) || chr(19968 + floor(random() * 3000)::int) || '小区' as body
    from generate_series(1, ${CASES}) n,
      (select ${list(THINGS)} as things, ${list(FAULTS)} as faults, ${list(WISHES)} as wishes) words
  )
  insert into cases (org_id, number, channel, title, body, contact, received_at, changed_at, search)
  select 1, 'B-' || n, 'web', left(body, 12), body,
    jsonb_build_object('phone', '138' || lpad((n % 200000)::text, 8, '0')), at, at,
    array_to_tsvector(array(select distinct substr(body, i, 2) from generate_series(1, length(body) - 1) i))
  from made, lateral (select timestamptz '2026-11-01' - (${CASES} - n) * interval '1 minute' as at) moment`.execute(
  db,
);
await sql`create index cases_search on cases using gin (search)`.execute(db);
await sql`vacuum analyze cases`.execute(db);

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
const worst = (times: number[]) => Math.max(...times);

async function timed(what: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await what();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const rarity = await rarityOf(db)(0);
const someNumber = () => `B-${1 + Math.floor(Math.random() * CASES)}`;
const lookUp = (number: string) =>
  sql<{ id: number }>`select * from cases where org_id = 1 and number = ${number}`.execute(db);

const kinds: Record<string, () => string> = {
  'like many': () => `${THINGS[0]}${FAULTS[0]}，${FAULTS[1]}。${WISHES[0]}`,
  'as it came': () => '',
  'of its own': () => '我在图书馆三楼借阅的外文旧版词典缺了十几页，归还时管理员没有登记破损情况',
};

const plain: number[] = [];
for (let n = 0; n < TIMES * 5; n++) plain.push(await timed(() => lookUp(someNumber())));
console.log(`${CASES} cases; look-up by number: median ${median(plain).toFixed(2)} ms`);
for (const [kind, bodyOf] of Object.entries(kinds)) {
  const times: number[] = [];
  let found = 0;
  for (let n = 0; n < TIMES; n++) {
    const { rows } = await lookUp(someNumber());
    const row = rows[0] as never as {
      id: number;
      number: string;
      body: string;
      received_at: number;
      contact: { phone: string };
    };
    const body = bodyOf() || row.body;
    const subject = {
      ...row,
      title: body.slice(0, 12),
      body,
      stage: 'received' as const,
      receivedAt: row.received_at,
      outlet: null,
      category: null,
    };
    times.push(await timed(async () => (found += (await relatedTo(db, subject, rarity)).length)));
  }
  console.log(
    `${kind}: median ${median(times).toFixed(1)} ms, worst ${worst(times).toFixed(1)} ms, ${(median(times) / median(plain)).toFixed(0)} look-ups; ${(found / TIMES).toFixed(1)} suggestions`,
  );
}
for (const cleanUp of cleanUps.toReversed()) await cleanUp();
