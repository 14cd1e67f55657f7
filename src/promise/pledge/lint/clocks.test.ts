import { test } from 'node:test';
import { clock, finds, isSilent, ORDINARY, URGENT } from './fixture.ts';

test('urgent matters may not be slower than ordinary ones', () => {
  const slow = { u: clock('48h', URGENT), o: clock('24h', ORDINARY) };
  finds('urgent-slower', ['fault u o'], slow, { u: clock('12h', URGENT), o: clock('24h', ORDINARY) });
  // Another clause already holds these urgent matters to what is promised for ordinary ones.
  isSilent('urgent-slower', { ...slow, all: clock('20h', { urgency: ['urgent', 'abnormal'] }) });
  finds('urgent-slower', ['fault u all'], { u: clock('3d', URGENT), all: clock('1d') }, { all: clock('1d') });
  // Working time stands still over the weekend, natural time does not.
  finds(
    'urgent-slower',
    ['warning u o'],
    { u: clock('4wh', URGENT), o: clock('24h', ORDINARY) },
    { u: clock('4h', URGENT), o: clock('24h', ORDINARY) },
  );
  // They are not alike: one is by telephone, the other by post.
  isSilent('urgent-slower', {
    u: clock('48h', { ...URGENT, channel: 'post' }),
    o: clock('1h', { ...ORDINARY, channel: 'phone' }),
  });
  finds(
    'urgent-slower',
    ['fault u o'],
    { u: clock('48h', URGENT), o: clock('1h', { ...ORDINARY, channel: 'phone' }) },
    {
      u: clock('48h', URGENT),
      o: clock('1h', { ...ORDINARY, channel: 'phone' }),
      p: clock('30m', { ...URGENT, channel: 'phone' }),
    },
  );
});

test('urgent matters are slower as well where two scopes merely have cases in common', () => {
  const response = (limit: string, scope: object) => clock(limit, scope, 'first-response');
  const web = response('30m', { channel: 'web' });
  finds(
    'urgent-slower',
    ['warning u web'],
    { u: response('90m', URGENT), web },
    { u: response('30m', URGENT), web },
  );
  // Urgent matters on the web have a quicker limit of their own; elsewhere there is no other.
  isSilent('urgent-slower', {
    u: response('90m', URGENT),
    web,
    q: response('5m', { ...URGENT, ...web.scope }),
  });
  // A clause that holds for urgent matters by name, and for others.
  finds(
    'urgent-slower',
    ['fault u both'],
    { u: clock('48h', URGENT), both: clock('24h', { urgency: ['urgent', 'ordinary'] }) },
    { u: clock('12h', URGENT), both: clock('24h', { urgency: ['urgent', 'ordinary'] }) },
  );
});

test('users with priority may not wait longer than the others', () => {
  const wait = (limit: string, scope: object) => clock(limit, scope, 'counter-wait');
  const elderly = { segment: ['elderly', 'disabled'] };
  const ordinary = wait('20m', { segment: 'ordinary' });
  finds(
    'priority-slower',
    ['warning p o'],
    { p: wait('50m', elderly), o: ordinary },
    { p: wait('20m', elderly), o: ordinary },
  );
  finds(
    'priority-slower',
    ['warning p o'],
    { p: wait('50m', elderly), o: wait('20m', { outlet: '城东' }) },
    { p: wait('50m', { ...elderly, outlet: '城西' }), o: wait('20m', { outlet: '城东' }) },
  );
  finds(
    'priority-slower',
    ['warning p all'],
    { p: wait('50m', { segment: 'vip' }), all: wait('20m', {}) },
    { p: wait('10m', { segment: 'vip' }), all: wait('20m', {}) },
  );
  // Said once, not also as a special clause that never decides.
  isSilent('looser-than-general', { p: wait('50m', { segment: 'vip' }), all: wait('20m', {}) });
});

test('one promise has one limit, unless it comes in steps', () => {
  const scope = { channel: ['web', 'app'] };
  const turned = { channel: ['app', 'web'] };
  finds(
    'contradiction',
    ['fault a b'],
    { a: clock('1h', scope), b: clock('2h', turned) },
    { a: clock('1h', scope), b: clock('2h') },
  );
  finds('contradiction', ['warning a b'], { a: clock('1h'), b: clock('1h') }, { a: clock('1h') });
  const steps = { a: clock('5wd', {}, 'resolution', '90%'), b: clock('15wd', {}, 'resolution', '100%') };
  finds(
    'contradiction',
    ['fault a b'],
    { a: clock('5wd', {}, 'resolution', '100%'), b: clock('15wd', {}, 'resolution', '90%') },
    steps,
  );
  finds(
    'two-numbers',
    ['fault a b'],
    { a: { measure: 'satisfaction', target: '90%' }, b: { measure: 'satisfaction', target: '95%' } },
    { a: { measure: 'satisfaction', target: '90%' }, b: { measure: 'solved', target: '95%' } },
  );
  const duty = { measure: 'duty', activity: '抽查', every: 'month' };
  finds(
    'two-numbers',
    ['fault a b'],
    { a: { ...duty, count: 2 }, b: { ...duty, count: 3 } },
    { a: { ...duty, count: 2 }, b: { ...duty, every: 'year', count: 3 } },
  );
});

test('a limit for some cases that is longer than that for all never decides', () => {
  const complaint = { kind: 'complaint' };
  finds(
    'looser-than-general',
    ['warning special all'],
    { all: clock('3wd'), special: clock('5wd', complaint) },
    { all: clock('5wd'), special: clock('3wd', complaint) },
  );
  isSilent('looser-than-general', {
    all: clock('3wd', {}, 'resolution', '90%'),
    special: clock('5wd', complaint, 'resolution', '100%'),
  });
});

test('scopes by the same fields have no case in common', () => {
  const web = { channel: ['web', 'app'] };
  finds(
    'overlap',
    ['warning a b'],
    { a: clock('1h', web), b: clock('2h', { channel: ['app', 'wechat'] }) },
    { a: clock('1h', web), b: clock('2h', { channel: ['wechat'] }) },
  );
  // By another field on purpose: urgent matters on any channel.
  isSilent('overlap', { a: clock('1h', web), b: clock('15m', URGENT) });
});

test('a reply is not due before the steps on the way to it', () => {
  const dispatch = clock('4wh', {}, 'dispatch');
  finds(
    'ends-before-start',
    ['fault d r'],
    { d: dispatch, r: clock('2h') },
    { d: dispatch, r: clock('2wd') },
  );
  const quick = clock('30m', URGENT, 'dispatch');
  finds(
    'ends-before-start',
    ['fault d r'],
    { d: dispatch, r: clock('2h', URGENT) },
    { d: dispatch, q: quick, r: clock('2h', URGENT) },
  );
  finds(
    'ends-before-start',
    ['warning t r'],
    { t: clock('24h', { nature: 'technical' }, 'investigation-start'), r: clock('12h', URGENT) },
    { r: clock('12h', URGENT) },
  );
  finds(
    'ends-before-start',
    ['warning g r'],
    { g: clock('7wd', {}, 'registration'), r: clock('5wd') },
    { g: clock('1wd', {}, 'registration'), r: clock('5wd') },
  );
  // A reply is a first response as well.
  const response = (limit: string) => clock(limit, { channel: 'web' }, 'first-response');
  finds(
    'ends-before-start',
    ['warning f r'],
    { f: response('3d'), r: clock('24h') },
    { f: response('2h'), r: clock('24h') },
  );
});
