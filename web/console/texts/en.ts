import { alarm } from './en/alarm.ts';
import { amendment } from './en/amendment.ts';
import { case_ } from './en/case.ts';
import { complaint } from './en/complaint.ts';
import { compliance } from './en/compliance.ts';
import { dispatch } from './en/dispatch.ts';
import { drafting } from './en/drafting.ts';
import { duty } from './en/duty.ts';
import { extension } from './en/extension.ts';
import { frame } from './en/frame.ts';
import { handover } from './en/handover.ts';
import { intake } from './en/intake.ts';
import { milestone } from './en/milestone.ts';
import { notice } from './en/notice.ts';
import { override } from './en/override.ts';
import { pause } from './en/pause.ts';
import { pledge } from './en/pledge.ts';
import { proposal } from './en/proposal.ts';
import { related } from './en/related.ts';
import { remedy } from './en/remedy.ts';
import { calls, contests, satisfaction } from './en/satisfaction.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { supervision } from './en/supervision.ts';
import { time } from './en/time.ts';
import { whatIf } from './en/whatif.ts';
import { words } from './en/words.ts';
import { worklist } from './en/worklist.ts';
import type { Texts } from './zh.ts';

export const en: Texts = {
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
