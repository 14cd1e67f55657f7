import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { reachUsers } from '../../src/keep/case/reach.ts';
import { openMailer } from '../../src/keep/notify/channel/mail.ts';
import { deliver } from '../../src/keep/notify/deliver.ts';
import { mailServer } from '../../src/keep/notify/fixture.ts';
import { DAY, now } from '../../src/platform/time.ts';
import { createDraft, publishDraft } from '../../src/promise/pledge/store.ts';
import { lapseContests } from '../../src/prove/satisfaction/lapse-contests.ts';
import { remindOfRating } from '../../src/prove/satisfaction/remind.ts';
import { type App, openApp } from '../app.ts';
import { type CaseLine, submit } from './caseline.ts';

type Headers = Readonly<Record<string, string>>;

/** Moves what happened so far into the past, as though days had gone by since. */
async function daysGoBy(app: App, days: number): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`update case_event set at = at - ${days} * interval '1 day'`.execute(tx);
    await sql`update message set at = at - ${days} * interval '1 day'`.execute(tx);
  });
}

/** Publishes the letter in force once more, with the promise that second reviews are by others. */
async function promiseOthers({ db, house }: App): Promise<void> {
  const { pledge } = house.book.inForce(now())!;
  const gate = { id: 'others', text: '二次复核由其他人员办理', measure: 'second-review-by-others' } as const;
  const clauses = [...pledge.clauses, { ...gate, scope: {}, target: 1 }];
  await db.transaction().execute(async (tx) => {
    const { id } = await createDraft(tx, { ...pledge, clauses });
    await publishDraft(tx, id, { now: now(), staffId: null });
  });
  await house.book.refresh();
}

const seenBy = async (app: App, line: CaseLine, staff: Headers) =>
  (await app.ask('GET', `/staff/cases/${line.number}`, undefined, staff)).body;

test('[Q1] a rating has reasons of its level, and those who handle learn it when the case is closed to rating', async (t) => {
  const app = await openApp(t);
  const [agent, manager, auditor] = [
    await app.session('agent', '技术部'),
    await app.session('manager', '技术部'),
    await app.session('auditor'),
  ];
  const line = await submit(app, agent);
  await line.through('register', 'dispatch', 'start', 'reply');
  const other = await line.asUser('rating', { score: 5, solved: true, reasons: ['slow'] });
  assert.deepEqual([other.status, other.body.code], [400, 'bad-request']);
  const said = { score: 4, solved: true, reasons: ['quick', 'kind'], comment: '张三经理态度好' };
  const rated = await line.asUser('rating', said);
  assert.deepEqual([rated.status, rated.body.rating], [200, { score: 4, solved: true }]);
  await line.through('archive');
  for (const staff of [agent, manager]) {
    const seen = await seenBy(app, line, staff);
    assert.deepEqual([seen.rating, seen.ratingSealed], [null, true]);
    const text = JSON.stringify([seen.events, seen.messages]);
    assert.doesNotMatch(text, /score|solved|quick|张三/);
    const { body } = await app.ask('GET', `/staff/cases/${line.number}/ratings`, undefined, staff);
    assert.deepEqual([body.items[0].score, body.items[0].sealed], [null, true]);
  }
  const inspected = await seenBy(app, line, auditor);
  assert.deepEqual([inspected.rating.score, inspected.ratingSealed], [4, false]);
  await daysGoBy(app, 31);
  const opened = await seenBy(app, line, agent);
  assert.deepEqual(opened.rating, { score: 4, solved: true });
  assert.deepEqual(opened.events.find(({ type }: { type: string }) => type === 'rated').data.reasons, [
    'quick',
    'kind',
  ]);
});

test('[Q2] a dissatisfied user goes through two second reviews, each by other people and one level higher', async (t) => {
  const app = await openApp(t);
  const people = {
    first: await app.session('agent', '技术部'),
    head: await app.session('manager', '技术部'),
    second: await app.session('agent', '技术部'),
    leader: await app.session('manager'),
    third: await app.session('agent', '运营部'),
  };
  const idOf = async (staff: Headers): Promise<number> =>
    (await app.ask('GET', '/session', undefined, staff)).body.staff.id;
  await promiseOthers(app);
  const line = await submit(app, people.first);
  await line.through('register', 'dispatch', 'start', 'reply');

  const once = await line.asUser('rating', {
    score: 1,
    solved: false,
    reasons: ['unsettled'],
    comment: '还是打不开',
  });
  assert.equal(once.body.stage, 'dispatched');
  const raised = await seenBy(app, line, people.head);
  assert.equal(raised.assignee.id, await idOf(people.head), 'a head of the unit has it now');
  assert.deepEqual(raised.events.at(-1).data.level, 'head');
  assert.match(JSON.stringify(raised.messages), /还是打不开/, 'what is unsolved is told');
  assert.doesNotMatch(JSON.stringify(raised.events), /"score"/, 'the score is not');

  for (const action of ['start', 'respond', 'plan', 'reply']) {
    const again = await line.step(action, undefined, people.first);
    assert.deepEqual([again.status, again.body.code], [409, 'gate-not-met'], `${action} by who handled it`);
    assert.equal(again.body.clause, 'others');
  }
  assert.equal((await line.step('start', undefined, people.second)).status, 200);
  assert.equal((await line.step('reply', undefined, people.second)).status, 200);

  const twice = await line.asUser('rating', { score: 2, solved: false });
  const higher = await seenBy(app, line, people.leader);
  assert.equal(twice.body.stage, 'dispatched');
  assert.equal(higher.assignee.id, await idOf(people.leader), 'somebody above the units has it now');
  assert.deepEqual(higher.events.at(-1).data.level, 'leadership');
  for (const earlier of [people.first, people.second]) {
    assert.equal((await line.step('reply', undefined, earlier)).body.clause, 'others');
  }
  assert.equal((await line.step('dispatch', { unit: '运营部' }, people.leader)).status, 200);
  assert.equal((await line.step('start', undefined, people.third)).status, 200);
  assert.equal((await line.step('reply', undefined, people.third)).status, 200);
  const solved = await line.asUser('rating', { score: 5, solved: true });
  assert.equal(solved.body.stage, 'replied');
  const told = await sql<{ template: string; count: string }>`
    select template, count(*) from notice where template = 'escalated' group by 1`.execute(app.db);
  assert.deepEqual(
    told.rows.map(({ count }) => Number(count)),
    [2],
  );
});

test('[Q1] a malicious rating is left out when two people of other units say so, and that is published', async (t) => {
  const app = await openApp(t);
  const [rated, colleague, service, operations, chief] = [
    await app.session('agent', '技术部'),
    await app.session('manager', '技术部'),
    await app.session('manager', '客服部'),
    await app.session('manager', '运营部'),
    await app.session('agent', '运营部'),
  ];
  const line = await submit(app, rated);
  await line.through('register', 'dispatch', 'start', 'reply');
  await line.asUser('rating', { score: 1, solved: false, comment: '你们全家……' });
  const figures = async () => {
    const { body: pledge } = await app.ask('GET', '/pledges/current');
    const { body } = await app.ask('GET', `/pledges/${pledge.id}/compliance`);
    return body.clauses.find(({ measure }: { measure: string }) => measure === 'satisfaction');
  };
  assert.deepEqual([(await figures()).broken, (await figures()).cancelled], [1, 0]);

  const { body: ratings } = await app.ask('GET', `/staff/cases/${line.number}/ratings`, undefined, rated);
  const [{ rating, refusal }] = ratings.items;
  assert.equal(refusal, null);
  const wish = { rating, cause: 'abuse', reason: '辱骂，没有说办理的事' };
  const ask = (staff: Headers) => app.ask('POST', `/staff/cases/${line.number}/rating-contests`, wish, staff);
  assert.equal((await ask(service)).status, 403, 'the unit that was rated asks');
  assert.equal((await ask(rated)).status, 201);
  assert.equal((await ask(rated)).body.code, 'already-exists');

  const list = async (staff: Headers) =>
    (await app.ask('GET', '/staff/rating-contests?state=open', undefined, staff)).body.items;
  assert.equal((await list(rated))[0].rating, null, 'who asked does not learn the score');
  const [open] = await list(service);
  assert.deepEqual([open.rating.score, open.rating.words, open.cause], [1, '你们全家……', 'abuse']);
  const decide = (staff: Headers, uphold = true) =>
    app.ask('POST', `/staff/rating-contests/${open.id}/votes`, { uphold, reason: '属实' }, staff);
  assert.equal((await decide(chief)).status, 403);
  assert.equal((await decide(colleague)).status, 403, 'not by the unit itself');
  assert.equal((await decide(service)).status, 204);
  assert.equal((await decide(service)).status, 409, 'one person is not two');
  assert.equal((await figures()).broken, 1, 'one is not enough');
  assert.deepEqual((await list(operations))[0].votes, [], 'the second decides without knowing the first');
  assert.equal((await decide(operations)).status, 204);

  const after = await figures();
  assert.deepEqual([after.broken, after.cancelled, after.verdict], [0, 1, 'no-data']);
  assert.match(after.beside.said.join(), /恶意、不计入的评价 1 件（只有辱骂，与办理无关 1）/);
  const { body: letter } = await app.ask('GET', '/pledges/current');
  const path = `/staff/pledges/${letter.id}/clauses/${after.id}/evidence`;
  const [row] = (await app.ask('GET', path, undefined, rated)).body.items;
  assert.deepEqual([row.number, row.title, row.state], [null, '', 'cancelled'], 'nobody sees whose it is');
  const { body: board } = await app.ask('GET', '/satisfaction');
  assert.deepEqual([board.total.rated, board.total.excluded, board.total.rate], [0, 1, null]);
  assert.deepEqual(board.contested, [{ cause: 'abuse', state: 'upheld', count: 1 }]);
  assert.deepEqual((await line.look()).rating, { score: 1, solved: false }, 'the rating itself stays');
});

test('[Q1] a contest that the two do not agree on, or leave lying, changes nothing', async (t) => {
  const app = await openApp(t);
  const [rated, service, operations] = [
    await app.session('agent', '技术部'),
    await app.session('manager', '客服部'),
    await app.session('manager', '运营部'),
  ];
  const contests: { id: number; line: CaseLine }[] = [];
  for (const _ of ['rejected', 'lapsed']) {
    const line = await submit(app, rated);
    await line.through('register', 'dispatch', 'start', 'reply');
    await line.asUser('rating', { score: 2, solved: false });
    const { body } = await app.ask('GET', `/staff/cases/${line.number}/ratings`, undefined, rated);
    const wish = { rating: body.items[0].rating, cause: 'mistaken', reason: '用户来电说点错了' };
    await app.ask('POST', `/staff/cases/${line.number}/rating-contests`, wish, rated);
    const list = await app.ask('GET', '/staff/rating-contests', undefined, service);
    contests.push({ id: list.body.items[0].id, line });
  }
  for (const [staff, uphold] of [
    [service, true],
    [operations, false],
  ] as const) {
    const path = `/staff/rating-contests/${contests[0]!.id}/votes`;
    assert.equal((await app.ask('POST', path, { uphold, reason: '看过了' }, staff)).status, 204);
  }
  await lapseContests(app.house, now() + 9 * DAY);
  await lapseContests(app.house, now() + 11 * DAY);
  await lapseContests(app.house, now() + 12 * DAY);
  const { body } = await app.ask('GET', '/staff/rating-contests', undefined, service);
  assert.deepEqual(
    body.items.map(({ state }: { state: string }) => state),
    ['lapsed', 'rejected'],
  );
  const { body: board } = await app.ask('GET', '/satisfaction');
  assert.deepEqual([board.total.rated, board.total.satisfied, board.total.excluded], [2, 0, 0]);
  const settled = await sql<{ count: number }>`
    select count(*)::int as count from case_event where type = 'rating_settled'`.execute(app.db);
  assert.equal(settled.rows[0]!.count, 2, 'each once');
});

test('[Q3] users to call are drawn by a seed that anyone can draw again; talks count as follow-ups and take ratings', async (t) => {
  const app = await openApp(t);
  const [handler, manager, caller] = [
    await app.session('agent', '技术部'),
    await app.session('manager', '客服部'),
    await app.session('agent', '客服部'),
  ];
  const callerId = (await app.ask('GET', '/session', undefined, caller)).body.staff.id;
  const lines: CaseLine[] = [];
  for (const channel of ['web', 'web', 'phone', 'app', 'web']) {
    const line = await submit(app, handler, { channel, contact: { name: '李雷', phone: '13800000001' } });
    await line.through('register', 'dispatch', 'start', 'reply', 'archive');
    lines.push(line);
  }
  const today = (await app.ask('GET', '/satisfaction')).body.to;
  const wish = { from: today, to: today, wanted: 4, seed: '2026-q4', callers: [callerId] };
  assert.equal((await app.ask('POST', '/staff/call-lists', wish, caller)).status, 403);
  const drawn = await app.ask('POST', '/staff/call-lists', wish, manager);
  assert.equal(drawn.status, 201, JSON.stringify(drawn.body));
  assert.deepEqual([drawn.body.seed, drawn.body.population, drawn.body.drawn], ['2026-q4', 5, 4]);
  const again = await app.ask('POST', '/staff/call-lists', wish, manager);
  const listOf = async (id: number) =>
    (await app.ask('GET', `/staff/call-lists/${id}`, undefined, caller)).body;
  const list = await listOf(drawn.body.id);
  const numbers = ({ calls }: { calls: { number: string }[] }) => calls.map(({ number }) => number);
  assert.deepEqual(numbers(await listOf(again.body.id)), numbers(list));
  assert.ok(list.reproducible);
  assert.ok(list.calls.every(({ mine }: { mine: boolean }) => mine));
  const frame = await app.ask('GET', `/staff/call-lists/${list.list.id}/frame`, undefined, caller);
  assert.match(frame.body, /^number,group\n(JN-\S+,\d+\/\w+\/unrated\n){5}$/);

  const at = (place: number) => `/staff/call-lists/${list.list.id}/calls/${place}`;
  const look = await app.ask('GET', at(1), undefined, caller);
  assert.deepEqual([look.body.contact.phone, look.body.mayRate], ['13800000001', true]);
  const own = await app.ask('POST', `${at(1)}/attempts`, { outcome: 'busy' }, handler);
  assert.equal(own.status, 403, 'nobody asks a user about their own work');
  for (const attempts of [1, 2, 3]) {
    const tried = await app.ask('POST', `${at(1)}/attempts`, { outcome: 'no-answer' }, caller);
    assert.deepEqual(
      [tried.status, tried.body.attempts, tried.body.state],
      [200, attempts, attempts < 3 ? 'open' : 'unreachable'],
    );
  }
  assert.equal((await app.ask('POST', `${at(1)}/attempts`, { outcome: 'busy' }, caller)).status, 409);
  await app.ask('POST', `${at(2)}/attempts`, { outcome: 'refused' }, caller);
  const talk = {
    rating: { score: 2, solved: false, reasons: ['slow'], comment: '等了三天' },
    suggestion: '周末也请回复',
    note: '语气急',
  };
  const talked = await app.ask('POST', `${at(3)}/talk`, talk, caller);
  assert.deepEqual([talked.status, talked.body.state, talked.body.contact], [200, 'reached', null]);
  const line = lines.find(({ number }) => number === talked.body.number)!;
  const seen = await line.look();
  assert.deepEqual([seen.stage, seen.rating], ['dispatched', { score: 2, solved: false }]);
  assert.match(JSON.stringify(seen.messages), /等了三天/);
  const { body: inside } = await app.ask('GET', `/staff/cases/${line.number}`, undefined, manager);
  const events = inside.events.filter(({ type }: { type: string }) =>
    ['followed_up', 'rated'].includes(type),
  );
  assert.deepEqual(
    events.map(({ type, actor }: { type: string; actor: string }) => [type, actor]),
    [
      ['followed_up', 'staff'],
      ['rated', 'staff'],
    ],
    'taken by staff, who is named',
  );
  await app.ask('POST', `${at(4)}/talk`, { rating: { score: 5, solved: true } }, caller);
  const done = (await listOf(list.list.id)).list;
  assert.deepEqual(
    [done.open, done.reached, done.refused, done.unreachable, done.responseRate],
    [0, 2, 1, 1, 0.5],
  );

  const { body: suggestions } = await app.ask('GET', '/staff/suggestions', undefined, caller);
  const [suggestion] = suggestions.items;
  assert.deepEqual([suggestion.body, suggestion.state], ['周末也请回复', 'new']);
  const change = { state: 'adopted', answer: '下月起周末值班' };
  assert.equal((await app.ask('PATCH', `/staff/suggestions/${suggestion.id}`, change, caller)).status, 403);
  assert.equal((await app.ask('PATCH', `/staff/suggestions/${suggestion.id}`, change, manager)).status, 204);

  const { body: board } = await app.ask('GET', '/staff/satisfaction', undefined, manager);
  assert.deepEqual(
    [
      board.total.asked,
      board.total.rated,
      board.total.satisfied,
      board.total.unanswered,
      board.total.byPhone,
    ],
    [5, 2, 1, 3, 2],
  );
  assert.deepEqual([board.total.rate, board.total.responseRate], [0.5, 0.4]);
  assert.deepEqual(
    board.units.map(({ unit }: { unit: string }) => unit),
    ['技术部'],
  );
  assert.deepEqual(board.calls.at(-1).responseRate, 0.5);
});

test('[Q1] who does not rate is reminded twice and no more', async (t) => {
  const app = await openApp(t);
  const staff = await app.key('agent');
  const { url, letters } = await mailServer(t);
  const contact = { name: '王女士', email: 'wang@example.cn' };
  const [silent, spoke] = [await submit(app, staff, { contact }), await submit(app, staff)];
  for (const line of [silent, spoke]) await line.through('register', 'dispatch', 'start', 'reply');
  await spoke.asUser('rating', { score: 3, solved: true });
  const told = async () => {
    const { rows } = await sql<{ number: string }>`
      select cases.number from notice join cases on cases.id = notice.case_id
      where template = 'rating-again' order by notice.id`.execute(app.db);
    return rows.map(({ number }) => number);
  };
  for (const [days, count] of [
    [1, 0],
    [8, 1],
    [8, 1],
    [15, 1],
    [22, 2],
    [29, 2],
    [40, 2],
  ] as const) {
    await remindOfRating(app.db, now() + days * DAY);
    assert.deepEqual(
      await told(),
      Array.from({ length: count }, () => silent.number),
      `after ${days} days`,
    );
  }
  const mailer = openMailer(url, 'service@bank.example');
  t.after(() => mailer.close());
  const { house } = app;
  await deliver(app.db, {
    users: (ids) => reachUsers(house, 'https://bank.example', ids),
    staff: house.staff,
    consoleLink: (number) => number,
    timeZone: () => 'Asia/Shanghai',
    secret: house.organisation.secret,
    publicUrl: 'https://bank.example',
    carriers: { mail: mailer },
  });
  // Quoted-printable: lines are folded, and an equals sign is written as =3D.
  const texts = letters.map(({ source }) => source.replaceAll('=\r\n', '').replaceAll('=3D', '='));
  const form = `https://bank.example/progress/${silent.number}/rating?code=${silent.code}`;
  assert.equal(texts.filter((text) => text.includes(form)).length, 2, 'the link leads to the form');
});
