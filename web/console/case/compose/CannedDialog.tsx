import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { VARIABLES } from '../../../../src/keep/case/canned/canned.ts';
import { useLanguage } from '../../texts/language.tsx';
import { Refused } from '../Refused.tsx';
import { type Canned, cannedQuery, removeCanned, saveCanned } from './canned.ts';

type Words = Omit<Canned, 'id'> & { readonly id?: number };

/** Writes a canned answer, new or old. */
function Form({ start, close }: { start: Words; close(): void }) {
  const { language, texts } = useLanguage();
  const t = texts.case.canned;
  const client = useQueryClient();
  const [words, setWords] = useState(start);
  const save = useMutation({
    mutationFn: () => saveCanned(words),
    onSuccess: async () => {
      await client.invalidateQueries(cannedQuery);
      close();
    },
  });
  const complete = words.name.trim() !== '' && words.body.trim() !== '';
  return (
    <form
      className="canned-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) save.mutate();
      }}
    >
      <Input
        value={words.name}
        maxLength={40}
        aria-label={t.name}
        placeholder={t.name}
        autoFocus
        onChange={({ target }) => setWords({ ...words, name: target.value })}
      />
      <Input.TextArea
        value={words.body}
        rows={5}
        maxLength={5_000}
        aria-label={t.body}
        placeholder={t.body}
        onChange={({ target }) => setWords({ ...words, body: target.value })}
      />
      <p className="muted">
        {t.gaps}{' '}
        {Object.values(VARIABLES).map((one) => (
          <button
            key={one.en}
            type="button"
            className="chip"
            onClick={() => setWords({ ...words, body: `${words.body}{{${one[language]}}}` })}
          >
            {`{{${one[language]}}}`}
          </button>
        ))}
      </p>
      {words.id === undefined && (
        <Checkbox
          checked={words.shared}
          onChange={({ target }) => setWords({ ...words, shared: target.checked })}
        >
          {t.shared}
        </Checkbox>
      )}
      <Refused error={save.error} pledge={undefined} />
      <div className="foot">
        <Button onClick={close}>{texts.frame.cancel}</Button>
        <Button type="primary" htmlType="submit" disabled={!complete} loading={save.isPending}>
          {texts.frame.save}
        </Button>
      </div>
    </form>
  );
}

/** All canned answers: put one in, keep a new one, change or delete. */
export function CannedDialog({
  text,
  insert,
  close,
}: {
  /** What has been written, to keep as a new one. */
  readonly text: string;
  insert(body: string): void;
  close(): void;
}) {
  const { texts } = useLanguage();
  const t = texts.case.canned;
  const client = useQueryClient();
  const list = useQuery(cannedQuery).data ?? [];
  const [editing, edit] = useState<Words>();
  const remove = useMutation({
    mutationFn: removeCanned,
    onSettled: () => client.invalidateQueries(cannedQuery),
  });
  const all: readonly (Words & { readonly own?: boolean })[] = [
    ...list,
    ...t.starters.map((one) => ({ ...one, shared: true })),
  ];
  return (
    <Modal
      open
      title={t.title}
      footer={null}
      onCancel={close}
      width={600}
      closable={{ 'aria-label': texts.frame.close }}
    >
      {editing ? (
        <Form start={editing} close={() => edit(undefined)} />
      ) : (
        <>
          <p className="muted">{t.hint}</p>
          <ul className="canned">
            {all.map((one) => (
              <li key={one.id ?? one.name}>
                <div>
                  <strong>{one.name}</strong>{' '}
                  <span className="muted">
                    {one.id === undefined ? t.built : one.shared ? t.everybody : t.mine}
                  </span>
                  <p>{one.body}</p>
                </div>
                <div className="do">
                  <Button size="small" onClick={() => insert(one.body)}>
                    {t.insert}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    aria-label={one.id === undefined ? t.copyOf(one.name) : t.editOf(one.name)}
                    onClick={() => edit(one.id === undefined ? { ...one, shared: false } : one)}
                  >
                    {one.id === undefined ? t.copy : t.edit}
                  </Button>
                  {one.id !== undefined && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={t.removeOf(one.name)}
                      onClick={() => remove.mutate(one.id!)}
                    >
                      {texts.frame.remove}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <Button onClick={() => edit({ name: '', body: text, shared: false })}>
            {text ? t.keep : t.add}
          </Button>
        </>
      )}
    </Modal>
  );
}
