import { Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { civil, isoDay } from '../time/zone.ts';
import { type Catalogue, useCatalogueChange } from './queries.ts';

/** Takes the rows of a file in. */
function Import({ draft }: { draft: Catalogue }) {
  const { dispatch: t } = useTexts();
  const change = useCatalogueChange();
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const format = /\.csv$/i.test(file.name) ? 'csv' : 'yaml';
    const body = { revision: draft.revision, format, text: await file.text() };
    change.mutate({ method: 'POST', path: `/${draft.id}/import`, body, said: t.saved });
    field.current!.value = '';
  };
  return (
    <>
      <Button onClick={() => field.current?.click()} loading={change.isPending} title={t.importHint}>
        {t.importFile}
      </Button>
      <input
        ref={field}
        className="hidden"
        tabIndex={-1}
        type="file"
        aria-label={t.importFile}
        accept=".csv,.yaml,.yml,.json"
        onChange={(event) => void read(event.target.files?.[0])}
      />
    </>
  );
}

function Publish({ draft, close }: { draft: Catalogue; close(): void }) {
  const { dispatch: t, frame } = useTexts();
  const [form] = Form.useForm<{ from: string }>();
  const change = useCatalogueChange();
  const today = isoDay(civil(useMinute()).day);
  return (
    <Modal
      open
      title={t.publish}
      okText={t.publish}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
      width={420}
    >
      <p className="muted">{t.publishHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today }}
        onFinish={(body) =>
          change.mutate(
            { method: 'POST', path: `/${draft.id}/publish`, body, said: t.published },
            { onSuccess: close },
          )
        }
      >
        <Form.Item name="from" label={t.publishFrom} rules={[{ required: true, message: frame.required }]}>
          <Input type="date" min={today} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** What can be done with a draft as a whole. */
export function DraftTools({ draft, addRow }: { draft: Catalogue; addRow(): void }) {
  const { dispatch: t, frame } = useTexts();
  const change = useCatalogueChange();
  const [publishing, publish] = useState(false);
  const { id, revision, rows } = draft;
  const setLimit = (objectionLimit: string) => {
    if (objectionLimit === '' || objectionLimit === draft.objectionLimit) return;
    change.mutate({ method: 'PUT', path: `/${id}`, body: { revision, rows, objectionLimit }, said: t.saved });
  };
  return (
    <div className="draft-tools">
      <Button onClick={addRow}>{t.add}</Button>
      <Import draft={draft} />
      <Popconfirm
        title={t.discardSure}
        okText={t.discard}
        cancelText={frame.cancel}
        onConfirm={() => change.mutate({ method: 'DELETE', path: `/${id}`, said: t.discarded })}
      >
        <Button>{t.discard}</Button>
      </Popconfirm>
      <Button
        type="primary"
        disabled={rows.length === 0 || draft.faults.length > 0}
        onClick={() => publish(true)}
      >
        {t.publish}
      </Button>
      <div className="limit">
        <label htmlFor="objection-limit">{t.limit}</label>
        <Input
          id="objection-limit"
          key={draft.objectionLimit}
          defaultValue={draft.objectionLimit}
          maxLength={10}
          onBlur={(event) => setLimit(event.target.value.trim())}
          onPressEnter={(event) => event.currentTarget.blur()}
        />
        <span className="muted">{t.limitHint}</span>
      </div>
      {publishing && <Publish draft={draft} close={() => publish(false)} />}
    </div>
  );
}
