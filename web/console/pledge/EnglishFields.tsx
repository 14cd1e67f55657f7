import type { DraftClause } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { blanksOf, fromWritten, toWritten } from './blanks.ts';
import { put } from './change.ts';
import { Lines } from './Lines.tsx';

interface Props {
  readonly clause: DraftClause;
  write(clause: DraftClause, about: string): void;
}

const LISTS = ['conditions', 'exclusions', 'deliverables'] as const;

/** What an English reader is told: each text beside the Chinese that it stands for. */
export function EnglishFields({ clause, write }: Props) {
  const { drafting, pledge } = useTexts();
  const t = drafting.english;
  const set = (key: 'textEn' | 'activityEn' | 'ownerEn' | 'indicatorEn', value: string) =>
    write(put(clause, key, value), key);
  return (
    <details>
      <summary>{t.title}</summary>
      <p className="muted">
        {t.hint(
          blanksOf(clause)
            .map((name) => `【${pledge.editor.blank[name]}】`)
            .join(' '),
        )}
      </p>
      <label className="row">
        {t.text}
        <textarea
          rows={2}
          lang="en"
          value={clause.textEn ? toWritten(clause.textEn, pledge.editor.blank) : ''}
          onChange={({ target }) => set('textEn', fromWritten(target.value, pledge.editor.blank))}
        />
      </label>
      {(['activity', 'owner', 'indicator'] as const).map(
        (key) =>
          clause[key] !== undefined && (
            <label key={key} className="row">
              {t[key]}
              <input
                lang="en"
                value={clause[`${key}En`] ?? ''}
                placeholder={clause[key]}
                onChange={({ target }) => set(`${key}En`, target.value)}
              />
            </label>
          ),
      )}
      {LISTS.map((key) => {
        const lines = clause[key];
        const twin = clause[`${key}En`];
        return (
          lines && (
            <Lines
              key={key}
              label={t[key]}
              hint={t.asMany(lines.length)}
              lang="en"
              value={twin ?? []}
              write={(next) => write(put(clause, `${key}En`, next.length > 0 ? next : undefined), `${key}En`)}
            />
          )
        );
      })}
    </details>
  );
}
