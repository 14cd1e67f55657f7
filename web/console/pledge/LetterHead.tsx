import { type Draft, PARTY_TYPES, type Party } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { CalendarEditor } from './CalendarEditor.tsx';
import { put } from './change.ts';
import { DayField, Pick, WordsField } from './Field.tsx';

interface Props {
  readonly draft: Draft;
  /** What is wrong with the calendar, in words. */
  readonly calendarFaults: readonly string[];
  write(draft: Draft, about?: string): void;
}

interface LineProps {
  readonly className: string;
  readonly label: string;
  readonly lang?: string;
  readonly value: string;
  write(value: string): void;
}

/** One line of text that goes on in the next where the page is narrow. */
function OneLine({ className, label, lang, value, write }: LineProps) {
  return (
    <textarea
      className={className}
      rows={1}
      lang={lang}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ target }) => write(target.value.replaceAll(/\s*\n\s*/g, ''))}
    />
  );
}

/** Who promises what to whom, from when to when. */
export function LetterHead({ draft, calendarFaults, write }: Props) {
  const { pledge: t, drafting } = useTexts();
  const e = t.editor;
  const { recipient, effective } = draft;
  const setPromisor = (promisor: Party, about: string) => write({ ...draft, promisor }, about);
  const setRecipient = (one: Party | undefined, about?: string) => write(put(draft, 'recipient', one), about);
  const setTerm = (term: Draft['effective']) => write(put(draft, 'effective', term));
  const kinds = (type: Party['type'], none: string) => [
    ...(type ? [] : [{ value: '', label: none }]),
    ...PARTY_TYPES.map((value) => ({ value, label: t.partyType[value] })),
  ];
  return (
    <header>
      <h1>
        <OneLine
          className="letter-title"
          label={e.title}
          value={draft.title}
          write={(title) => write({ ...draft, title }, 'title')}
        />
      </h1>
      <OneLine
        className="title-en"
        lang="en"
        label={drafting.english.titleOf}
        value={draft.titleEn ?? ''}
        write={(title) => write(put(draft, 'titleEn', title), 'titleEn')}
      />
      <dl>
        <div>
          <dt>{t.promisor}</dt>
          <dd>
            <WordsField
              label={t.promisor}
              value={draft.promisor.name}
              placeholder={e.partyName}
              write={(name) => setPromisor({ ...draft.promisor, name }, 'promisor')}
            />
            <Pick
              label={e.partyKind}
              value={draft.promisor.type ?? ''}
              choices={kinds(draft.promisor.type, '—')}
              write={(type) =>
                type !== '' &&
                setPromisor({ ...draft.promisor, type: type as (typeof PARTY_TYPES)[number] }, 'type')
              }
            />
          </dd>
        </div>
        <div>
          <dt>{t.recipient}</dt>
          <dd>
            {recipient ? (
              <>
                <WordsField
                  label={t.recipient}
                  value={recipient.name}
                  placeholder={e.partyName}
                  write={(name) => setRecipient({ ...recipient, name }, 'recipient')}
                />
                <Pick
                  label={e.recipientKind}
                  value={recipient.type ?? ''}
                  choices={[
                    { value: '', label: e.anybody },
                    ...kinds(recipient.type, '').filter(({ value }) => value !== ''),
                  ]}
                  optional
                  write={(type) =>
                    setRecipient({
                      name: recipient.name,
                      ...(type !== '' && { type: type as (typeof PARTY_TYPES)[number] }),
                    })
                  }
                />
                <button type="button" className="plain" onClick={() => setRecipient(undefined)}>
                  {e.noRecipient}
                </button>
              </>
            ) : (
              <button type="button" className="plain" onClick={() => setRecipient({ name: '__' })}>
                {e.addRecipient}
              </button>
            )}
          </dd>
        </div>
        <div>
          <dt>{e.term}</dt>
          <dd>
            {effective ? (
              <>
                <DayField
                  label={e.firstDay}
                  value={effective.from}
                  write={(from) => setTerm({ ...effective, from })}
                />
                {effective.to === undefined ? (
                  <button
                    type="button"
                    className="plain"
                    onClick={() => setTerm({ from: effective.from, to: '__' })}
                  >
                    {e.addEnd}
                  </button>
                ) : (
                  <>
                    {e.until}
                    <DayField
                      label={e.lastDay}
                      value={effective.to}
                      write={(to) => setTerm({ from: effective.from, to })}
                    />
                    <button type="button" className="plain" onClick={() => setTerm({ from: effective.from })}>
                      {e.noEnd}
                    </button>
                  </>
                )}
              </>
            ) : (
              <>
                {e.fromPublication}
                <button type="button" className="plain" onClick={() => setTerm({ from: '__' })}>
                  {e.addTerm}
                </button>
              </>
            )}
          </dd>
        </div>
      </dl>
      <CalendarEditor
        calendar={draft.calendar}
        faults={calendarFaults}
        write={(calendar, about) => write({ ...draft, calendar }, about)}
      />
    </header>
  );
}
