import type { Locale } from '../../platform/route.ts';
import type { Db } from '../../platform/sql.ts';
import type { Instant } from '../../platform/time.ts';
import { readDeliveries } from '../duty/store.ts';
import type { PublishedPledge } from '../pledge/inforce.ts';
import { isMilestone } from './milestone.ts';
import { type PlanView, type StaffPlanView, type Telling, tellPlan, tellStaffPlan } from './shape.ts';
import { earlierOf, type Phase, phasesAt } from './standing.ts';
import { readAlarms } from './store.ts';

interface Asked {
  readonly published: readonly PublishedPledge[];
  readonly letter: PublishedPledge;
  readonly at: Instant;
  readonly locale: Locale;
}

async function read(
  db: Db,
  { published, letter, at, locale }: Asked,
): Promise<{ phases: Phase[]; telling: Telling }> {
  const milestones = letter.pledge.clauses.filter(isMilestone).map(({ id }) => id);
  const entries = await readDeliveries(db, milestones);
  const phases = phasesAt(published, letter, entries, at);
  return {
    phases,
    telling: { letter, earlier: (one) => earlierOf(published, one, entries, at), at, locale },
  };
}

/** The roll-out plan of a version of the letter, as anyone may see it. */
export async function planOf(db: Db, asked: Asked): Promise<PlanView> {
  const { phases, telling } = await read(db, asked);
  return tellPlan(phases, telling);
}

/** The same with its proof and its reminders. */
export async function staffPlanOf(db: Db, asked: Asked): Promise<StaffPlanView> {
  const [{ phases, telling }, alarms] = await Promise.all([read(db, asked), readAlarms(db, asked.letter.id)]);
  return tellStaffPlan(phases, alarms, telling);
}
