import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { at, openDesk } from '../../../test/desk.ts';
import { ORG_ID } from '../../people/staff/staff.ts';
import { timestamptz } from '../../platform/sql.ts';
import { SECOND } from '../../platform/time.ts';
import { openMailer } from './channel/mail.ts';
import { deliver } from './deliver.ts';
import type { Directory } from './directory.ts';
import { mailServer, postBox } from './fixture.ts';
import { type Notice, notify } from './notice.ts';
import { planNotices } from './plan.ts';
import { afterQuiet } from './quiet.ts';
import { addressDigest } from './silence.ts';

const NOON = at('2026-03-03 12:00');

async function outbox(t: TestContext, mailUrl?: string) {
  const desk = await openDesk(t);
  const { number } = await desk.receive({}, '2026-03-03 11:00');
  const { id } = await desk.db.selectFrom('cases').select('id').executeTakeFirstOrThrow();
  const mailer = mailUrl === undefined ? undefined : openMailer(mailUrl, '客户服务部 <service@bank.example>');
  if (mailer) t.after(() => mailer.close());
  const directory: Directory = {
    users: async (ids) =>
      new Map(
        ids.map((one) => [
          one,
          {
            addresses: { mail: 'wang@example.cn' },
            locale: 'zh',
            link: 'https://bank.example/c',
            code: 'ABCD',
          },
        ]),
      ),
    staff: desk.house.staff,
    consoleLink: (one) => `https://bank.example/console/cases/${one}`,
    timeZone: () => 'Asia/Shanghai',
    secret: Buffer.from('secret'),
    publicUrl: 'https://bank.example',
    carriers: mailer ? { mail: mailer } : {},
  };
  const tell = (notices: readonly Notice[]) =>
    desk.db.transaction().execute((tx) => notify(tx, notices, NOON));
  const states = () =>
    desk.db
      .selectFrom('delivery')
      .select(['channel', 'state', 'attempts', 'fault'])
      .orderBy('channel')
      .execute();
  const replied: Notice = {
    reason: `replied ${number} 4`,
    template: 'replied',
    to: { user: id },
    data: { number, body: '扶梯已经修好。' },
  };
  return { ...desk, id, number, directory, tell, states, replied };
}

const destination = (
  world: Awaited<ReturnType<typeof outbox>>,
  kind: 'wecom' | 'dingtalk' | 'feishu' | 'webhook',
  url: string,
  secret: string | null,
) =>
  world.db
    .insertInto('destination')
    .values({ org_id: ORG_ID, kind, name: kind, url, secret, unit_id: null })
    .execute();

test('[L4] [F10] a notice goes out once by mail, however often it is written and sent', async (t) => {
  const { url, letters } = await mailServer(t);
  const box = await outbox(t, url);
  await box.tell([box.replied]);
  await box.tell([box.replied, box.replied]);
  await Promise.all([deliver(box.db, box.directory, () => NOON), deliver(box.db, box.directory, () => NOON)]);
  await deliver(box.db, box.directory, () => NOON + SECOND);
  assert.deepEqual(
    letters.map(({ to }) => to),
    ['wang@example.cn'],
  );
  assert.match(letters[0]!.source, /Message-ID: <\d+\.mail@bank\.example>/i);
  assert.match(letters[0]!.source, /Auto-Submitted: auto-generated/i);
});

test('nothing goes out of a transaction that was rolled back', async (t) => {
  const { url, letters } = await mailServer(t);
  const box = await outbox(t, url);
  await assert.rejects(
    box.db.transaction().execute(async (tx) => {
      await notify(tx, [box.replied], NOON);
      throw new Error('undone');
    }),
  );
  await deliver(box.db, box.directory, () => NOON);
  assert.deepEqual(letters, []);
});

test('what fails for now is tried again, what fails for good is a dead letter', async (t) => {
  let status: number | undefined = 451;
  const { url, letters } = await mailServer(t, () => status);
  const box = await outbox(t, url);
  await box.tell([box.replied]);
  await deliver(box.db, box.directory, () => NOON);
  assert.deepEqual(
    (await box.states()).map(({ state, attempts }) => [state, attempts]),
    [['waiting', 1]],
  );
  await deliver(box.db, box.directory, () => NOON + 30 * SECOND);
  assert.equal((await box.states())[0]!.attempts, 1, 'not before its time');
  status = 550;
  await deliver(box.db, box.directory, () => NOON + 61 * SECOND);
  assert.deepEqual(
    (await box.states()).map(({ state, attempts }) => [state, attempts]),
    [['dead', 2]],
  );
  assert.deepEqual(letters, []);
});

test('a process that died while it was sending leaves the notice to another', async (t) => {
  const { url, letters } = await mailServer(t);
  const box = await outbox(t, url);
  await box.tell([box.replied]);
  await planNotices(box.db, box.directory, NOON);
  // Claimed a moment ago by a process that is no more.
  await box.db
    .updateTable('delivery')
    .set({ state: 'sending', attempts: 1, next_at: timestamptz(NOON + 300 * SECOND) })
    .execute();
  await deliver(box.db, box.directory, () => NOON + 299 * SECOND);
  assert.equal(letters.length, 0, 'it may still be at it');
  await deliver(box.db, box.directory, () => NOON + 300 * SECOND);
  assert.equal(letters.length, 1);
});

test('an address that asked for silence is not written to', async (t) => {
  const { url, letters } = await mailServer(t);
  const box = await outbox(t, url);
  await box.db
    .insertInto('opt_out')
    .values({
      org_id: ORG_ID,
      address_digest: addressDigest(box.directory.secret, 'Wang@example.cn'),
      at: timestamptz(NOON),
    })
    .execute();
  await box.tell([box.replied]);
  await deliver(box.db, box.directory, () => NOON);
  assert.deepEqual(letters, []);
  assert.deepEqual(await box.states(), []);
});

test('webhooks are signed as the Standard Webhooks specification says', async (t) => {
  const { url, posts } = await postBox(t, () => ({ status: 204, body: '' }));
  const box = await outbox(t);
  const secret = `whsec_${Buffer.from('a secret of the receiver').toString('base64')}`;
  await destination(box, 'webhook', url, secret);
  await box.tell([box.replied]);
  assert.equal(await deliver(box.db, box.directory, () => NOON), 1);
  const [{ headers, body } = assert.fail()] = posts;
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  const expected = createHmac('sha256', 'a secret of the receiver').update(`${id}.${timestamp}.${body}`);
  assert.equal(signature, `v1,${expected.digest('base64')}`);
  assert.equal(timestamp, String(NOON / SECOND));
  const told = JSON.parse(body);
  assert.equal(told.type, 'replied');
  assert.ok(!body.includes('ABCD'), 'the access code is for the user alone');
});

test('robots of WeCom, DingTalk and Feishu take what is for a unit, each signed its own way', async (t) => {
  const box = await outbox(t);
  const ok = { wecom: '{"errcode":0}', dingtalk: '{"errcode":0}', feishu: '{"code":0}' };
  const boxes = new Map<string, Awaited<ReturnType<typeof postBox>>>();
  for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
    const made = await postBox(t, () => ({ status: 200, body: ok[kind] }));
    boxes.set(kind, made);
    await destination(box, kind, made.url, kind === 'wecom' ? null : 'SEC');
  }
  const [unit] = box.house.units();
  await box.tell([
    box.replied,
    {
      reason: 'dispatched 1',
      template: 'dispatched',
      to: { unit: unit!.id },
      caseId: box.id,
      data: { number: box.number, title: '扶梯坏了', due: '3月4日（周三）17:30' },
    },
  ]);
  assert.equal(await deliver(box.db, box.directory, () => NOON), 3);
  const dingtalk = new URL(boxes.get('dingtalk')!.posts[0]!.url, 'http://x');
  assert.equal(
    dingtalk.searchParams.get('sign'),
    createHmac('sha256', 'SEC').update(`${NOON}\nSEC`).digest('base64'),
  );
  const feishu = JSON.parse(boxes.get('feishu')!.posts[0]!.body);
  assert.equal(
    feishu.sign,
    createHmac('sha256', `${NOON / SECOND}\nSEC`)
      .update('')
      .digest('base64'),
  );
  assert.match(JSON.parse(boxes.get('wecom')!.posts[0]!.body).text.content, /扶梯坏了[\s\S]*console/);
});

test('a robot that answers 200 and an error has not taken it', async (t) => {
  const box = await outbox(t);
  const { url } = await postBox(t, () => ({
    status: 200,
    body: '{"errcode":93000,"errmsg":"invalid webhook url"}',
  }));
  await destination(box, 'wecom', url, null);
  const [unit] = box.house.units();
  await box.tell([
    {
      reason: 'd',
      template: 'dispatched',
      to: { unit: unit!.id },
      data: { number: box.number, title: '题' },
    },
  ]);
  assert.equal(await deliver(box.db, box.directory, () => NOON), 0);
  const [state] = await box.states();
  assert.deepEqual([state!.state, state!.fault], ['dead', 'wecom answered 93000 invalid webhook url']);
});

test('at night staff are left in peace until eight', () => {
  const cases = [
    ['2026-03-03 12:00', '2026-03-03 12:00'],
    ['2026-03-03 07:59', '2026-03-03 08:00'],
    ['2026-03-03 08:00', '2026-03-03 08:00'],
    ['2026-03-03 20:59', '2026-03-03 20:59'],
    ['2026-03-03 21:00', '2026-03-04 08:00'],
    ['2026-03-03 23:59', '2026-03-04 08:00'],
    ['2026-03-04 00:00', '2026-03-04 08:00'],
  ];
  for (const [asked, expected] of cases)
    assert.equal(afterQuiet(at(asked!), 'Asia/Shanghai'), at(expected!), asked);
});
