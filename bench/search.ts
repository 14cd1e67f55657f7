/**
 * The work list searched for words inside Chinese sentences, beside reading the same texts from end to end, which is what
 * a search without an index does. Run: node bench/search.ts [cases]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { ensureInstallation } from '../src/install.ts';
import { listCases } from '../src/keep/case/list.ts';
import { searchable } from '../src/keep/case/search.ts';
import type { CaseFilter } from '../src/keep/case/shape.ts';
import { workload } from '../src/keep/case/workload/workload.ts';
import { openHouse } from '../src/open-house.ts';
import { PUBLIC } from '../src/people/auth/permission.ts';
import { readConfig } from '../src/platform/config.ts';
import { findDatabase } from '../src/platform/database.ts';
import { createLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openDatabase } from '../src/platform/sql.ts';
import { now } from '../src/platform/time.ts';

const CASES = Number(process.argv[2] ?? 200_000);
const BATCH = 2_000;
const OPEN_SHARE = 20;
const TRIES = 15;

const WHO = ['昨天下午', '上周三', '刚才', '我爱人', '老人', '孩子', '公司财务', '邻居', '我在外地'];
const WHERE = ['在手机银行', '在网点', '用柜员机', '打客服电话', '在网站上', '在超市', '在医院', '在地铁里'];
const WHAT = ['转账', '缴费', '取钱', '换卡', '查余额', '改密码', '申请贷款', '办社保卡', '开户', '退款'];
const THEN = [
  '一直失败',
  '钱扣了没到账',
  '提示系统异常',
  '等了两个小时',
  '没有人理',
  '要求重复填表',
  '被收了手续费',
];
const ASKS = ['请尽快处理。', '请给个说法。', '谢谢。', '急用！', '希望改进。'];

let seed = 7;
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
const sentence = () => `${pick(WHO)}${pick(WHERE)}${pick(WHAT)}，${pick(THEN)}，`;
// One case in two thousand holds a word that no other holds.
const bodyOf = (index: number) =>
  `${sentence()}${sentence()}${sentence()}${index % 2_000 === 0 ? '还看到蓝鲸图案，' : ''}${pick(ASKS)}`;

const dataDir = await mkdtemp(join(tmpdir(), 'bench-search-'));
const config = readConfig({ DATA_DIR: dataDir });
const database = await findDatabase(config, 'serve', createLog('silent'));
try {
  await migrate(database.url);
  const db = openDatabase(database.url, { max: 4 });
  await ensureInstallation(db, config);
  const house = await openHouse(db);
  const begun = performance.now();
  for (let from = 0; from < CASES; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, CASES - from) }, (_, place) => {
      const index = from + place;
      const [number, body] = [`JN-2611-${String(index).padStart(7, '0')}`, bodyOf(index)];
      const title = body.slice(0, 16);
      return { number, title, body, search: searchable(number, title, body), open: index % OPEN_SHARE === 0 };
    });
    await sql`
      insert into cases (org_id, number, stage, title, body, received_at, changed_at, next_due_at, unit_id, search)
      select 1, number, case when open then 'processing' else 'archived' end, title, body,
             now() - random() * interval '300 days', now(),
             case when open then now() + random() * interval '10 days' else 'infinity' end, 1 + (length(body) % 3),
             array_to_tsvector(array(select jsonb_array_elements_text(search)))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(number text, title text, body text, search jsonb, open boolean)`.execute(db);
  }
  await sql`vacuum analyze cases`.execute(db);
  console.log(`${CASES} cases, written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);

  const median = async (work: () => Promise<unknown>, tries = TRIES) => {
    const times: number[] = [];
    for (let index = 0; index < tries; index++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
  };
  const ask = (filter: CaseFilter) => listCases(house, { limit: 50, ...filter }, PUBLIC, now(), 'zh');
  const scan = await median(() => sql`select count(*) from cases where body like '%蓝鲸%'`.execute(db), 3);
  console.log(`every text read      ${scan.toFixed(1).padStart(8)} ms`);
  const queries: [string, CaseFilter][] = [
    ['rare, open', { q: '蓝鲸图案', open: true }],
    ['rare, all', { q: '蓝鲸图案', sort: 'received' }],
    ['common, open', { q: '钱扣了没到账', open: true }],
    ['common, all', { q: '钱扣了没到账', sort: 'received' }],
    ['two words, all', { q: '社保卡 手续费', sort: 'received' }],
    ['one character', { q: '鲸', sort: 'received' }],
    ['number', { q: 'JN-2611-0001234', sort: 'received' }],
    ['nothing', { q: '独角兽', sort: 'received' }],
  ];
  for (const [name, filter] of queries) {
    const { items } = await ask(filter);
    const took = await median(() => ask(filter));
    console.log(
      `${name.padEnd(20)} ${took.toFixed(1).padStart(8)} ms   ${(took / scan).toFixed(3)} of reading   ${items.length} shown`,
    );
  }
  const counted = await median(() => workload(house, now()));
  console.log(
    `workload             ${counted.toFixed(1).padStart(8)} ms   over ${CASES / OPEN_SHARE} open cases`,
  );
  await db.destroy();
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}
