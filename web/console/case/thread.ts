import type { StaffCaseView } from '../../../src/keep/case/shape.ts';

type Event = StaffCaseView['events'][number];
type Message = StaffCaseView['messages'][number];
export interface Entry {
  readonly at: string;
  readonly event?: Event;
  readonly message?: Message;
}

/** A dispatch also makes the unit known as a field of the case; said once is enough. */
const isEcho = ({ type, at, data }: Event, events: readonly Event[]): boolean =>
  type === 'reclassified' &&
  Object.keys(data.fields ?? {}).join() === 'unit' &&
  events.some((other) => other.type === 'dispatched' && other.at === at);

/** Events and messages in one thread. A message that came with a step stands with it. */
export function entriesOf({ events, messages }: Pick<StaffCaseView, 'events' | 'messages'>): Entry[] {
  const left = [...messages];
  const told = events.filter((event) => !isEcho(event, events));
  const withMessage = told.map((event): Entry => {
    const index = left.findIndex(({ step, at }) => step === event.type && at === event.at);
    const [message] = index < 0 ? [] : left.splice(index, 1);
    return { at: event.at, event, ...(message && { message }) };
  });
  const alone = left.map((message): Entry => ({ at: message.at, message }));
  return [...withMessage, ...alone].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
