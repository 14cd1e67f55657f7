import { useQuery } from '@tanstack/react-query';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { limitWords, word } from '../texts/word.ts';
import type { Texts } from '../texts/zh.ts';
import { unitsQuery } from '../worklist/queries.ts';
import { type Mend, mendsOf } from './mend.ts';
import type { Findings as Found } from './queries.ts';

type Finding = Found['findings'][number];

interface Props {
  readonly findings: readonly Finding[];
  readonly draft: Draft;
  readonly today: string;
  /** Goes where it can be mended by hand. */
  look?(): void;
  write(draft: Draft): void;
}

/** What was found, each with its remedy and, where there is one, the button that mends it. */
export function Findings({ findings, draft, today, look, write }: Props) {
  const texts = useTexts();
  const { editor } = texts.pledge;
  const t = texts.drafting.mend;
  const units = useQuery(unitsQuery).data?.filter(({ active }) => active) ?? [];
  const around = { today, sentences: t.sentences, units: units.map(({ name }) => name) };
  return findings.map((finding) => {
    const mends = mendsOf(finding, draft, around);
    return (
      <div key={finding.rule + finding.message} className={`finding ${finding.severity}`} tabIndex={-1}>
        <strong>{editor.severity[finding.severity]}</strong> {finding.message}{' '}
        <em>{spoken(finding.remedy)}</em>
        {(mends.length > 0 || look) && (
          <span className="mends">
            {mends.map((mend) => (
              <button key={wordsOf(mend, texts)} type="button" onClick={() => write(mend.draft)}>
                {wordsOf(mend, texts)}
              </button>
            ))}
            {look && mends.length === 0 && (
              <button type="button" onClick={look}>
                {t.look}
              </button>
            )}
          </span>
        )}
      </div>
    );
  });
}

/** A remedy without the keys of the file, which nobody sees here. */
const spoken = (remedy: string): string => remedy.replaceAll(/[（(][a-z][\w:{} ,-]*[)）]/g, '');

/** What a click does, on its button. */
function wordsOf({ way }: Mend, { drafting, pledge, words }: Texts): string {
  const t = drafting.mend;
  switch (way.do) {
    case 'proof':
      return t.proof(pledge.editor.kinds[way.kind]);
    case 'owner':
      return t.owner(way.name);
    case 'limit':
      return t.limit(way.number, limitWords(words.limit, way.limit));
    case 'value':
      return t.value(way.number, limitWords(words.limit, way.value));
    case 'remove':
      return t.remove(way.number);
    case 'bind':
      return t.bind(pledge.editor.measures[way.measure]);
    case 'begin':
      return t.begin(way.day);
    case 'add':
      return t.add(way.measures.map((measure) => words.measure[measure]));
    case 'add-for':
      return t.addFor(way.values.map((value) => word(words[way.field as 'channel'], value)));
    default:
      return t[way.do];
  }
}
