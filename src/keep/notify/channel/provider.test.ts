import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { SECOND } from '../../../platform/time.ts';
import { postBox } from '../fixture.ts';
import { type Message, SendFault } from '../message.ts';
import { aliyunSignature, openSms } from './sms.ts';
import { openWechat } from './wechat.ts';

const NOON = 1_772_510_400_000;

const MESSAGE: Message = {
  id: '7.sms',
  subject: '您的反馈已有答复（JN-1）',
  body: '扶梯已经修好。',
  link: 'https://bank.example/progress/JN-1',
  silence: null,
  template: 'replied',
  data: { number: 'JN-1', due: '3 月 4 日（周三）17:30' },
};

const sms = (url: string, kind: 'aliyun' | 'webhook', secret: string) =>
  openSms({ kind, url, key: 'KEY', secret, sign: '示例银行', templates: { replied: 'SMS_1' } }, () => NOON);

const isFault = (final: boolean) => (error: unknown) => error instanceof SendFault && error.final === final;

test('signatures for Aliyun are those of its documentation', () => {
  // The example of the RPC signature mechanism, method version 1.0.
  const parameters = {
    Timestamp: '2016-02-23T12:46:24Z',
    Format: 'XML',
    AccessKeyId: 'testid',
    Action: 'DescribeRegions',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
    Version: '2014-05-26',
    SignatureVersion: '1.0',
  };
  assert.equal(aliyunSignature('GET', parameters, 'testsecret'), 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=');
});

test('text messages by Aliyun: signed, by the approved template, refused for good or for now', async (t) => {
  const replies = [
    '{"Code":"OK"}',
    '{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}',
    '{"Code":"isv.BUSINESS_LIMIT_CONTROL"}',
  ];
  const box = await postBox(t, (count) => ({ status: count === 2 ? 400 : 200, body: replies[count - 1]! }));
  const carrier = sms(box.url, 'aliyun', 'SECRET');
  assert.equal(carrier.carries('question'), false);
  await carrier.send('13800138000', MESSAGE);
  const { Signature, ...parameters } = Object.fromEntries(new URLSearchParams(box.posts[0]!.body));
  assert.equal(Signature, aliyunSignature('POST', parameters, 'SECRET'));
  const { PhoneNumbers, TemplateCode, SignName, TemplateParam, OutId, Timestamp } = parameters;
  assert.deepEqual(
    [PhoneNumbers, TemplateCode, SignName, OutId, Timestamp],
    ['13800138000', 'SMS_1', '示例银行', '7.sms', '2026-03-03T04:00:00Z'],
  );
  assert.deepEqual(JSON.parse(TemplateParam!), { number: 'JN-1', due: '3 月 4 日（周三）17:30' });
  await assert.rejects(carrier.send('1', MESSAGE), isFault(true));
  await assert.rejects(carrier.send('13800138000', MESSAGE), isFault(false));
});

test('text messages by a gateway of one’s own are signed webhooks', async (t) => {
  const box = await postBox(t, () => ({ status: 200, body: '' }));
  const secret = Buffer.from('a secret of the gateway').toString('base64');
  await sms(box.url, 'webhook', `whsec_${secret}`).send('13800138000', MESSAGE);
  const [{ headers, body } = assert.fail()] = box.posts;
  const expected = createHmac('sha256', 'a secret of the gateway')
    .update(`7.sms.${NOON / SECOND}.${body}`)
    .digest('base64');
  assert.equal(headers['webhook-signature'], `v1,${expected}`);
  const { data } = JSON.parse(body);
  assert.deepEqual([data.to, data.smsTemplate, data.sign], ['13800138000', 'SMS_1', '示例银行']);
});

test('WeChat: one token for many messages, a new one when it is refused', async (t) => {
  let valid = 'token-1';
  let tokens = 0;
  const asked: boolean[] = [];
  const sent: { token: string; message: Record<string, unknown> }[] = [];
  const box = await postBox(t, (_, { url, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    if (pathname.endsWith('stable_token')) {
      const { force_refresh, appid, secret } = JSON.parse(body);
      assert.deepEqual([appid, secret], ['wx1', 'S']);
      asked.push(force_refresh);
      valid = `token-${++tokens}`;
      return { status: 200, body: JSON.stringify({ access_token: valid, expires_in: 7200 }) };
    }
    const token = searchParams.get('access_token')!;
    if (token !== valid) return { status: 200, body: '{"errcode":40001,"errmsg":"invalid credential"}' };
    const message = JSON.parse(body);
    if (message.touser === 'gone')
      return { status: 200, body: '{"errcode":43004,"errmsg":"require subscribe"}' };
    sent.push({ token, message });
    return { status: 200, body: '{"errcode":0,"errmsg":"ok","msgid":1}' };
  });
  let at = NOON;
  const carrier = openWechat(
    {
      url: new URL(box.url).origin,
      appId: 'wx1',
      secret: 'S',
      templates: { replied: { id: 'T1', fields: { character_string1: 'number', thing2: 'subject' } } },
    },
    () => at,
  );
  await carrier.send('openid', MESSAGE);
  await carrier.send('openid', MESSAGE);
  assert.deepEqual(asked, [false]);
  assert.deepEqual(sent[0]!.message, {
    touser: 'openid',
    template_id: 'T1',
    url: MESSAGE.link,
    client_msg_id: '7.sms',
    data: { character_string1: { value: 'JN-1' }, thing2: { value: MESSAGE.subject } },
  });
  valid = 'renewed by somebody else';
  await carrier.send('openid', MESSAGE);
  assert.deepEqual(asked, [false, true]);
  assert.equal(sent.length, 3);
  await assert.rejects(carrier.send('gone', MESSAGE), isFault(true));
  at += 7_200 * SECOND;
  await carrier.send('openid', MESSAGE);
  assert.deepEqual(asked, [false, true, false], 'before it ends');
});
