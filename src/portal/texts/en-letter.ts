import type { zhLetter } from './zh-letter.ts';

/** Texts of the letter, its evidence and the privacy note, in English. */
export const enLetter: typeof zhLetter = {
  pledge: {
    version: (version) => `Version ${version}`,
    from: (date) => `in force from ${date}`,
    until: (from, to) => `in force from ${from} to ${to}`,
    margin: (span) => `figures: ${span}`,
    old: 'This is an older version. Feedback received under it is still held to it.',
    seeCurrent: 'See the version in force',
    promisor: 'Promisor',
    recipient: 'Recipient',
    partyType: (type) => ` (${type})`,
    types: { enterprise: 'enterprise', individual: 'individual', other: 'other' },
    colon: ': ',
    clause: (number) => `(${number}) `,
    section: (number, name) => `${number}. ${name}`,
    sealed: 'Signed and sealed by the promisor',
    sealText: '服务承诺专用',
    span: 'Period shown',
    spans: { month: 'This month', quarter: 'Three months', year: 'A year', all: 'Since it is in force' },
    versions: 'Versions',
    versionOf: (date) => `published ${date}`,
    current: 'in force',
    how: 'How we keep count',
    howText:
      'Feedback is held to the version under which it was received. Verdicts are made of the times at which things happened, not of when someone looked; sorting anew, handing on and merging never remove a breach.',
    data: 'Data',
    docx: 'Download the letter (Word)',
    json: 'Download the figures (JSON)',
    print: 'Print the letter',
    none: 'The letter is not published yet',
    noneAbout: 'It will be here with its figures once it is.',
  },
  evidence: {
    title: 'Evidence',
    back: 'Back to the letter',
    by: { day: 'By day', week: 'By week', month: 'By month' },
    from: 'From',
    to: 'To',
    see: 'Show',
    kept: 'Kept',
    broken: 'Broken',
    running: 'Running',
    rate: 'Rate',
    period: 'Period',
    cases: 'One by one',
    casesAbout:
      'Each case has a pseudonym that tells neither who nor what. The same pseudonym is always the same case.',
    reference: 'Pseudonym',
    startedAt: 'Started',
    dueAt: 'Latest',
    stoppedAt: 'Done',
    state: 'Result',
    all: 'All',
    none: 'There is no such record in this period.',
    more: 'Further on',
    first: 'Back to the first',
    excluded: 'What is excluded, and why',
    excludedCount: (n) => `${n} were excluded in this period.`,
    excludedWhy:
      'Feedback that was withdrawn, merged with the same feedback of others, or sorted anew so that this clause no longer applies: its time did not run out, so it is not counted. What was already late before stays broken; what was already kept stays kept.',
    how: 'How it is computed',
    howRate:
      'Rate = kept ÷ (kept + broken). What is past its latest time counts as broken at once, without waiting for it to be done.',
    howExact:
      'Done exactly at the latest time is kept. Per cents are cut off and never rounded up: 100 % means every single one.',
    howPause:
      'While we wait for the user only the times for the answer and for the second review stand still; all others go on.',
    periods: 'Period by period',
    periodsAbout:
      'How often it was to be done, how often it was in time, and each record. The time of a record is set by the system; what was recorded late is listed but does not count.',
    reckoned: 'Period',
    times: (done, needed) => `${done} of ${needed} in time`,
    proof: { file: 'file', link: 'link', count: 'entry', minutes: 'minutes', report: 'report' },
    piece: (when, times, kind) => `${when}: ${times} (${kind})`,
    pieceLate: 'recorded late, not counted',
    pieceRetracted: 'taken back',
    howDuty:
      'What was done in the period and recorded by the due counts. A period that the promise covers in part owes its share of the number, by days.',
    notCounted: 'This clause is not counted by the system yet; until then the evidence is attached by hand.',
  },
  privacy: {
    title: 'Privacy',
    lead: (name) => `How ${name} uses what you tell us in your feedback.`,
    sections: (name, years) => [
      [
        'What we collect, and what for',
        [
          'What you write and attach: to find out what happened and to solve it.',
          'Name, phone and e-mail: only if you give them, to reach you about this matter and to follow up.',
          'Need for priority care: only if you choose it, to open the green channel.',
          'The outlet: to reach the right unit.',
        ],
      ],
      [
        'On what grounds',
        [
          'Your consent (Personal Information Protection Law, article 13). You can withdraw it; what was done before stays lawful.',
        ],
      ],
      [
        'Who sees it',
        [
          `Only the staff of ${name} who handle, review or supervise the matter, each within their permissions.`,
          'The published figures hold no names, contacts or contents, only pseudonyms and times.',
          'It is not sold, not used for advertising, and not given to anyone who has nothing to do with the matter.',
        ],
      ],
      [
        'How long we keep it',
        [
          `While the matter is open and ${years} years after it is archived. Then personal data are deleted and only figures remain in which nobody can be recognised.`,
        ],
      ],
      [
        'Your rights',
        [
          'You can ask to see, copy, correct, complete or delete your data, and to have our rules explained.',
          'Use “Give feedback” and name the case number. The same deadlines apply.',
        ],
      ],
      [
        'This website',
        [
          'No analytics, no advertising, no tracking. Only if you choose large type or a language is that choice kept, in a setting that does not identify you.',
          'The access code is in your keeping. Progress pages are not cached, and their address is not passed on to other sites.',
        ],
      ],
    ],
  },
};
