import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../platform/time.ts';
import type { PlanView } from '../promise/milestone/shape.ts';
import type { Announcement } from '../promise/pledge/amendment/announcement.ts';
import { NOW } from './figures.fixture.ts';
import { site } from './site.fixture.ts';

const news = (more: Partial<Announcement> = {}): Announcement => ({
  id: '38180d2f-7bd3-4dab-865b-f0c324739035',
  pledgeId: 7,
  version: 3,
  sinceVersion: 2,
  announcedAt: NOW - DAY,
  bindsFrom: '2026-11-25',
  trigger: 'concentrated-complaints',
  reason: '反映 <慢> & 久',
  changes: {
    letter: [],
    clauses: [
      {
        id: 'one',
        change: 'changed',
        number: 4,
        from: null,
        before: { zh: '30 分钟内响应', en: 'within 30 minutes' },
        after: { zh: '20 分钟内响应', en: 'within 20 minutes' },
      },
    ],
  },
  ...more,
});

test('[L4] an announcement stands on the home page for thirty days, word by word and escaped', async (t) => {
  const fresh = await site(t, { announcements: [news()] });
  const page = await fresh.get('/');
  assert.match(page.body, /承诺书有更新/);
  assert.match(page.body, /修改第四条<\/b> <del>30<\/del><ins>20<\/ins> 分钟内响应/);
  assert.match(page.body, /反映 &\S+;慢&\S+; &\S+; 久/);
  const english = await fresh.get('/?lang=en');
  assert.match(english.body, /Clause 4 changed<\/b> within <del>30<\/del><ins>20<\/ins> minutes/);
  const old = await site(t, { announcements: [news({ announcedAt: NOW - 30 * DAY })] });
  assert.doesNotMatch((await old.get('/')).body, /class="announced"/);
  // The first letter, and a new name alone, are no news.
  const none = news({ trigger: null, reason: null, changes: { letter: ['promisor'], clauses: [] } });
  const quiet = await site(t, { announcements: [none, news({ sinceVersion: null })] });
  assert.doesNotMatch((await quiet.get('/')).body, /class="announced"/);
});

test('[L4] the feed keeps every announcement under a name that stays', async (t) => {
  const whole = await site(t, { announcements: [news({ announcedAt: NOW - 300 * DAY })] });
  const feed = await whole.get('/announcements.atom');
  assert.match(
    feed.body,
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
  );
  assert.match(feed.body, /<id>urn:uuid:38180d2f-7bd3-4dab-865b-f0c324739035<\/id>/);
  assert.match(feed.body, /2026 年 11 月 25 日起收到的反馈按这一版办理/);
  assert.match(feed.body, /反映 &\S+;慢&\S+; &\S+; 久/);
  assert.match(feed.body, /原文：30 分钟内响应\n现在：20 分钟内响应/);
  const empty = await site(t, {});
  assert.doesNotMatch((await empty.get('/announcements.atom')).body, /<entry>/);
});

test('[L5] the letter shows its phases, what was delivered and what is late', async (t) => {
  const deliverable = {
    needed: 1,
    done: 0,
    late: 0,
    replacedBy: null,
    earlier: [],
    deliveredAt: null,
    dueAt: '2026-11-10T17:30:00+08:00',
  };
  const plan: PlanView = {
    pledge: { id: 7, version: 1, title: '承诺书' },
    at: '2026-11-20T10:00:00+08:00',
    phases: [
      {
        clause: 'phase',
        text: '第二阶段：试点',
        section: null,
        owner: '运营部',
        outlets: ['汉阳支行', '光谷支行'],
        from: '2026-10-01',
        to: '2026-11-10',
        state: 'broken',
        deliverables: [
          { ...deliverable, key: 'a', name: '试点总结', state: 'broken' },
          {
            ...deliverable,
            key: 'b',
            name: '培训记录',
            state: 'kept',
            deliveredAt: '2026-11-09T10:00:00+08:00',
            earlier: [{ version: 1, dueAt: '2026-10-30T17:30:00+08:00', state: 'broken' }],
          },
          { ...deliverable, key: 'c', name: '公告', state: 'cancelled', replacedBy: 2 },
        ],
      },
    ],
  };
  const { body } = await (await site(t, { plan })).get('/pledge');
  for (const words of [
    '有逾期',
    '试点：汉阳支行、光谷支行',
    '至今没有',
    '按期交付',
    '未按期交付',
    '由第 2 版重新约定',
  ])
    assert.match(body, new RegExp(words));
});
