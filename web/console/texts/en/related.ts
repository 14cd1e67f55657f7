import type { related as zh } from '../zh/related.ts';

export const related: typeof zh = {
  title: 'Related cases',
  found: (n) => `${n} may be the same`,
  merged: (n) => `${n} merged here`,
  alike: (percent) => `words alike ${percent}`,
  reasons: { text: '', user: 'same user', outlet: 'same outlet', time: 'about the same time' },
  mergeInto: (number) => `Merge into the earlier ${number}`,
  mergeHere: 'Merge into this one',
  mergedNow: (number) => `Merged into ${number}; the user has been told.`,
  preview: 'How it begins',
  mergedHere: 'Merged into this one',
  unmerge: 'Undo',
  unmergeOf: (number) => `Undo the merge of ${number}`,
  unmerged: (number) => `${number} is handled on its own again.`,
  splitFrom: 'Split off from',
  splitInto: 'Split off',
  split: 'Split off another matter…',
  splitTitle: 'Split off another matter',
  splitLead:
    'Tick the sentences about the other matter. The deadlines of the new case count from when the user sent it; it has its own number and code, and the user is told in this case.',
  original: 'What the user wrote',
  kind: 'Kind (found by itself unless chosen)',
  splitSend: 'Split it off',
  splitDone: 'Split off as a case of its own; the user has been told.',
};
