import { resolve } from 'node:path';
import { Fault } from './fault.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { isMapOf, isRecord, isSafe, protocolOf } from './setting-check.ts';

/** The settings of a process, read once. */
export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** A PostgreSQL to use instead of the embedded one. */
  databaseUrl: string | undefined;
  /** Where users reach the product, without a slash at the end. */
  publicUrl: string;
  logLevel: LogLevel;
  /** Where mail goes out and under whose name; without it nothing goes by mail. */
  mail: { url: string; from: string } | undefined;
  /** How text messages go out: by Aliyun, or by an address of one's own that takes signed webhooks. */
  sms:
    | {
        kind: 'aliyun' | 'webhook';
        url: string;
        key: string;
        secret: string;
        sign: string;
        templates: Record<string, string>;
      }
    | undefined;
  /** The WeChat service account by which users are written to. */
  wechat:
    | {
        url: string;
        appId: string;
        secret: string;
        templates: Record<string, { id: string; fields: Record<string, string> }>;
      }
    | undefined;
  /** The first administrator, for installations that are set up without a person. */
  admin: { email: string; password: string } | undefined;
  /** A language model that may propose what imported sentences mean. The address is without a slash at the end. */
  model: { url: string; name: string; key: string | undefined } | undefined;
}

interface Setting {
  name: string;
  /** What holds when it is not set; empty for none. */
  fallback: string;
  /** Lines of explanation for `.env.example`. */
  about: string;
  /** @returns what is wrong with the value, to follow its name in a sentence. */
  fault?: (value: string) => string | undefined;
}

/** The least number of characters of a password. */
export const PASSWORD_LENGTH = 8;

const SETTINGS: readonly Setting[] = [
  {
    name: 'PORT',
    fallback: '3000',
    about: 'The port to serve on; 0 takes a free one.',
    fault: (value) =>
      /^\d{1,5}$/.test(value) && Number(value) < 65_536 ? undefined : 'must be a number from 0 to 65535',
  },
  {
    name: 'HOST',
    fallback: '127.0.0.1',
    about: 'The address to serve on; 0.0.0.0 for all of the machine.',
  },
  {
    name: 'DATA_DIR',
    fallback: './data',
    about: 'The folder of the embedded database and its password.',
  },
  {
    name: 'DATABASE_URL',
    fallback: '',
    about:
      'A PostgreSQL (15 or newer) to use instead of the embedded one: postgres://user:password@host:5432/name',
    fault: (value) =>
      /^postgres(ql)?:$/.test(protocolOf(value)) ? undefined : 'must begin with postgres://',
  },
  {
    name: 'PUBLIC_URL',
    fallback: '',
    about: 'Where users reach the product, for links in messages; http://HOST:PORT when empty.',
    fault: (value) =>
      /^https?:$/.test(protocolOf(value)) ? undefined : 'must begin with http:// or https://',
  },
  {
    name: 'LOG_LEVEL',
    fallback: 'info',
    about: `How much is logged: ${LOG_LEVELS.join(', ')}.`,
    fault: (value) =>
      LOG_LEVELS.some((level) => level === value) ? undefined : `must be one of ${LOG_LEVELS.join(', ')}`,
  },
  {
    name: 'SMTP_URL',
    fallback: '',
    about:
      'The mail server that notices go out by: smtp://user:password@host:587, or smtps:// for TLS at once.',
    fault: (value) =>
      /^smtps?:$/.test(protocolOf(value)) ? undefined : 'must begin with smtp:// or smtps://',
  },
  {
    name: 'MAIL_FROM',
    fallback: '',
    about: 'The sender of notices: 客户服务部 <service@example.org>',
    fault: (value) =>
      /^([^<>]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(value)
        ? undefined
        : 'must be an e-mail address',
  },
  {
    name: 'SMS_URL',
    fallback: '',
    about:
      'Where text messages go out: https://dysmsapi.aliyuncs.com for Aliyun, or any address that takes a signed webhook.',
    fault: (value) => (isSafe(value) ? undefined : 'must begin with https://'),
  },
  {
    name: 'SMS_KEY',
    fallback: '',
    about: 'The AccessKey id of the account with Aliyun; not needed for other addresses.',
  },
  {
    name: 'SMS_SECRET',
    fallback: '',
    about: 'The AccessKey secret; for other addresses the secret of the webhook, whsec_ and base64.',
  },
  {
    name: 'SMS_SIGN',
    fallback: '',
    about: 'The approved signature that stands before each text message.',
  },
  {
    name: 'SMS_TEMPLATES',
    fallback: '',
    about:
      'The approved template of each kind of notice, as JSON: {"received":"SMS_1","replied":"SMS_2"}. Kinds without one do not go by text message.',
    fault: (value) =>
      isRecord(value, (one) => typeof one === 'string') ? undefined : 'must be a JSON object of texts',
  },
  {
    name: 'WECHAT_APP_ID',
    fallback: '',
    about: 'The app id of the WeChat service account that users follow.',
  },
  {
    name: 'WECHAT_SECRET',
    fallback: '',
    about: 'Its app secret.',
  },
  {
    name: 'WECHAT_TEMPLATES',
    fallback: '',
    about:
      'The template of each kind of notice and what its fields say (number, subject, due, until), as JSON: {"replied":{"id":"…","fields":{"character_string1":"number","thing2":"subject"}}}',
    fault: (value) =>
      isRecord(
        value,
        (one) =>
          typeof (one as { id?: unknown })?.id === 'string' &&
          isMapOf((one as { fields?: unknown }).fields, (field) => typeof field === 'string'),
      )
        ? undefined
        : 'must be a JSON object of {"id", "fields"}',
  },
  {
    name: 'WECHAT_URL',
    fallback: 'https://api.weixin.qq.com',
    about: 'Where the API of WeChat is.',
    fault: (value) => (isSafe(value) ? undefined : 'must begin with https://'),
  },
  {
    name: 'ADMIN_EMAIL',
    fallback: '',
    about: 'The first administrator of a new installation. Without it a one-time set-up link is printed.',
    fault: (value) => (/^[^\s@]+@[^\s@]+$/.test(value) ? undefined : 'must be an e-mail address'),
  },
  {
    name: 'ADMIN_PASSWORD',
    fallback: '',
    about: `The password of the first administrator, at least ${PASSWORD_LENGTH} characters.`,
    fault: (value) =>
      [...value].length >= PASSWORD_LENGTH ? undefined : `must have at least ${PASSWORD_LENGTH} characters`,
  },
  {
    name: 'MODEL_URL',
    fallback: '',
    about:
      'A language model that may propose what the rules leave open when a letter is imported: the address of an endpoint in the manner of OpenAI, such as https://model.example/v1. Sentences of letters are sent there. Without it none are.',
    fault: (value) =>
      /^https?:$/.test(protocolOf(value)) ? undefined : 'must begin with http:// or https://',
  },
  {
    name: 'MODEL_NAME',
    fallback: '',
    about: 'What that endpoint calls the model.',
  },
  {
    name: 'MODEL_KEY',
    fallback: '',
    about: 'Its key, if it wants one.',
    fault: (value) => (/^[\x21-\x7e]+$/.test(value) ? undefined : 'must be of letters, digits and signs'),
  },
];

/** Reads the settings from the environment. An empty value counts as not set. @throws Fault that names every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const value = (name: string) =>
    env[name]?.trim() || SETTINGS.find((setting) => setting.name === name)!.fallback;
  const faults = faultsOf(value);
  if (faults.length > 0) throw new Fault(`The settings are not right: ${faults.join('; ')}.`);
  const port = Number(value('PORT'));
  const host = value('HOST');
  const email = value('ADMIN_EMAIL');
  return {
    port,
    host,
    dataDir: resolve(value('DATA_DIR')),
    databaseUrl: value('DATABASE_URL') || undefined,
    publicUrl: (value('PUBLIC_URL') || addressOf(host, port)).replace(/\/+$/, ''),
    logLevel: value('LOG_LEVEL') as LogLevel,
    mail: value('SMTP_URL') ? { url: value('SMTP_URL'), from: value('MAIL_FROM') } : undefined,
    sms: value('SMS_URL')
      ? {
          kind: /(^|\.)aliyuncs\.com$/.test(new URL(value('SMS_URL')).hostname) ? 'aliyun' : 'webhook',
          url: value('SMS_URL'),
          key: value('SMS_KEY'),
          secret: value('SMS_SECRET'),
          sign: value('SMS_SIGN'),
          templates: JSON.parse(value('SMS_TEMPLATES')),
        }
      : undefined,
    wechat: value('WECHAT_APP_ID')
      ? {
          url: value('WECHAT_URL').replace(/\/+$/, ''),
          appId: value('WECHAT_APP_ID'),
          secret: value('WECHAT_SECRET'),
          templates: JSON.parse(value('WECHAT_TEMPLATES')),
        }
      : undefined,
    admin: email ? { email, password: value('ADMIN_PASSWORD') } : undefined,
    model: value('MODEL_URL')
      ? {
          url: value('MODEL_URL').replace(/\/+$/, ''),
          name: value('MODEL_NAME'),
          key: value('MODEL_KEY') || undefined,
        }
      : undefined,
  };
}

/** Settings of which one says nothing without the others. */
const TOGETHER = [
  ['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
  ['MODEL_URL', 'MODEL_NAME'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['SMS_URL', 'SMS_SECRET', 'SMS_TEMPLATES'],
  ['WECHAT_APP_ID', 'WECHAT_SECRET', 'WECHAT_TEMPLATES'],
] as const;

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function faultsOf(value: (name: string) => string): string[] {
  const faults: string[] = [];
  for (const { name, fault } of SETTINGS) {
    const wrong = value(name) && fault?.(value(name));
    if (wrong) faults.push(`${name} ${wrong}`);
  }
  for (const group of TOGETHER) {
    const set = group.filter((name) => value(name) !== '');
    if (set.length > 0 && set.length < group.length) faults.push(`${listed(group)} must be set together`);
  }
  return faults;
}

/** The address of a server as a browser on the same machine writes it. */
function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The text of `.env.example`. */
export function envExample(): string {
  const settings = SETTINGS.map(({ name, fallback, about }) => `# ${about}\n# ${name}=${fallback}\n`);
  return [
    '# Copy to .env and take the # off the settings to change. Every setting may be left out.\n',
    ...settings,
  ].join('\n');
}
