import type { Texts } from '../zh.ts';

export const proposal: Texts['proposal'] = {
  by: (measure) => `Proposed by a model: ${measure}`,
  accept: 'Accept',
  hint: 'A language model says so, no rule does; check it before you accept.',
};
