import type { FastifyInstance, FastifyReply } from 'fastify';
import type { NewReport } from '../keep/case/supervision/report.ts';
import { Refusal } from '../platform/refusal.ts';
import { readCode, readNumber } from './case-path.ts';
import type { PortalDeps, SupervisionDoor } from './deps.ts';
import { readForm } from './multipart.ts';
import { sendPage } from './send.ts';
import { BODY_LENGTH } from './submission.ts';
import { reopenPage, reportedPage, reportPage, supervisionPage } from './supervision.ts';
import { SUPERVISION_PATH } from './supervision-path.ts';
import { enter, type Visit } from './visit.ts';

/** For one address, which may be that of a whole mobile network; few enough that no code is ever guessed. */
const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } };

/**
 * The door for reports. Everything is answered where it is sent to, and nothing of it stands in an address: neither the
 * browser's history nor a log on the way shows that somebody has reported.
 */
export function supervisionDoors(server: FastifyInstance, deps: PortalDeps): void {
  const { supervision } = deps;
  server.get(SUPERVISION_PATH, async (request, reply) =>
    sendPage(reply, supervisionPage(await enter(request, deps), { units: supervision.units() }), 200, true),
  );

  server.post(SUPERVISION_PATH, { config: PER_MINUTE }, async (request, reply) => {
    const visit = await enter(request, deps);
    const { values } = await readForm(request, visit.texts);
    const faults = faultsIn(visit, values);
    if (Object.keys(faults).length > 0) {
      const page = supervisionPage(visit, { units: supervision.units(), values, faults });
      return sendPage(reply, page, 422, true);
    }
    const taken = await supervision.take(reportIn(values));
    return sendPage(reply, reportedPage(visit, taken), 200, true);
  });

  server.post(`${SUPERVISION_PATH}/report`, { config: PER_MINUTE }, async (request, reply) => {
    const visit = await enter(request, deps);
    const { values } = await readForm(request, visit.texts);
    return show(visit, reply, values, supervision);
  });

  server.post(`${SUPERVISION_PATH}/messages`, { config: PER_MINUTE }, async (request, reply) => {
    const visit = await enter(request, deps);
    const { values } = await readForm(request, visit.texts);
    const t = visit.texts.supervision;
    const length = values.body?.length ?? 0;
    const fault = length === 0 ? t.writeBody : length > BODY_LENGTH ? t.tooLong : undefined;
    return show(visit, reply, values, supervision, fault, async (number, code) => {
      if (!fault) await supervision.add(number, code, values.body!);
    });
  });

  // Whoever comes by an address of these, as by a reload, begins at the door.
  for (const path of ['report', 'messages'])
    server.get(`${SUPERVISION_PATH}/${path}`, (_request, reply) => reply.redirect(SUPERVISION_PATH, 303));
}

type Values = Readonly<Record<string, string | undefined>>;

function faultsIn({ texts: { supervision: t } }: Visit, values: Values): Record<string, string> {
  const { body, name, phone, email, consent } = values;
  const faults: Record<string, string> = {};
  if (!body) faults.body = t.writeBody;
  else if (body.length > BODY_LENGTH) faults.body = t.tooLong;
  if ((name || phone || email) && consent !== 'yes') faults.consent = t.consentMissing;
  return faults;
}

function reportIn({ body, unit, name, phone, email, consent }: Values): NewReport {
  const identity = {
    ...(name && { name: name.slice(0, 100) }),
    ...(phone && { phone: phone.slice(0, 40) }),
    ...(email && { email: email.slice(0, 254) }),
  };
  return { body: body!, ...(unit && { unit }), identity, consent: consent === 'yes' };
}

/** Opens a report and shows it, after what `first` does with it; a wrong number or code is asked for again. */
async function show(
  visit: Visit,
  reply: FastifyReply,
  values: Values,
  { read }: SupervisionDoor,
  fault?: string,
  first?: (number: string, code: string) => Promise<void>,
): Promise<FastifyReply> {
  const [number, code] = [readNumber(values.number), readCode(values.code)];
  try {
    await first?.(number, code);
    const page = reportPage(visit, await read(number, code), code, fault);
    return sendPage(reply, page, fault ? 422 : 200, true);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
    return sendPage(reply, reopenPage(visit, number), 404, true);
  }
}
