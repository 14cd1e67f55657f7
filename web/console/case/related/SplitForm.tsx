import { Modal, Select } from 'antd';
import { useState } from 'react';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { Labelled } from '../approval/Labelled.tsx';

/** Chooses the part of the user's text that becomes a case of its own. */
export function SplitForm({ view, close }: { view: StaffCaseView; close(): void }) {
  const { related: t, frame, words } = useTexts();
  const [chosen, choose] = useState('');
  const [kind, setKind] = useState<string>();
  const change = useChange('case');
  return (
    <Modal
      open
      title={t.splitTitle}
      okText={t.splitSend}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: chosen === '' }}
      onOk={() =>
        change.mutate(
          {
            method: 'POST',
            path: `/staff/cases/${encodeURIComponent(view.number)}/split`,
            body: { body: chosen, ...(kind && { kind }) },
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
        <Labelled label={t.original}>
          {(id) => (
            <textarea
              id={id}
              className="split-text"
              readOnly
              rows={8}
              value={view.body}
              onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) =>
                choose(value.slice(selectionStart, selectionEnd).trim())
              }
            />
          )}
        </Labelled>
        <div role="status">
          <p className="clue">{t.chosen}</p>
          <p className="words">{chosen || t.nothingChosen}</p>
        </div>
        <Labelled label={t.kind}>
          {(id) => <Select id={id} allowClear value={kind} onChange={setKind} options={listed(words.kind)} />}
        </Labelled>
      </div>
    </Modal>
  );
}
