import assert from 'node:assert/strict';
import type { Answer, App } from '../app.ts';

/** What someone who holds number and code can do, and what staff can do, with one case. */
export interface CaseLine {
  readonly number: string;
  readonly code: string;
  /** The answer to the submission. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly receipt: any;
  /** Takes a step; it must be let through unless `expected` says otherwise. */
  step(action: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  asUser(act: string, body?: object): Promise<Answer>;
  /** What the user sees. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  look(): Promise<any>;
  /** Takes steps that must all be let through. */
  through(...steps: (string | [action: string, body: object])[]): Promise<void>;
}

/** What a step needs at least. */
export const LEAST: Readonly<Record<string, object>> = {
  dispatch: { unit: '技术部' },
  respond: { body: '您好，已经看到您的反馈，正在核实。' },
  coordinate: { body: '技术部与客服部已商定分工。' },
  plan: { body: '我们计划明天完成排查，后天答复您。' },
  wait: { reason: 'need-information', body: '请告诉我们您使用的手机型号。' },
  reply: { body: '问题已经解决，请更新到最新版本。' },
  reclassify: { kind: 'fault' },
};

/** Submits feedback as the public does. */
export async function submit(
  app: App,
  staff: Record<string, string>,
  feedback: object = {},
): Promise<CaseLine> {
  const { status, body: receipt } = await app.ask('POST', '/cases', {
    body: '手机银行打不开，昨天还是好的。',
    consent: true,
    ...feedback,
  });
  assert.equal(status, 201, JSON.stringify(receipt));
  const { number, accessCode: code } = receipt;
  const line: CaseLine = {
    number,
    code,
    receipt,
    step: (action, body = LEAST[action] ?? {}, headers = staff) =>
      app.ask('POST', `/staff/cases/${number}/${action}`, body, headers),
    asUser: (act, body = {}) => app.ask('POST', `/cases/${number}/${act}?code=${code}`, body),
    look: async () => (await app.ask('GET', `/cases/${number}?code=${code}`)).body,
    async through(...steps) {
      for (const step of steps) {
        const answer = await (typeof step === 'string' ? line.step(step) : line.step(...step));
        assert.equal(answer.status, 200, `${step}: ${JSON.stringify(answer.body)}`);
      }
    },
  };
  return line;
}
