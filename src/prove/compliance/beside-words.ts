import type { Text } from '../../platform/refusal.ts';
import type { Locale } from '../../platform/route.ts';
import { shareInWords } from '../../promise/pledge/phrase.ts';
import type { ContestCause } from '../satisfaction/contest.ts';
import { CAUSE_NAMES } from '../satisfaction/texts.ts';
import type { Counts } from './beside.ts';
import { lengthInWords } from './said.ts';

const number = (value: number): string => value.toLocaleString('en-US');

/** What stands beside a clause's figures, a sentence for each that there is anything to tell of. */
export function besideInWords(beside: Counts, applicable: number, locale: Locale): string[] {
  return [
    merged(beside),
    paused(beside, applicable),
    extended(beside),
    overridden(beside),
    excluded(beside),
  ].flatMap((said) => (said ? [said[locale]] : []));
}

function merged({ merged: { count, broken } }: Counts): Text | undefined {
  if (count === 0) return undefined;
  return {
    zh: `合并办理的 ${number(count)} 件不计，按原时限算其中 ${number(broken)} 件未做到`,
    en: `${number(count)} not counted since they were merged; by their own deadlines ${number(broken)} of these were broken`,
  };
}

function paused(
  { paused: { count, contested, medianSeconds } }: Counts,
  applicable: number,
): Text | undefined {
  if (count === 0) return undefined;
  const share = shareInWords(Math.round((count / Math.max(count, applicable)) * 1000) / 1000);
  const median = medianSeconds === null ? undefined : lengthInWords(medianSeconds);
  return {
    zh: `等用户而暂停过 ${number(count)} 件（占 ${share}）${median ? `，中位暂停 ${median.zh}` : ''}，用户有异议 ${number(contested)} 件`,
    en: `${number(count)} (${share}) stood still while we waited for the user${median ? `, median ${median.en}` : ''}; users objected to ${number(contested)}`,
  };
}

function extended({ extended: { count, met, missed } }: Counts): Text | undefined {
  if (count === 0) return undefined;
  return {
    zh: `延长办理 ${number(count)} 件：在延长期内办结 ${number(met)} 件，仍未做到 ${number(missed)} 件；兑现率仍按原时限计`,
    en: `${number(count)} given more time: ${number(met)} met it, ${number(missed)} did not; the rate goes by the first deadline`,
  };
}

function overridden({ overridden: count }: Counts): Text | undefined {
  if (count === 0) return undefined;
  return {
    zh: `经两人批准应急放行 ${number(count)} 次，均计为未做到`,
    en: `Lifted in an emergency by two people ${number(count)} ${count === 1 ? 'time' : 'times'}, each counted as broken`,
  };
}

function excluded({ excluded: { count, causes } }: Counts): Text | undefined {
  if (count === 0) return undefined;
  const why = (locale: Locale) =>
    causes
      .map(({ cause, count }) => `${CAUSE_NAMES[cause as ContestCause]?.[locale] ?? cause} ${number(count)}`)
      .join(locale === 'zh' ? '，' : ', ');
  return {
    zh: `经其他部门两人裁定为恶意、不计入的评价 ${number(count)} 件（${why('zh')}）`,
    en: `${number(count)} ${count === 1 ? 'rating' : 'ratings'} left out, found malicious by two people of other units (${why('en')})`,
  };
}
