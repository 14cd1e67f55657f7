import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { sentenceOf } from '../../frame/Failure.tsx';
import { useTexts } from '../../texts/language.tsx';
import { useSecond } from '../../time/now.ts';
import { useKeys } from '../../worklist/keys.ts';
import { useAct } from '../act.tsx';
import { draftsQuery, keep } from './draft.ts';
import { type Held, release, useHeld } from './held.ts';
import './outgoing.css';

/** A message that can still be taken back. It goes by itself when its time is up, whatever page one is on. */
function One({ held }: { held: Held }) {
  const texts = useTexts();
  const { case: t } = texts;
  const { notification } = App.useApp();
  const client = useQueryClient();
  const second = useSecond();
  const act = useAct(held.number);
  const gone = useRef(false);
  const { number, deed, text, files, until } = held;
  const settled = () => client.invalidateQueries({ queryKey: draftsQuery(number).queryKey });
  const stay = () => keep(number, deed, held).then(settled, settled);
  const send = () => {
    if (gone.current) return;
    gone.current = true;
    const body = { body: text, ...(files.length > 0 && { files: files.map(({ id }) => id) }) };
    act
      .mutateAsync({ deed, body })
      .then(settled, (error: unknown) => {
        notification.error({
          key: `unsent ${number}`,
          title: t.outgoing.failed(number),
          description: sentenceOf(texts, error),
          placement: 'bottomLeft',
          duration: 0,
        });
        return stay();
      })
      .finally(() => release(held));
  };
  const takeBack = () => {
    if (gone.current) return;
    gone.current = true;
    void stay().finally(() => release(held));
  };
  const left = Math.max(0, Math.ceil((until - second) / 1000));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock alone decides when it goes
  useEffect(() => {
    if (second >= until) send();
  }, [second, until]);
  useKeys({ z: takeBack });
  return (
    <li>
      <span>{t.outgoing.soon(t.action[deed], number, left)}</span>
      <Button size="small" onClick={takeBack} disabled={act.isPending}>
        {t.outgoing.undo}{' '}
        <span className="key" aria-hidden="true">
          Z
        </span>
      </Button>
      <Button size="small" type="text" onClick={send} loading={act.isPending}>
        {t.outgoing.now}
      </Button>
    </li>
  );
}

/** What is about to be sent to users, on every page. Closing the window now is asked about: it would not go. */
export function Outgoing() {
  const held = useHeld();
  const { case: t } = useTexts();
  useEffect(() => {
    if (held.length === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [held.length]);
  if (held.length === 0) return null;
  return (
    <ul className="outgoing" aria-label={t.outgoing.label}>
      {held.map((one) => (
        <One key={`${one.number}.${one.deed}.${one.until}`} held={one} />
      ))}
    </ul>
  );
}
