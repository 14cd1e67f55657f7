import { Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { Labelled } from '../approval/Labelled.tsx';
import { sentencesOf } from './sentences.ts';

/** Chooses the sentences of the user that become a case of their own. */
export function SplitForm({ view, close }: { view: StaffCaseView; close(): void }) {
  const { related: t, frame, words } = useTexts();
  const [places, setPlaces] = useState<readonly number[]>([]);
  const [kind, setKind] = useState<string>();
  const change = useChange('case');
  const sentences = sentencesOf(view.body);
  const body = sentences.filter((_, place) => places.includes(place)).join('\n');
  return (
    <Modal
      open
      title={t.splitTitle}
      okText={t.splitSend}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: places.length === 0 || places.length === sentences.length }}
      onOk={() =>
        change.mutate(
          {
            method: 'POST',
            path: `/staff/cases/${encodeURIComponent(view.number)}/split`,
            body: { body, ...(kind && { kind }) },
            said: t.splitDone,
          },
          { onSuccess: close },
        )
      }
      onCancel={close}
      width={560}
    >
      <div className="asking">
        <p className="clue">{t.splitLead}</p>
        <Checkbox.Group
          className="sentences"
          aria-label={t.original}
          value={[...places]}
          onChange={setPlaces}
          options={sentences.map((sentence, place) => ({ value: place, label: sentence }))}
        />
        <Labelled label={t.kind}>
          {(id) => <Select id={id} allowClear value={kind} onChange={setKind} options={listed(words.kind)} />}
        </Labelled>
      </div>
    </Modal>
  );
}
