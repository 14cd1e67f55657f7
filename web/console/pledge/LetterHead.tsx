import { type Draft, PARTY_TYPES, type Party } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import { DayField, Pick, WordsField } from './Field.tsx';

interface Props {
  readonly draft: Draft;
  write(draft: Draft, about: string): void;
}

/** Who promises what to whom, from when to when. */
export function LetterHead({ draft, write }: Props) {
  const { pledge: t } = useTexts();
  const e = t.editor;
  const { recipient: _, effective: __, ...rest } = draft;
  const { recipient, effective } = draft;
  const setPromisor = (promisor: Party, about: string) => write({ ...draft, promisor }, about);
  const setRecipient = (one: Party | undefined) =>
    write({ ...rest, ...(effective && { effective }), ...(one && { recipient: one }) }, 'recipient');
  const setTerm = (term: Draft['effective']) =>
    write({ ...rest, ...(recipient && { recipient }), ...(term && { effective: term }) }, 'effective');
  return (
    <header>
      <h1>
        <input
          className="letter-title"
          aria-label={e.title}
          value={draft.title}
          onChange={({ target }) => write({ ...draft, title: target.value }, 'title')}
        />
      </h1>
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
              choices={[
                ...(draft.promisor.type ? [] : [{ value: '', label: '—' }]),
                ...PARTY_TYPES.map((value) => ({ value, label: t.partyType[value] })),
              ]}
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
                  write={(name) => setRecipient({ ...recipient, name })}
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
    </header>
  );
}
