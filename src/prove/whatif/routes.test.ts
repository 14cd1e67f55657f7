import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openApp } from '../../../test/app.ts';
import { at } from '../../../test/desk.ts';
import type { HistoryLine } from '../../keep/case/line.ts';
import { importHistory } from '../../keep/intake/import.ts';
import { HOUR, MINUTE } from '../../platform/time.ts';
import { HeldHistory } from './held-history.ts';

const DOCUMENT = {
  pledge: 1,
  title: '承诺书',
  promisor: { name: '江城银行' },
  calendar: { timezone: 'Asia/Shanghai', hours: { 'mon-fri': ['09:00-17:00'] }, holidays: 'CN' },
  clauses: [
    { id: 'first', text: '在{{limit}}内响应', measure: 'first-response', limit: '30m', target: '75%' },
    { id: 'open', text: '在{{limit}}内答复', measure: 'resolution', limit: '__wd', target: '95%' },
    { id: 'wait', text: '等候不超过{{limit}}', measure: 'counter-wait', limit: '10m', target: '90%' },
    { id: 'rated', text: '满意度', measure: 'satisfaction', target: '80%' },
  ],
};

/** Answered after 10, 20, 40 and 90 minutes; a fifth is withdrawn at once. */
function* lines(): Generator<HistoryLine> {
  for (const [index, minutes] of [10, 20, 40, 90].entries()) {
    const start = at('2026-03-02 09:00') + index * HOUR;
    const name = `K-${index}`;
    const channel = index < 2 ? 'web' : 'phone';
    yield { case: name, at: start, type: 'received', fields: { channel } };
    yield { case: name, at: start + minutes * MINUTE, type: 'responded' };
  }
  yield { case: 'K-9', at: at('2026-03-02 15:00'), type: 'received', fields: { channel: 'web' } };
  yield { case: 'K-9', at: at('2026-03-02 15:05'), type: 'withdrawn' };
  for (let ticket = 0; ticket < 20; ticket++) {
    yield {
      case: `T-${ticket}`,
      at: at('2026-03-02 10:00') + ticket * MINUTE,
      type: 'taken',
      fields: { channel: 'counter' },
    };
  }
}

const app = await openApp({ after }, { listen: true });
await importHistory(app.house, lines(), { now: at('2026-03-03 09:00') });
const headers = { ...(await app.key('manager')) };
const { id } = (await app.ask('POST', '/staff/pledges', { document: DOCUMENT }, headers)).body;

const backtest = (body?: object, more: object = {}) =>
  app.ask('POST', `/staff/pledges/${id}/backtest`, body, { ...headers, ...more });

test('a draft is tried on the history: its figures, by whom and when, and what would have been enough', async () => {
  const { status, body } = await backtest({ at: '2026-03-03T09:00:00+08:00' });
  assert.equal(status, 200);
  assert.deepEqual([body.at, body.from, body.to], ['2026-03-03T09:00:00+08:00', null, null]);
  const [first, open, , rated] = body.clauses;
  assert.deepEqual(
    { kept: first.kept, broken: first.broken, rate: first.rate, verdict: first.verdict, limit: first.limit },
    { kept: 2, broken: 2, rate: 0.5, verdict: 'broken', limit: '30m' },
  );
  assert.equal(first.smallestLimit, '40m');
  assert.deepEqual(first.excluded, { withdrawn: 1, merged: 0, reclassified: 0 });
  const counts = { running: 0, cancelled: 0 };
  assert.deepEqual(first.byChannel, [
    { channel: 'phone', kept: 0, broken: 2, rate: 0, ...counts },
    { channel: 'web', kept: 2, broken: 0, rate: 1, ...counts, cancelled: 1 },
  ]);
  assert.deepEqual(
    first.byHour.map(({ hour, rate }: { hour: number; rate: number }) => [hour, rate]),
    [
      [9, 1],
      [10, 1],
      [11, 0],
      [12, 0],
      [15, null],
    ],
  );
  assert.deepEqual([open.tried, open.limit, open.verdict], [false, null, 'no-data']);
  assert.deepEqual([rated.tried, rated.smallestLimit, rated.rate], [true, null, null]);
});

test('a letter that is sent along is tried in its place, over the days that are asked for', async () => {
  const clauses = [{ ...DOCUMENT.clauses[0], limit: '40m' }];
  const { body } = await backtest({
    document: { ...DOCUMENT, clauses },
    from: '2026-03-02',
    to: '2026-03-02',
  });
  assert.deepEqual([body.clauses[0].rate, body.clauses[0].verdict], [0.75, 'kept']);
  const later = await backtest({ document: { ...DOCUMENT, clauses }, from: '2026-03-03' });
  assert.equal(later.body.clauses[0].applicable, 0);
});

test('what cannot be tried is refused with a reason', async () => {
  const refused = async (body: object) => {
    const answer = await backtest(body);
    return [answer.status, answer.body.code];
  };
  assert.deepEqual(await refused({ from: '2026-03-02', to: '2026-03-01' }), [400, 'bad-request']);
  assert.deepEqual(await refused({ from: 'yesterday' }), [400, 'bad-request']);
  assert.deepEqual(await refused({ at: '2026-03-02' }), [400, 'bad-request']);
  assert.deepEqual(await refused({ source: 'x', document: {} }), [400, 'bad-request']);
  assert.deepEqual(await refused({ source: 'title: 甲' }), [422, 'invalid-pledge']);
});

test('who accepts events is told how far it is, and the same in the end', async () => {
  const { body } = await backtest(undefined, { accept: 'text/event-stream' });
  const events = String(body)
    .trim()
    .split('\n\n')
    .map((block) => {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block)!;
      return { event, data: JSON.parse(data!) };
    });
  assert.equal(events[0]!.event, 'progress');
  assert.equal(events.at(-1)!.event, 'result');
  const plain = await backtest();
  assert.deepEqual(events.at(-1)!.data, plain.body);
  const failed = await backtest({ at: '9999-12-31T00:00:00Z' }, { accept: 'text/event-stream' });
  assert.match(String(failed.body), /event: (result|failed)/);
});

test('what nobody waits for is given up, and the next is served', async (t) => {
  const history = new HeldHistory(app.db);
  t.after(() => history.close());
  const pledge = app.house.book.published()[0]!.pledge;
  const wanted = { pledge, at: undefined, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const leaving = new AbortController();
  const asker = { signal: leaving.signal, progress: () => leaving.abort() };
  await assert.rejects(history.attempt(wanted, asker), { name: 'AbortError' });
  const stays = { signal: new AbortController().signal, progress: () => {} };
  const { sums } = await history.attempt(wanted, stays);
  assert.ok(sums.size > 0);
});

test('who closes the connection is no longer worked for, and the next is served', async () => {
  const leaving = new AbortController();
  const asked = await fetch(`${app.origin}/api/v1/staff/pledges/${id}/backtest`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ at: '2026-12-31T00:00:00Z' }),
    signal: leaving.signal,
  });
  assert.equal(asked.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const { value } = await asked.body!.getReader().read();
  assert.match(new TextDecoder().decode(value), /^event: progress/);
  leaving.abort();
  assert.equal((await backtest()).status, 200);
});

test('windows are worked out from the tickets of each hour of the week', async () => {
  const windows = (body: object) => app.ask('POST', `/staff/pledges/${id}/windows`, body, headers);
  const { status, body } = await windows({ clause: 'wait' });
  assert.equal(status, 200);
  assert.equal(body.serviceSeconds, 300);
  assert.match(body.assumptions.join(), /平均 5 分钟/);
  assert.equal(body.hours.length, 1);
  const [hour] = body.hours;
  assert.deepEqual([hour.weekday, hour.hour, hour.arrivalsPerHour], [1, 10, 20]);
  assert.equal(hour.windows, 3);
  assert.ok(hour.keptShare >= 0.9 && hour.leftShare === 0);
  const impatient = await windows({ clause: 'wait', serviceSeconds: 600, patienceSeconds: 900 });
  assert.ok(impatient.body.hours[0].leftShare > 0);
  assert.equal((await windows({ clause: 'first' })).status, 404);
});
