import type { FastifyReply } from 'fastify';
import { MINUTE, SECOND } from '../../../platform/time.ts';
import { type Matter, openEvents, type Watch } from '../stream.ts';

/** What changes within this time is told together: a merge of thirty cases is one piece of news. */
const GATHER = SECOND / 4;

/** More than these are told as "many". */
const MANY = 200;

/** Who signs out or is locked out is not told for longer than this: the stream is opened anew, and asked for its session. */
const LONGEST = 5 * MINUTE;

/**
 * Tells a member of staff which cases change: events `case` and `desk` with `{"numbers": [...]}`, or null for "many, or
 * nobody knows which". Numbers alone are told; whoever wants to know more reads the case, and is recorded.
 */
export function streamToStaff(watch: Watch, reply: FastifyReply): FastifyReply {
  const events = openEvents(reply);
  const gathered = new Map<Matter, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    for (const [matter, numbers] of gathered) {
      events.send(matter, { numbers: numbers.has('') || numbers.size > MANY ? null : [...numbers] });
    }
    gathered.clear();
  };
  const unwatch = watch((matter, number) => {
    gathered.set(matter, (gathered.get(matter) ?? new Set()).add(number));
    timer ??= setTimeout(tell, GATHER);
  });
  const longest = setTimeout(events.end, LONGEST);
  events.onClose(() => {
    unwatch();
    clearTimeout(timer);
    clearTimeout(longest);
  });
  return reply;
}
