import type { override as zh } from '../zh/override.ts';

export const override: typeof zh = {
  title: 'Emergency override',
  lead: 'When a gate is not met and the answer cannot wait, one person asks and another decides, for this gate and this round alone. The promise then counts as broken, and how often it happens is published.',
  waiting: 'to be decided',
  barred: (n) => `${n} ${n === 1 ? 'gate' : 'gates'} not met`,
  missing: 'Missing',
  ask: 'Ask for an override',
  reason: 'Why it cannot wait (seen by staff only)',
  send: 'Ask',
  asked: 'Asked. Somebody else decides.',
  state: { pending: 'to be decided', approved: 'lifted', refused: 'refused', lapsed: 'lapsed' },
  by: (who, when) => `asked by ${who}, ${when}`,
  decidedBy: (who) => `decided by ${who}`,
  approve: 'Lift the gate',
  approveSure: 'The promise then counts as broken, in public.',
  refuse: 'Refuse',
  approved: 'Lifted for the present round.',
  refused: 'Refused; the gate stands.',
};
