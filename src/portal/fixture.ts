import type { CaseView } from '../keep/case/shape.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  DAY,
  formatDay,
  formatInstant,
  HOUR,
  type Instant,
  MINUTE,
  parseDay,
  parseInstant,
} from '../platform/time.ts';
import { compileCalendar } from '../promise/calendar/calendar.ts';
import { deadline } from '../promise/calendar/deadline.ts';
import { explainDeadline } from '../promise/calendar/explain.ts';
import { formatLimit } from '../promise/calendar/limit.ts';
import type { PlanView } from '../promise/milestone/shape.ts';
import type { Announcement } from '../promise/pledge/amendment/announcement.ts';
import type { PublicAmendment } from '../promise/pledge/amendment/shape.ts';
import type { PublishedPledge } from '../promise/pledge/inforce.ts';
import { shippedLetter } from '../promise/pledge/letter/letter.ts';
import { clauseSentence } from '../promise/pledge/phrase.ts';
import { isClockClause, type Pledge } from '../promise/pledge/pledge.ts';
import type { Signature } from '../promise/pledge/signature/signature.ts';
import type { PortalDeps, WebSubmission } from './deps.ts';
import { BREACHES, evidenceItem, figuresFor, NOW, stamp } from './figures.fixture.ts';

export const RIGHT_CODE = 'K7Q2MX9D';

export function letterOf(
  version = 1,
  pledge: Pledge = shippedLetter('江城银行股份有限公司'),
): PublishedPledge {
  return {
    id: version,
    version,
    publishedAt: parseInstant('2025-12-20T10:00:00+08:00')!,
    pledge,
    calendar: compileCalendar(pledge.calendar),
  };
}

/** A case of a complaint by the web, held to the letter, received two working days ago. */
export function caseOf(letter: PublishedPledge, changes: Partial<CaseView> = {}): CaseView {
  const received = NOW - 2 * DAY;
  const wanted = [
    'online-first-response',
    'online-registration',
    'dispatch',
    'complaint-resolution',
    'resolution',
  ];
  const clocks = letter.pledge.clauses
    .filter((clause) => wanted.includes(clause.id) && isClockClause(clause))
    .map((clause): CaseView['clocks'][number] => {
      const start = clause.measure === 'dispatch' ? received + 12 * MINUTE : received;
      const kept = clause.measure !== 'resolution';
      return {
        clause: clause.id,
        text: clauseSentence(clause, 'zh'),
        measure: clause.measure as CaseView['clocks'][number]['measure'],
        limit: formatLimit(clause.limit!),
        round: 1,
        startedAt: stamp(start),
        dueAt: stamp(deadline(letter.calendar, start, clause.limit!)),
        stoppedAt: kept ? stamp(start + 9 * MINUTE) : null,
        state: kept ? 'kept' : 'running',
        paused: false,
        extension: null,
        explanation: explainDeadline(letter.calendar, start, clause.limit!).map((step) => ({
          ...step,
          from: stamp(step.from),
          to: stamp(step.to),
        })),
      };
    });
  const entry = (at: Instant, type: CaseView['timeline'][number]['type'], unit: string | null = null) => ({
    at: stamp(at),
    type,
    unit,
    reason: null,
    score: null,
  });
  return {
    number: 'JN-2611-4K7Q2X',
    title: '转账扣款成功但对方未到账',
    body: '11 月 17 日下午三点，我在手机银行转账 2,000 元，显示成功，对方一直没有收到。\n希望查明钱在哪里，尽快到账或退回。',
    stage: 'processing',
    kind: 'complaint',
    channel: 'web',
    waiting: false,
    waitingReason: null,
    waitingUntil: null,
    unit: '技术部',
    receivedAt: stamp(received),
    changedAt: stamp(NOW - HOUR),
    pledge: { id: letter.id, title: letter.pledge.title, version: letter.version },
    timeline: [
      entry(received, 'received'),
      entry(received + 9 * MINUTE, 'responded'),
      entry(received + 12 * MINUTE, 'registered'),
      entry(received + 21 * MINUTE, 'dispatched', '技术部'),
      entry(received + 17 * HOUR, 'started'),
    ],
    splitInto: [],
    splitFrom: null,
    clocks,
    messages: [
      {
        at: stamp(received + 9 * MINUTE),
        author: 'staff',
        name: '周岚',
        step: 'responded',
        attachments: [],
        body: '您好，您的反馈我们已经收到，正在安排技术部核对这笔转账。',
      },
      {
        at: stamp(NOW - HOUR),
        author: 'staff',
        name: '陈立',
        step: 'plan_sent',
        attachments: [],
        body: '您的 2,000 元没有丢失，在跨行清算账户。我们正与对方行核对，核对完成即入账或原路退回，以先到者为准。',
      },
    ],
    attachments: [
      {
        id: '0198f3e2-0000-7000-8000-000000000001',
        name: '转账截图.png',
        mediaType: 'image/png',
        sizeBytes: 482_113,
      },
    ],
    rating: null,
    remedies: [],
    open: { message: true, withdraw: true, edit: false, rate: false, appeal: false, contest: false },
    ...changes,
  };
}

/** What the pages did with the case. */
export interface Deeds {
  readonly received: WebSubmission[];
  readonly files: { name: string; size: number }[];
  readonly acts: { act: string; said: unknown }[];
}

export interface Setting {
  readonly letters?: readonly PublishedPledge[];
  readonly view?: Partial<CaseView>;
  readonly empty?: boolean;
  readonly announcements?: readonly Announcement[];
  readonly plan?: PlanView;
  readonly amendment?: PublicAmendment;
  readonly signatures?: readonly Signature[];
  /** Thrown by acts on the case. */
  readonly refusal?: Refusal;
}

/** An organisation with one case, in memory: what the pages need to be rendered without a database. */
export function portalFixture(setting: Setting = {}): { deps: PortalDeps; deeds: Deeds } {
  const letters = setting.letters ?? [letterOf()];
  const deeds: Deeds = { received: [], files: [], acts: [] };
  const view = letters[0] ? caseOf(letters[0], setting.view) : undefined;
  const check = (number: string, code: string) => {
    if (!view || number !== view.number || code !== RIGHT_CODE) {
      throw new Refusal('not-found', { zh: '没有这件反馈。', en: 'There is no such case.' });
    }
    return view;
  };
  const deps: PortalDeps = {
    now: () => NOW,
    publicUrl: 'http://portal.test',
    organisation: async () => ({ name: '江城银行', retentionYears: 3 }),
    book: {
      published: () => letters,
      inForce: () => letters[0],
      of: (id) => letters.find((letter) => letter.id === id),
    },
    announcements: async () => setting.announcements ?? [],
    plan: async (letter) =>
      setting.plan ?? {
        pledge: { ...letter, title: letter.pledge.title },
        at: formatInstant(NOW),
        phases: [],
      },
    amendment: async () => setting.amendment,
    signatures: async () => ({ digest: 'a1'.repeat(32), signatures: setting.signatures ?? [] }),
    async compliance(id, { from, to, by }) {
      const letter = letters.find((one) => one.id === id)!;
      const span = { from: from ?? '2026-01-05', to: to ?? formatDay(parseDay('2026-11-19')!) };
      const figures = figuresFor(letter, span, by);
      const none = { applicable: 0, kept: 0, broken: 0, running: 0, rate: null, verdict: 'no-data' } as const;
      return setting.empty
        ? {
            ...figures,
            clauses: figures.clauses.map((one) => ({
              ...one,
              ...none,
              worst: null,
              cancelled: 0,
              periods: [],
            })),
          }
        : figures;
    },
    evidence: async (_id, _clause, { state, cursor, limit }) => {
      const all = Array.from({ length: 40 }, (_, index) => evidenceItem(index));
      const matching = setting.empty ? [] : all.filter((item) => !state || item.state === state);
      const start = Number(cursor ?? 0);
      return {
        items: matching.slice(start, start + limit),
        nextCursor: start + limit < matching.length ? String(start + limit) : null,
      };
    },
    notCounted: async (id, { from }) =>
      setting.empty
        ? []
        : (letters.find((one) => one.id === id)?.pledge.clauses ?? [])
            .filter((_, index) => index % 2 === 0)
            .map(({ id: clause }) => ({
              clause,
              day: from,
              withdrawn: 12,
              merged: 9,
              relabelled: 10,
              paused: 3,
            })),
    lastBreaches: async () => (setting.empty ? [] : BREACHES),
    async missRemedy(number, code) {
      check(number, code);
    },
    supervision: {
      units: () => ['客服部', '技术部'],
      take: async () => ({ number: 'JB-2603-ABCDEF', accessCode: RIGHT_CODE, dueAt: null, terms: undefined }),
      async read(number, code) {
        check(number, code);
        return { number, reportedAt: 0, dueAt: null, verifiedAt: null, finding: null, messages: [] };
      },
      async add(number, code) {
        check(number, code);
      },
    },
    async receive(submission) {
      if (setting.refusal) throw setting.refusal;
      deeds.received.push(submission);
      return { number: view!.number, accessCode: RIGHT_CODE };
    },
    readCase: async (number, code) => check(number, code),
    async act(number, code, act, said) {
      check(number, code);
      if (setting.refusal) throw setting.refusal;
      deeds.acts.push({ act, said });
    },
    async edit(number, code, text) {
      check(number, code);
      if (setting.refusal) throw setting.refusal;
      deeds.acts.push({ act: 'edit', said: text });
    },
    async attach(number, code, { name, content }) {
      check(number, code);
      deeds.files.push({ name, size: content.length });
    },
    silence: { of: async () => undefined, set: async () => false },
  };
  return { deps, deeds };
}
