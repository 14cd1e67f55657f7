import type { zhRemedy } from './zh-remedy.ts';

/** Texts of what makes something good again, in English. */
export const enRemedy: typeof zhRemedy = {
  remedy: {
    title: 'Made good',
    promised: (moment) => `It will be there by ${moment}`,
    late: (moment) => `It should have been there by ${moment}; we are on to it`,
    delivered: (moment) => `Delivered ${moment}`,
    missed: 'You said that it has not arrived; we are finding out',
    notArrived: 'It has not arrived',
  },
};
