import Type, { type Static } from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { type Locale, nullable, object, type Route, route } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import { compileCalendar } from '../../promise/calendar/calendar.ts';
import type { Draft } from '../../promise/pledge/pledge.ts';
import { readPledge } from '../../promise/pledge/read.ts';
import { invalidPledge } from '../../promise/pledge/refusals.ts';
import { readVersion } from '../../promise/pledge/store.ts';
import { backtestReply } from './answer.ts';
import { HeldHistory } from './held-history.ts';
import { filledPart } from './letter.ts';
import { answerAtLength } from './progress.ts';
import { BacktestReply, WindowsQuestion, WindowsReply } from './shape.ts';
import { readAt, readSpan } from './span.ts';
import { WHAT_IF_TEXTS } from './texts.ts';
import { windowsReply } from './windows.ts';

const Id = object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

const Day = Type.String({
  description: 'YYYY-MM-DD in the time zone of the letter; a timestamp is taken by its day.',
  maxLength: 40,
});

const Letter = {
  document: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'The letter to try instead, as in a JSON file.',
    }),
  ),
  source: Type.Optional(
    Type.String({ maxLength: 500_000, description: 'The letter to try instead, as YAML or JSON text.' }),
  ),
};

const Backtest = object({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  at: Type.Optional(
    Type.String({
      maxLength: 40,
      description:
        'Judge as of this moment, and leave out what happened later. By default as of when the history was read, which may be five minutes ago.',
    }),
  ),
  ...Letter,
});

/** The letter that is asked about: the one that is sent, or else the version as it is kept. @throws Refusal */
async function letterOf(
  db: Db,
  id: number,
  { document, source }: Pick<Static<typeof Backtest>, 'document' | 'source'>,
  locale: Locale,
): Promise<Draft> {
  if (document !== undefined && source !== undefined) {
    throw new Refusal('bad-request', WHAT_IF_TEXTS.atTwo);
  }
  const { pledge } = await readVersion(db, id);
  const sent = document ?? source;
  if (sent === undefined) return pledge;
  const reading = readPledge(sent, { draft: true });
  if ('faults' in reading) throw invalidPledge(reading.faults, locale);
  return reading.pledge;
}

/** Letters tried on what has happened. */
export function whatIfRoutes(db: Db): Route[] {
  const history = new HeldHistory(db);
  return [
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/backtest',
      permission: 'pledge:read',
      tag: 'pledges',
      summary:
        'What a version would have come to on the history of all cases; with a letter in the body, what that one would. Who accepts text/event-stream gets events "progress" {share} and in the end "result" or "failed"; closing the connection cancels.',
      params: Id,
      body: nullable(Backtest),
      reply: BacktestReply,
      produces: 'text/event-stream',
      handler: async ({ params, body }, context) => {
        const asked = body ?? {};
        const letter = await letterOf(db, params.id, asked, context.locale);
        const { days, from, to } = readSpan(compileCalendar(letter.calendar), asked);
        const wanted = { pledge: filledPart(letter), at: readAt(asked.at), from, to };
        return answerAtLength(context, async (asker) =>
          backtestReply(letter, await history.attempt(wanted, asker), days, context.locale),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/staff/pledges/{id}/windows',
      permission: 'pledge:read',
      tag: 'pledges',
      summary: 'How many windows a counter needs in each hour of the week to keep a clause about waiting',
      params: Id,
      body: object({ ...WindowsQuestion.properties, ...Letter }),
      reply: WindowsReply,
      handler: async ({ params, body }, { locale }) => {
        const letter = filledPart(await letterOf(db, params.id, body, locale));
        const span = readSpan(compileCalendar(letter.calendar), body);
        return windowsReply(db, letter, body, span, locale);
      },
    }),
  ];
}
