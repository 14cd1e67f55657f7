import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type App, openApp } from '../app.ts';
import { submit } from './caseline.ts';

const ASSESSMENT = {
  trigger: 'concentrated-complaints',
  reason: '近一个月用户集中反映首次响应偏慢',
  assessment: '客服部增加一个班次后可以做到',
  major: true,
};
const OPINIONS = [
  { unit: '客服部', opinion: 'agree', text: '已排班' },
  { unit: '技术部', opinion: 'abstain', text: '' },
];
const APPROVAL = { body: '董事会', minutes: '第三次会议纪要：同意', date: '2026-01-05' };

/** A draft that promises the first response online in another time than the letter in force. */
async function draftOf(app: App, headers: Record<string, string>, limit: string) {
  const { id } = (await app.ask('GET', '/pledges/current')).body;
  const { document } = (await app.ask('GET', `/staff/pledges/${id}`, undefined, headers)).body;
  const clauses = document.clauses.map((clause: { id: string }) =>
    clause.id === 'online-first-response' ? { ...clause, limit } : clause,
  );
  const draft = await app.ask('POST', '/staff/pledges', { document: { ...document, clauses } }, headers);
  assert.equal(draft.status, 201, JSON.stringify(draft.body));
  return { before: id as number, id: draft.body.id as number, document: { ...document, clauses } };
}

test('[L3] [L4] a letter is amended step by step, and a case that runs keeps its clocks', async (t) => {
  const app = await openApp(t);
  const [writer, manager] = [await app.session('manager'), await app.session('manager')];
  const running = await submit(app, writer);
  const seen = async () =>
    (await app.ask('GET', `/staff/cases/${running.number}`, undefined, writer)).body.clocks;
  const clocks = await seen();
  const { before, id, document } = await draftOf(app, writer, '10m');
  const at = `/staff/pledges/${id}`;
  const step = (name: string, body?: object, headers = writer) =>
    app.ask('POST', `${at}/${name}`, body, headers);

  const drafted = (await app.ask('GET', `${at}/changes`, undefined, writer)).body;
  assert.deepEqual(drafted.since, { id: before, version: 1 });
  assert.deepEqual(
    drafted.clauses.map(({ id: clause, change }: { id: string; change: string }) => [clause, change]),
    [['online-first-response', 'changed']],
  );
  assert.deepEqual(
    drafted.clauses[0].text.filter(({ change }: { change: string }) => change !== 'same'),
    [
      { text: '30', change: 'removed' },
      { text: '10', change: 'added' },
    ],
  );

  const begun = await step('assess', ASSESSMENT);
  assert.deepEqual([begun.status, begun.body.stage, begun.body.next], [200, 'assessed', 'joint-review']);
  const refused = await step('publish');
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.step],
    [409, 'gate-not-met', 'joint-review'],
  );
  assert.match(refused.body.message, /会商/);
  assert.equal((await step('approve', APPROVAL, manager)).body.step, 'joint-review');
  assert.equal((await step('joint-review', { opinions: [OPINIONS[0]] })).status, 409);
  assert.equal((await step('joint-review', { opinions: [{ ...OPINIONS[0], unit: '无此部' }] })).status, 422);
  assert.equal((await step('joint-review', { opinions: OPINIONS })).body.stage, 'reviewed');

  assert.equal((await step('approve', APPROVAL)).body.code, 'gate-not-met', 'who drafted may not approve');
  const { body: _, ...bodiless } = APPROVAL;
  assert.equal((await step('approve', bodiless, manager)).status, 409, 'a major change has a decision body');
  assert.equal((await step('approve', { ...APPROVAL, date: '2999-01-01' }, manager)).status, 400);
  assert.equal((await step('approve', APPROVAL, manager)).body.stage, 'approved');

  await app.ask('PUT', at, { document: { ...document, title: '承诺书（修订）' } }, writer);
  assert.equal((await step('publish')).body.step, 'approve', 'what was approved is what is published');
  assert.equal((await step('approve', APPROVAL, manager)).status, 200);
  assert.equal((await step('publish')).status, 200);

  const told = (await app.ask('GET', `${at}/amendment`, undefined, writer)).body;
  assert.deepEqual([told.stage, told.next, told.ratifyBy], ['published', null, null]);
  assert.deepEqual(
    told.steps.map((one: { step: string }) => one.step),
    ['assess', 'joint-review', 'approve', 'approve', 'publish'],
  );
  assert.equal((await step('assess', ASSESSMENT)).body.code, 'step-not-open');

  const changes = (await app.ask('GET', `/pledges/${id}/changes`)).body;
  assert.deepEqual(changes.since, { id: before, version: 1 });
  assert.deepEqual(changes.amendment.approval, { body: '董事会', date: '2026-01-05' });
  assert.deepEqual(
    changes.letter.map(({ field }: { field: string }) => field),
    ['title'],
  );
  assert.deepEqual(
    changes.clauses.map((one: object) => ({ ...one, text: undefined, how: undefined })),
    [
      {
        id: 'online-first-response',
        change: 'changed',
        number: 1 + document.clauses.findIndex((one: { id: string }) => one.id === 'online-first-response'),
        from: null,
        text: undefined,
        how: undefined,
        fields: [{ field: 'limit', before: '30m', after: '10m' }],
      },
    ],
  );
  assert.equal((await app.ask('GET', `/pledges/${before}/changes`)).body.since, null);

  const page = await app.server.inject(`/pledge/${id}/changes`);
  assert.match(page.payload, /用户集中投诉/);
  assert.match(page.payload, /<ins>10<\/ins>/);

  assert.equal((await app.ask('GET', '/pledges/current')).body.id, id);
  assert.deepEqual(await seen(), clocks);
  assert.equal((await app.ask('GET', `/pledges/${before}`)).status, 200);
});

test('[L4] an emergency may be published first, and says until when it has to be ratified', async (t) => {
  const app = await openApp(t);
  const [writer, manager] = [await app.session('manager'), await app.session('manager')];
  const { id } = await draftOf(app, writer, '2h');
  const step = (name: string, body?: object, headers = writer) =>
    app.ask('POST', `/staff/pledges/${id}/${name}`, body, headers);
  await step('assess', { ...ASSESSMENT, trigger: 'emergency', major: false });
  assert.equal((await step('publish')).status, 200);
  const open = (await app.ask('GET', `/staff/pledges/${id}/amendment`, undefined, writer)).body;
  assert.deepEqual([open.stage, open.overdue], ['published-assessed', false]);
  assert.match(open.ratifyBy, /^\d{4}-/);
  await step('joint-review', { opinions: OPINIONS });
  const ratified = await step('approve', { date: '2026-01-05' }, manager);
  assert.deepEqual([ratified.body.stage, ratified.body.next], ['published', null]);
});

test('a draft that was not begun as an amendment is published without ceremony', async (t) => {
  const app = await openApp(t);
  const writer = await app.key('manager');
  const { id } = await draftOf(app, writer, '20m');
  assert.equal((await app.ask('GET', `/staff/pledges/${id}/amendment`, undefined, writer)).status, 404);
  assert.equal((await app.ask('POST', `/staff/pledges/${id}/publish`, undefined, writer)).status, 200);
});

test('[L4] a department that disagrees bars the approval until it takes that back or is overruled', async (t) => {
  const app = await openApp(t);
  const [writer, manager] = [await app.session('manager'), await app.session('manager')];
  const { id } = await draftOf(app, writer, '10m');
  const step = (name: string, body?: object, headers = writer) =>
    app.ask('POST', `/staff/pledges/${id}/${name}`, body, headers);
  const against = (unit: string) => ({ unit, opinion: 'disagree', text: '人手不够' });
  await step('assess', ASSESSMENT);
  const met = await step('joint-review', { opinions: [OPINIONS[0], against('技术部'), against('运营部')] });
  assert.deepEqual(met.body.objectors, ['技术部', '运营部']);
  const barred = await step('approve', APPROVAL, manager);
  assert.deepEqual(
    [barred.status, barred.body.code, barred.body.units],
    [409, 'gate-not-met', ['技术部', '运营部']],
  );
  assert.match(barred.body.message, /技术部、运营部在会商中不同意/);

  const unheard = await step('joint-review', { opinions: OPINIONS });
  assert.deepEqual([unheard.status, unheard.body.step], [409, 'joint-review'], 'not without who disagreed');
  const withdrawal = { unit: '技术部', reason: '下月起增加两名工程师' };
  assert.deepEqual((await step('withdraw-objection', withdrawal)).body.objectors, ['运营部']);
  assert.equal((await step('withdraw-objection', withdrawal)).body.code, 'step-not-open');
  assert.equal(
    (await step('overrule', { unit: '运营部', body: '董事会', reason: ' ' }, manager)).status,
    400,
  );
  const overruling = { unit: '运营部', body: '董事会', reason: '监管要求，不能再等' };
  assert.equal((await step('overrule', overruling)).body.code, 'gate-not-met', 'who drafted may not');
  assert.deepEqual((await step('overrule', overruling, manager)).body.objectors, []);
  assert.equal((await step('approve', APPROVAL, manager)).body.stage, 'approved');
  const told = (await app.ask('GET', `/staff/pledges/${id}/amendment`, undefined, writer)).body;
  assert.deepEqual(
    told.steps.slice(2, 4).map((one: { step: string; content: object }) => [one.step, one.content]),
    [
      ['withdraw-objection', withdrawal],
      ['overrule', overruling],
    ],
  );
});

test('[L4] whoever lacks the role takes no step of an amendment, and an uploaded letter has an author too', async (t) => {
  const app = await openApp(t);
  const [writer, manager] = [await app.session('manager'), await app.session('manager')];
  const { id, document } = await draftOf(app, writer, '10m');
  const steps = [
    ['assess', ASSESSMENT],
    ['joint-review', { opinions: OPINIONS }],
    ['withdraw-objection', { unit: '技术部', reason: '已解决' }],
    ['overrule', { unit: '技术部', body: '董事会', reason: '监管要求' }],
    ['approve', APPROVAL],
    ['publish', undefined],
  ] as const;
  for (const role of ['agent', 'auditor'] as const) {
    const headers = await app.session(role);
    for (const [name, body] of steps) {
      const { status, body: said } = await app.ask('POST', `/staff/pledges/${id}/${name}`, body, headers);
      assert.deepEqual([status, said.code], [403, 'forbidden'], `${name} by ${role}`);
    }
  }
  const step = (name: string, body: object, headers: Record<string, string>, of: number) =>
    app.ask('POST', `/staff/pledges/${of}/${name}`, body, headers);

  const boundary = 'a-boundary-of-parts';
  const upload = await app.server.inject({
    method: 'POST',
    url: '/api/v1/staff/pledges/import',
    headers: { ...manager, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: [
      `--${boundary}`,
      'content-disposition: form-data; name="file"; filename="letter.json"',
      'content-type: application/json',
      '',
      JSON.stringify(document),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  });
  assert.equal(upload.statusCode, 201, upload.payload);
  const uploaded = upload.json().id;
  await step('assess', ASSESSMENT, writer, uploaded);
  await step('joint-review', { opinions: OPINIONS }, writer, uploaded);
  assert.equal(
    (await step('approve', APPROVAL, manager, uploaded)).body.code,
    'gate-not-met',
    'who uploaded it wrote it',
  );
});

test('[L4] with the publication everyone is told what changed, from when and why', async (t) => {
  const app = await openApp(t);
  const [writer, manager] = [await app.session('manager'), await app.session('manager')];
  const running = await submit(app, writer);
  const { id } = await draftOf(app, writer, '10m');
  const step = (name: string, body?: object, headers = writer) =>
    app.ask('POST', `/staff/pledges/${id}/${name}`, body, headers);
  await step('assess', ASSESSMENT);
  await step('joint-review', { opinions: OPINIONS });
  await step('approve', APPROVAL, manager);
  assert.equal(
    (await app.ask('GET', '/announcements')).body.items.length,
    1,
    'nothing before it is published',
  );
  await step('publish');
  const [news] = (await app.ask('GET', '/announcements')).body.items;
  assert.deepEqual(
    [news.pledge, news.sinceVersion, news.trigger, news.reason],
    [{ id, version: 2 }, 1, ASSESSMENT.trigger, ASSESSMENT.reason],
  );
  assert.deepEqual(
    news.clauses.map((one: { id: string; change: string }) => [one.id, one.change]),
    [['online-first-response', 'changed']],
  );
  assert.match(news.clauses[0].before.zh, /30 分钟/);
  assert.match(news.clauses[0].after.zh, /10 分钟/);

  for (const path of ['/', '/pledge']) {
    const { payload } = await app.server.inject(path);
    assert.match(payload, /用户集中投诉/, path);
    assert.match(payload, /application\/atom\+xml/, path);
  }
  const feed = await app.server.inject('/announcements.atom');
  assert.match(String(feed.headers['content-type']), /^application\/atom\+xml/);
  assert.match(feed.payload, new RegExp(`<id>urn:uuid:${news.id}</id>`));
  assert.match(feed.payload, /近一个月用户集中反映首次响应偏慢/);
  const progress = await app.server.inject(`/progress/${running.number}?code=${running.code}`);
  assert.match(progress.payload, /仍按第 1 版办理/);
});
