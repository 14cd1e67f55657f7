import { resolve } from 'node:path';
import { Fault } from './fault.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';

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

const protocolOf = (url: string): string => URL.parse(url)?.protocol ?? '';

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

function faultsOf(value: (name: string) => string): string[] {
  const faults: string[] = [];
  for (const { name, fault } of SETTINGS) {
    const wrong = value(name) && fault?.(value(name));
    if (wrong) faults.push(`${name} ${wrong}`);
  }
  if (Boolean(value('ADMIN_EMAIL')) !== Boolean(value('ADMIN_PASSWORD'))) {
    faults.push('ADMIN_EMAIL and ADMIN_PASSWORD must be set together');
  }
  if (Boolean(value('MODEL_URL')) !== Boolean(value('MODEL_NAME'))) {
    faults.push('MODEL_URL and MODEL_NAME must be set together');
  }
  if (Boolean(value('SMTP_URL')) !== Boolean(value('MAIL_FROM'))) {
    faults.push('SMTP_URL and MAIL_FROM must be set together');
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
