import { Link } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useRef } from 'react';
import { isEmpty } from '../../../src/promise/pledge/blank.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { useTexts } from '../texts/language.tsx';
import type { Keeping } from './keeping.ts';
import { sayDay } from './Standing.tsx';

/** What can be gone to from here. */
export type Place = 'blanks' | 'faults' | 'remarks';

interface Props {
  readonly id: string;
  readonly draft: Draft;
  readonly open: boolean;
  readonly blanks: number;
  readonly faults: number;
  readonly remarks: number;
  readonly state: Keeping;
  readonly working: boolean;
  publish(): void;
  close(): void;
  go(place: Place): void;
}

/** What is still open before a letter is published, each with the way to it. */
export function PublishDialog(props: Props) {
  const { id, draft, open, blanks, faults, remarks, state, working, publish, close, go } = props;
  const texts = useTexts();
  const { pledge, frame, drafting, amendment } = texts;
  const t = drafting.publish;
  const place = useRef<Place>(undefined);
  const leave = (to: Place) => {
    place.current = to;
    close();
  };
  const ready = blanks === 0 && faults === 0 && state === 'saved';
  const from = draft.effective?.from;
  const begins = from === undefined ? t.atOnce : isEmpty(from) ? undefined : pledge.from(sayDay(texts, from));
  const row = (good: boolean, words: string, to?: Place, mild = false) => (
    <li className={good ? 'done' : mild ? 'mild' : 'open'}>
      <span aria-hidden="true">{good ? '✓' : mild ? '!' : '○'}</span>
      <span>{words}</span>
      {!good && to && (
        <button type="button" className="plain" onClick={() => leave(to)}>
          {to === 'blanks' ? t.fill : t.look}
        </button>
      )}
    </li>
  );
  return (
    <Modal
      open={open}
      title={pledge.publishTitle}
      okText={pledge.publish}
      cancelText={frame.cancel}
      okButtonProps={{ disabled: !ready, loading: working }}
      onOk={publish}
      onCancel={close}
      afterClose={() => {
        if (place.current) go(place.current);
        place.current = undefined;
      }}
    >
      <ul className="checklist">
        {row(blanks === 0, blanks === 0 ? t.noBlanks : t.blanks(blanks), 'blanks')}
        {row(faults === 0, faults === 0 ? t.noFaults : t.faults(faults), 'faults')}
        {row(remarks === 0, remarks === 0 ? t.noRemarks : t.remarks(remarks), 'remarks', true)}
        {row(state === 'saved', state === 'saved' ? t.saved : pledge.editor.keeping[state])}
        {begins !== undefined && row(true, begins)}
      </ul>
      <p>{pledge.publishText}</p>
      <p className="muted">
        {t.procedure}{' '}
        <Link to="/pledges/$id/amendment" params={{ id }}>
          {amendment.link}
        </Link>
      </p>
    </Modal>
  );
}
