import Type, { type Static } from 'typebox';
import { type Context, object, type Route, route } from '../../../platform/route.ts';
import { formatInstant, type Instant } from '../../../platform/time.ts';
import type { House } from '../house.ts';
import { unitName, zoneOf } from '../read.ts';
import { addToReport, type ReportMessage, readOwnReport } from './follow.ts';
import { listReports, openIdentity, readReport, verifyReport, writeToReporter } from './inspect.ts';
import { takeReport } from './report.ts';
import * as shape from './shape.ts';
import type { Finding } from './supervision.ts';
import { inspectorsAmong } from './tell.ts';

const Numbered = object({ number: Type.String({ maxLength: 100 }) });
const Code = object({
  code: Type.Optional(Type.String({ maxLength: 1_000 })),
  lang: Type.Optional(Type.String()),
});

/** The door for reports on how feedback is handled: nobody but an inspector reads what comes in by it. */
export function supervisionRoutes(house: House): Route[] {
  const stampAt = (now: Instant) => {
    const zone = zoneOf(house.terms.inForce(now));
    return (at: Instant | null) => (at === null ? null : formatInstant(at, zone));
  };
  const said = (messages: readonly ReportMessage[], now: Instant) =>
    messages.map(({ at, ...rest }) => ({ ...rest, at: stampAt(now)(at)! }));
  const row = (
    one: {
      number: string;
      unit_id: number | null;
      reported_at: Instant;
      verified_at: Instant | null;
      finding: Finding | null;
    },
    dueAt: Instant | null,
    now: Instant,
  ): Static<typeof shape.ReportRowView> => ({
    number: one.number,
    unit: unitName(house, one.unit_id),
    reportedAt: stampAt(now)(one.reported_at)!,
    dueAt: stampAt(now)(dueAt),
    overdue: dueAt !== null && dueAt < (one.verified_at ?? now),
    verifiedAt: stampAt(now)(one.verified_at),
    finding: one.finding,
  });
  const asReporter = async (number: string, code: string | undefined, { now }: Context) => {
    const { reportedAt, dueAt, verifiedAt, messages, ...rest } = await readOwnReport(
      house,
      number,
      code ?? '',
    );
    const stamp = stampAt(now);
    return {
      ...rest,
      reportedAt: stamp(reportedAt)!,
      dueAt: stamp(dueAt),
      verifiedAt: stamp(verifiedAt),
      messages: said(messages, now),
    };
  };
  const asInspector = async (number: string, { caller, now }: Context) => {
    const { row: one, dueAt, messages, reads } = await readReport(house, number, caller, now);
    return {
      ...row(one, dueAt, now),
      named: one.identity !== null,
      messages: said(messages, now),
      reads: reads.map(({ at, ...read }) => ({ ...read, at: stampAt(now)(at)! })),
    };
  };
  const door = { tag: 'supervision', permission: 'public', perMinute: 60 } as const;
  const post = {
    tag: 'supervision',
    permission: 'supervision:inspect',
    method: 'POST',
    params: Numbered,
  } as const;
  return [
    route({
      ...door,
      method: 'POST',
      path: '/supervision',
      summary: 'Report how feedback is handled, anonymously or not. Nobody but an inspector reads it.',
      body: shape.NewReportBody,
      status: 201,
      reply: shape.ReceiptView,
      handler: async ({ body }, { now }) => {
        const { number, accessCode, dueAt } = await takeReport(house, body, now);
        return { number, accessCode, dueAt: stampAt(now)(dueAt) };
      },
    }),
    route({
      ...door,
      method: 'GET',
      path: '/supervision/{number}',
      summary: 'See what became of a report, by the code that was given with its number.',
      params: Numbered,
      query: Code,
      reply: shape.OwnReportView,
      handler: ({ params, query }, context) => asReporter(params.number, query.code, context),
    }),
    route({
      ...door,
      method: 'POST',
      path: '/supervision/{number}/messages',
      summary: 'Add something to a report, by its code.',
      params: Numbered,
      query: Code,
      body: shape.NewMessage,
      reply: shape.OwnReportView,
      handler: async ({ params, query, body }, context) => {
        await addToReport(house, params.number, query.code ?? '', body.body, context.now);
        return asReporter(params.number, query.code, context);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/supervision',
      tag: 'supervision',
      permission: 'supervision:inspect',
      summary: 'The reports, those to be verified first on top, and who can read them.',
      reply: shape.ReportRows,
      handler: async (_input, { caller, now }) => ({
        items: (await listReports(house, caller)).map((one) => row(one, one.due_at as Instant | null, now)),
        nextCursor: null,
        inspectors: inspectorsAmong(house.staff(), null).map(({ name, unitId }) => ({
          name,
          unit: unitName(house, unitId),
        })),
      }),
    }),
    route({
      method: 'GET',
      path: '/staff/supervision/{number}',
      tag: 'supervision',
      permission: 'supervision:inspect',
      summary: 'A report with all that was written. The look is recorded.',
      params: Numbered,
      reply: shape.ReportView,
      handler: ({ params }, context) => asInspector(params.number, context),
    }),
    route({
      ...post,
      path: '/staff/supervision/{number}/messages',
      summary: 'Write to the reporter.',
      body: shape.NewMessage,
      reply: shape.ReportView,
      handler: async ({ params, body }, context) => {
        await writeToReporter(house, params.number, body.body, context.caller, context.now);
        return asInspector(params.number, context);
      },
    }),
    route({
      ...post,
      path: '/staff/supervision/{number}/verification',
      summary: 'Verify a report and answer it.',
      body: shape.Verification,
      reply: shape.ReportView,
      handler: async ({ params, body }, context) => {
        await verifyReport(house, params.number, body, context.caller, context.now);
        return asInspector(params.number, context);
      },
    }),
    route({
      ...post,
      path: '/staff/supervision/{number}/identity',
      summary: 'Open who reported, and say why; all inspectors see that it was opened.',
      body: shape.Opening,
      reply: shape.OpenedIdentity,
      handler: ({ params, body }, { caller, now }) =>
        openIdentity(house, params.number, body.reason, caller, now),
    }),
  ];
}
