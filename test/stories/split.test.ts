import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type App, openApp } from '../app.ts';
import { submit } from './caseline.ts';

type Headers = Record<string, string>;

const FIRST = '手机银行转账一直提示失败，钱却被扣了。';
const SECOND = '另外你们网点的取号机坏了两周没人修。';

describe('one feedback with two matters; one matter with two feedbacks', () => {
  let app: App;
  let handler: Headers;
  const ended: (() => Promise<void>)[] = [];
  before(async () => {
    app = await openApp({ after: (cleanUp) => ended.push(cleanUp) });
    handler = await app.session('agent', '客服部');
  });
  after(async () => {
    for (const cleanUp of ended) await cleanUp();
  });

  const related = async (number: string) => {
    const { status, body } = await app.ask('GET', `/staff/cases/${number}/related`, undefined, handler);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  test('[F3] a second matter becomes a case of its own, promised from the first receipt', async () => {
    const line = await submit(app, handler, {
      body: `${FIRST}\n${SECOND}`,
      contact: { email: 'u@example.cn' },
      outlet: '东门网点',
    });
    await line.through('register', 'respond', 'dispatch');
    const path = `/staff/cases/${line.number}/split`;
    const invented = await app.ask('POST', path, { body: '我对办理结果非常满意' }, handler);
    assert.equal(invented.status, 400, 'only words of the user');
    assert.equal((await app.ask('POST', path, { body: `${FIRST}\n${SECOND}` }, handler)).status, 400);
    const made = await app.ask('POST', path, { body: SECOND, kind: 'complaint' }, handler);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const first = await line.look();
    const [own] = first.splitInto;
    assert.equal(own.number, made.body.number);
    const { body: second } = await app.ask('GET', `/cases/${own.number}?code=${own.accessCode}`);
    assert.equal(second.receivedAt, first.receivedAt);
    assert.equal(second.splitFrom, line.number);
    assert.equal(second.body, SECOND);
    assert.equal(second.kind, 'complaint');
    assert.equal(second.stage, 'registered');
    const received = (view: typeof first) =>
      view.timeline.find(({ type }: { type: string }) => type === 'received').at;
    assert.equal(received(second), received(first));
    const resolution = second.clocks.find(({ measure }: { measure: string }) => measure === 'resolution');
    assert.equal(resolution.startedAt, first.receivedAt);
    const { body: staffView } = await app.ask('GET', `/staff/cases/${own.number}`, undefined, handler);
    assert.equal(staffView.outlet, '东门网点');
    assert.equal(staffView.contact.email, 'u@example.cn');
    assert.equal(staffView.events.at(-1).data.from, line.number);
    assert.deepEqual((await related(line.number)).splitInto, [own.number]);
    assert.equal((await related(own.number)).splitFrom, line.number);
    const wrong = await app.ask('GET', `/cases/${own.number}?code=${line.code}`);
    assert.equal(wrong.status, 404, 'the code of the one does not open the other');
    const page = await app.server.inject(`/progress/${line.number}?code=${line.code}`);
    assert.match(page.body, new RegExp(`${own.number}`));
    assert.match(page.body, /单独办理的事项/);
  });

  test('[F3] the same matter is suggested, merged with one click, and what it comes to is published', async () => {
    const body = '地铁三号线换乘站的无障碍电梯又停运了，轮椅没有办法出站。';
    const first = await submit(app, handler, { body });
    const again = await submit(app, handler, { body: `${body}请马上修好。` });
    const found = await related(again.number);
    const [suggestion] = found.items;
    assert.equal(suggestion.number, first.number);
    assert.deepEqual(suggestion.merge, { number: again.number, into: first.number });
    const { number, into } = suggestion.merge;
    assert.equal((await app.ask('POST', `/staff/cases/${number}/merge`, { into }, handler)).status, 200);
    const { merged } = await related(first.number);
    assert.deepEqual(
      merged.map((one: { number: string }) => one.number),
      [again.number],
    );
    const clauses = async () => {
      const { body: pledge } = await app.ask('GET', '/pledges/current');
      const { body: compliance } = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
      return compliance.clauses.filter(
        ({ beside }: { beside: { merged: { count: number } } }) => beside.merged.count,
      );
    };
    assert.ok((await clauses()).length > 0);
    assert.equal((await app.ask('POST', `/staff/cases/${again.number}/unmerge`, {}, handler)).status, 200);
    assert.deepEqual((await related(first.number)).merged, []);
    assert.deepEqual(await clauses(), [], 'undone without a trace in the figures');
  });
});
