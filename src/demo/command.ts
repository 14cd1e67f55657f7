import { anyCase } from '../keep/case/any.ts';
import { Progress } from '../keep/intake/import-progress.ts';
import { ensureAdministrator } from '../people/auth/administrator.ts';
import { ensureOrganisation } from '../people/staff/install.ts';
import { type Arguments, type Command, UsageError } from '../platform/command.ts';
import { PASSWORD_LENGTH, readConfig } from '../platform/config.ts';
import { withDatabase } from '../platform/database.ts';
import { Fault } from '../platform/fault.ts';
import { DAY, now, parseInstant } from '../platform/time.ts';
import { BANK, PEOPLE } from './bank.ts';
import { fillDuties } from './duty.ts';
import { fill } from './fill.ts';
import { foundBank } from './found.ts';
import { type DemoOptions, generateDemo } from './generate.ts';
import { fillRollOut } from './roll-out.ts';
import { certify } from './training.ts';

const DAYS = 92;

/** `jiannuo demo`: a bank with three months behind it, so that every screen has something to show. */
export const command: Command = {
  name: 'demo',
  summary: 'Fill an empty installation with a bank and three months of its history',
  usage: '[--seed N] [--until TIME] [--days N] [--admin-email EMAIL --admin-password PASSWORD] [--json]',
  options: {
    seed: { type: 'string', value: 'N', summary: 'the same number tells the same story (1)' },
    until: { type: 'string', value: 'TIME', summary: 'the end of the story, RFC 3339 with offset (now)' },
    days: { type: 'string', value: 'N', summary: `how many days the story is long (${DAYS})` },
    'admin-email': {
      type: 'string',
      value: 'EMAIL',
      summary: 'the administrator to make; otherwise a one-time set-up link is printed',
    },
    'admin-password': {
      type: 'string',
      value: 'PASSWORD',
      summary: `that person's password, at least ${PASSWORD_LENGTH} characters`,
    },
    json: { type: 'boolean', summary: 'print JSON only: {"cases", "events", "setupUrl"}' },
  },
  async run(args, io) {
    const config = readConfig(io.env);
    const story = storyOf(args);
    const admin = adminOf(args) ?? config.admin;
    await withDatabase(config, async (db) => {
      await ensureOrganisation(db);
      if (await anyCase(db)) throw new Fault(NOT_EMPTY);
      await foundBank(db, story.until - story.days * DAY);
      const progress = new Progress(io.stderr);
      const { newCases, newEvents } = await fill(db, generateDemo(story), now(), (done, total) =>
        progress.show(done, total),
      );
      progress.end();
      await fillDuties(db, story);
      await fillRollOut(db, story);
      const setupUrl = await ensureAdministrator(db, { admin, publicUrl: config.publicUrl }, now());
      await certify(db, story.until - story.days * DAY);
      if (args.flag('json')) {
        io.print(JSON.stringify({ cases: newCases, events: newEvents, setupUrl: setupUrl ?? null }));
        return;
      }
      io.print(`${BANK}: ${PEOPLE.length} people, ${newCases} cases, ${newEvents} events.`);
      if (setupUrl) io.print(`Set up the first administrator here, within 24 hours: ${setupUrl}`);
    });
  },
};

const NOT_EMPTY =
  'This installation has cases already, and the demo fills an empty one only; nothing was changed. ' +
  'Name another one with DATA_DIR or DATABASE_URL.';

/** @throws UsageError */
function storyOf(args: Arguments): DemoOptions {
  const present = now();
  const text = args.text('until');
  const until = text === undefined ? present : parseInstant(text);
  if (until === undefined)
    throw new UsageError('--until must be an RFC 3339 timestamp such as 2026-11-20T14:20:00+08:00');
  if (until > present) throw new UsageError('--until must not lie in the future');
  return {
    seed: wholeNumber(args, 'seed', 1, 0, 2 ** 31),
    until,
    days: wholeNumber(args, 'days', DAYS, 1, 366),
  };
}

function wholeNumber(args: Arguments, name: string, fallback: number, least: number, most: number): number {
  const value = Number(args.text(name) ?? fallback);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}`);
}

/** @throws UsageError */
function adminOf(args: Arguments): { email: string; password: string } | undefined {
  const [email, password] = [args.text('admin-email'), args.text('admin-password')];
  if (email === undefined && password === undefined) return undefined;
  if (!email || !password) throw new UsageError('--admin-email and --admin-password go together');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError('--admin-email must be an e-mail address');
  if ([...password].length < PASSWORD_LENGTH) {
    throw new UsageError(`--admin-password must have at least ${PASSWORD_LENGTH} characters`);
  }
  return { email, password };
}
