import { type Instant, MINUTE } from '../platform/time.ts';
import { agentsOf } from './bank.ts';
import { doorOf } from './feedback.ts';
import { SAID } from './said.ts';
import { onDuty, promised, type Trip, working } from './trip.ts';

/** Registered, dispatched and given a first response, in whichever order that happens. */
export function acknowledge(trip: Trip): Instant {
  const { setting, random, feedback, fields, journal, receivedAt } = trip;
  const { promises } = setting;
  const clerk = random.pick(agentsOf('客服部'));
  const respondedAt = firstResponse(trip);
  const registers =
    doorOf(feedback.channel) === 'online'
      ? receivedAt + random.around(3 * MINUTE, 0.6)
      : working(trip, receivedAt, random.around(14, 0.7));
  const registeredAt = Math.min(
    promised(trip, 'registration', receivedAt, registers, 0.003),
    Math.max(respondedAt - 25_000, receivedAt + 20_000),
  );
  const dispatches =
    fields.urgency === 'ordinary'
      ? onDuty(trip, registeredAt, random.around(26, 0.9))
      : registeredAt + random.around(2.5 * MINUTE, 0.5);
  const dispatchedAt = promised(
    trip,
    'dispatch',
    registeredAt,
    dispatches,
    fields.urgency === 'abnormal' ? 0 : 0.006,
  );
  const due = promises.due('resolution', fields, receivedAt) ?? dispatchedAt;
  const answer =
    fields.urgency === 'ordinary'
      ? SAID.received(random, feedback.topic, clerk.name, due)
      : SAID.urgent(random, feedback.topic, clerk.name);
  journal.add(registeredAt, 'registered', { by: clerk.name });
  const respond = () => journal.add(respondedAt, 'responded', { body: answer, by: clerk.name });
  const dispatch = () =>
    journal.add(dispatchedAt, 'dispatched', { unit: trip.unit, assignee: trip.agent.name, by: clerk.name });
  if (respondedAt > dispatchedAt) {
    const moment = dispatch();
    respond();
    return moment;
  }
  respond();
  return dispatch();
}

/** How often the first response is missed. */
const RISK: Readonly<Record<string, number>> = { abnormal: 0.012, urgent: 0.007, ordinary: 0.009 };

function firstResponse(trip: Trip): Instant {
  const { setting, random, feedback, fields, receivedAt } = trip;
  const { outage } = setting;
  const flooded = receivedAt >= outage.from && receivedAt <= outage.to + 30 * MINUTE;
  const pressing = fields.urgency !== 'ordinary';
  const online = !['email', 'social', 'post', 'counter', 'phone'].includes(feedback.channel);
  const byItself =
    pressing || online
      ? receivedAt + random.around((flooded ? 20 : pressing ? 5 : 8) * MINUTE, 0.55)
      : working(trip, receivedAt, random.around(feedback.channel === 'phone' ? 24 : 70, 0.6));
  const risk = flooded ? 0.3 : !online && fields.kind === 'complaint' ? 0 : RISK[fields.urgency!]!;
  return promised(trip, 'first-response', receivedAt, byItself, risk);
}
