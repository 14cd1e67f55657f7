import { alarm } from './zh/alarm.ts';
import { amendment } from './zh/amendment.ts';
import { case_ } from './zh/case.ts';
import { complaint } from './zh/complaint.ts';
import { compliance } from './zh/compliance.ts';
import { dispatch } from './zh/dispatch.ts';
import { drafting } from './zh/drafting.ts';
import { duty } from './zh/duty.ts';
import { extension } from './zh/extension.ts';
import { frame } from './zh/frame.ts';
import { handover } from './zh/handover.ts';
import { intake } from './zh/intake.ts';
import { milestone } from './zh/milestone.ts';
import { notice } from './zh/notice.ts';
import { override } from './zh/override.ts';
import { pause } from './zh/pause.ts';
import { pledge } from './zh/pledge.ts';
import { proposal } from './zh/proposal.ts';
import { related } from './zh/related.ts';
import { remedy } from './zh/remedy.ts';
import { calls, contests, satisfaction } from './zh/satisfaction.ts';
import { session } from './zh/session.ts';
import { settings } from './zh/settings.ts';
import { supervision } from './zh/supervision.ts';
import { time } from './zh/time.ts';
import { whatIf } from './zh/whatif.ts';
import { words } from './zh/words.ts';
import { worklist } from './zh/worklist.ts';

export const zh = {
  words,
  time,
  frame,
  session,
  worklist,
  case: case_,
  complaint,
  remedy,
  supervision,
  compliance,
  whatIf,
  pledge,
  drafting,
  proposal,
  settings,
  alarm,
  amendment,
  duty,
  milestone,
  satisfaction,
  calls,
  contests,
  notice,
  intake,
  handover,
  dispatch,
  override,
  extension,
  pause,
  related,
};

/** What every language must have; a text that is missing fails the type check. */
export type Texts = typeof zh;
