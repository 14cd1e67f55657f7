import { Refusal } from '../platform/refusal.ts';
import type { Act } from './case-acts.ts';
import type { PortalDeps } from './deps.ts';
import type { Posted } from './multipart.ts';
import { reasonsIn } from './rating.ts';
import { BODY_LENGTH } from './submission.ts';
import type { Visit } from './visit.ts';

/** Why an act did not happen, in words for the user. */
export interface ActFault {
  readonly words: string;
  readonly status: number;
}

/** Does one act of a user with their case. @returns why it was not done; undefined when it was. */
export async function perform(
  act: Act,
  visit: Visit,
  number: string,
  code: string,
  form: Posted,
  deps: PortalDeps,
): Promise<ActFault | undefined> {
  const words = faultIn(act, visit, form);
  if (words) return { words, status: 422 };
  try {
    await DO[act](visit, number, code, form, deps);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error;
    return { words: error.text[visit.locale], status: error.status };
  }
}

function faultIn(act: Act, { texts }: Visit, { values, uploads, fileFault }: Posted): string | undefined {
  if (fileFault) return fileFault;
  const said =
    act === 'messages' ? values.body : act === 'appeal' || act === 'contest' ? values.reason : values.comment;
  if ((said?.length ?? 0) > (act === 'rating' ? COMMENT_LENGTH : BODY_LENGTH)) return texts.acts.tooLong;
  if (act === 'messages' && !values.body && uploads.length === 0) return texts.acts.writeBody;
  if (act === 'appeal' && !values.reason) return texts.acts.writeBody;
  const rated = /^[1-5]$/.test(values.score ?? '') && /^(yes|no)$/.test(values.solved ?? '');
  return act === 'rating' && !rated ? texts.acts.chooseRating : undefined;
}

const COMMENT_LENGTH = 2_000;

type Doing = (visit: Visit, number: string, code: string, form: Posted, deps: PortalDeps) => Promise<void>;

const DO: Readonly<Record<Act, Doing>> = {
  // Files go first: a case that waited for them must not go on without them.
  async messages({ texts }, number, code, { values, uploads }, deps) {
    for (const upload of uploads) await deps.attach(number, code, upload);
    const names = uploads.map(({ name }) => name).join(texts.listComma);
    await deps.act(number, code, 'message', { body: values.body ?? texts.acts.uploaded(names) });
  },
  async rating(_visit, number, code, { values }, deps) {
    const { score, solved, comment } = values;
    const reasons = reasonsIn(values);
    const said = {
      score: Number(score),
      solved: solved === 'yes',
      ...(reasons.length > 0 && { reasons }),
      ...(comment && { body: comment }),
    };
    await deps.act(number, code, 'rate', said);
  },
  async contest(_visit, number, code, { values }, deps) {
    await deps.act(number, code, 'contest', values.reason ? { body: values.reason } : {});
  },
  async appeal(_visit, number, code, { values }, deps) {
    await deps.act(number, code, 'appeal', { body: values.reason! });
  },
  async withdraw(_visit, number, code, _form, deps) {
    await deps.act(number, code, 'withdraw', {});
  },
};
