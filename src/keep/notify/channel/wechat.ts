import { type Instant, MINUTE, now as present, SECOND } from '../../../platform/time.ts';
import type { Carrier } from '../directory.ts';
import { type Message, SendFault } from '../message.ts';
import { post } from './post.ts';

/** How notices reach the followers of a WeChat service account. */
export interface WechatSettings {
  readonly url: string;
  readonly appId: string;
  readonly secret: string;
  /** The template of each kind of notice, and which of its fields says what; what has none does not go by WeChat. */
  readonly templates: Readonly<Record<string, WechatTemplate>>;
}

export interface WechatTemplate {
  readonly id: string;
  /** `{ character_string1: 'number', thing2: 'subject' }` */
  readonly fields: Readonly<Record<string, string>>;
}

/** A token is asked for anew so long before it ends. */
const MARGIN = 5 * MINUTE;
const BAD_TOKEN: ReadonlySet<number> = new Set([40_001, 40_014, 42_001]);
/** Busy, or too many in a minute or a day. */
const PASSING: ReadonlySet<number> = new Set([-1, 45_009, 45_011]);

/** @throws SendFault when it was not taken, final when it never will be */
export function openWechat(settings: WechatSettings, clock: () => Instant = present): Carrier {
  let token: Promise<{ value: string; until: Instant }> | undefined;
  const renew = async (force: boolean): Promise<string> => {
    const asked = fetchToken(settings, force, clock());
    token = asked;
    // A failed attempt is not held for a token.
    asked.catch(() => {
      if (token === asked) token = undefined;
    });
    return (await asked).value;
  };
  const currentToken = async (): Promise<string> => {
    const held = await token;
    return held && clock() < held.until ? held.value : renew(false);
  };
  return {
    carries: (template) => settings.templates[template] !== undefined,
    async send(to, message) {
      const first = await sendWith(settings, await currentToken(), to, message);
      if (!BAD_TOKEN.has(first.errcode)) return settle(first);
      // Somebody else had the token of the account renewed, which ends ours.
      settle(await sendWith(settings, await renew(true), to, message));
    },
  };
}

async function fetchToken({ url, appId, secret }: WechatSettings, force: boolean, now: Instant) {
  // Unlike the older interface, this one leaves other programs of the same account their token.
  const reply = await ask(`${url}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid: appId,
    secret,
    force_refresh: force,
  });
  if (typeof reply.access_token !== 'string')
    throw new SendFault(`wechat gave no token: ${reply.errcode} ${reply.errmsg}`, { final: false });
  return {
    value: reply.access_token,
    until: now + Math.max(Number(reply.expires_in) * SECOND - MARGIN, MINUTE),
  };
}

function sendWith({ url, templates }: WechatSettings, token: string, to: string, message: Message) {
  const { id, fields } = templates[message.template]!;
  const values: Readonly<Record<string, string>> = { ...message.data, subject: message.subject };
  return ask(`${url}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`, {
    touser: to,
    template_id: id,
    url: message.link ?? undefined,
    // A second copy of the same within ten minutes is not shown.
    client_msg_id: message.id,
    data: Object.fromEntries(
      Object.entries(fields).map(([field, name]) => [field, { value: values[name] ?? '' }]),
    ),
  });
}

interface Reply {
  readonly errcode: number;
  readonly errmsg: string;
  readonly [member: string]: unknown;
}

async function ask(url: string, body: object): Promise<Reply> {
  const text = await post(url, JSON.stringify(body));
  try {
    const reply = JSON.parse(text) as Partial<Reply>;
    return { ...reply, errcode: Number(reply.errcode ?? 0), errmsg: String(reply.errmsg ?? '') };
  } catch {
    throw new SendFault('wechat answered what is not JSON', { final: false });
  }
}

function settle({ errcode, errmsg }: Reply): void {
  if (errcode === 0) return;
  const final = !PASSING.has(errcode) && !BAD_TOKEN.has(errcode);
  throw new SendFault(`wechat answered ${errcode} ${errmsg}`.trim(), { final });
}
