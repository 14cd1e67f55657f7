import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Action } from '../../../src/keep/case/case.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { caseQuery, colleaguesQuery, unitsQuery } from '../worklist/queries.ts';
import { useAct } from './act.tsx';
import { Refused } from './Refused.tsx';

/** Actions that say nothing but themselves; all others are asked for more in a form. */
export const PLAIN: ReadonlySet<Action> = new Set(['register', 'start', 'resume']);

const FIRST_FIELD: Readonly<Partial<Record<Action, string>>> = {
  dispatch: 'unit',
  wait: 'reason',
  merge: 'into',
  reclassify: 'kind',
};

type Values = Record<string, string | undefined>;

function DispatchFields() {
  const { case: t } = useTexts();
  const units = useQuery(unitsQuery).data ?? [];
  const people = useQuery(colleaguesQuery).data ?? [];
  const options = (list: typeof people) =>
    list.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <>
      <Form.Item name="unit" label={t.form.unit} rules={[{ required: true, message: t.form.chooseUnit }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options(units)} />
      </Form.Item>
      <Form.Item name="assignee" label={t.form.assignee}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options(people)} />
      </Form.Item>
    </>
  );
}

function WaitFields() {
  const { case: t, words } = useTexts();
  return (
    <>
      <Form.Item
        name="reason"
        label={t.form.reason}
        rules={[{ required: true, message: t.form.chooseReason }]}
      >
        <Select options={listed(words.waiting)} />
      </Form.Item>
      <Form.Item name="body" label={t.form.message}>
        <Input.TextArea rows={4} maxLength={20_000} />
      </Form.Item>
    </>
  );
}

const LISTED = ['kind', 'urgency', 'nature', 'complexity', 'segment', 'channel'] as const;

function ReclassifyFields() {
  const { case: t, words } = useTexts();
  return (
    <>
      <p className="muted">{t.form.reclassifyHint}</p>
      <div className="pairs">
        {LISTED.map((field) => (
          <Form.Item key={field} name={field} label={words.field[field]}>
            <Select options={listed(words[field])} />
          </Form.Item>
        ))}
        <Form.Item name="category" label={words.field.category}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="outlet" label={words.field.outlet}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </>
  );
}

function Fields({ action }: { action: Action }) {
  const { case: t, frame } = useTexts();
  if (action === 'dispatch') return <DispatchFields />;
  if (action === 'wait') return <WaitFields />;
  if (action === 'reclassify') return <ReclassifyFields />;
  return (
    <>
      {action === 'withdraw' && <p className="muted">{t.form.withdrawHint}</p>}
      {action === 'merge' && (
        <Form.Item
          name="into"
          label={t.form.into}
          extra={t.form.intoHint}
          rules={[{ required: true, whitespace: true, message: frame.required }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      )}
      <Form.Item name="note" label={t.form.note} extra={t.form.noteHint}>
        <Input.TextArea rows={3} maxLength={20_000} />
      </Form.Item>
    </>
  );
}

function startingWith(action: Action, view: StaffCaseView | undefined): Values {
  if (!view) return {};
  if (action === 'dispatch') {
    const unit = view.unit ?? view.suggestedUnit;
    return unit ? { unit: String(unit.id) } : {};
  }
  if (action !== 'reclassify') return {};
  return Object.fromEntries(
    [...LISTED, 'category' as const, 'outlet' as const].flatMap((name) =>
      view[name] ? [[name, view[name]]] : [],
    ),
  );
}

/** What was filled in, or of a reclassification what was changed. */
function given(action: Action, values: Values, before: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([name, value]) => value && (action !== 'reclassify' || value !== before[name])),
  );
}

interface Props {
  readonly number: string;
  readonly action: Action;
  close(): void;
}

/** Asks what an action needs and takes it; a refusal stays in the form, explained. */
export function ActionForm({ number, action, close }: Props) {
  const texts = useTexts();
  const { case: t, frame } = texts;
  const view = useQuery(caseQuery(number)).data;
  const [form] = Form.useForm<Values>();
  const [unchanged, setUnchanged] = useState(false);
  const act = useAct(number);
  const before = startingWith(action, view);
  const registers = action === 'dispatch' && view?.stage === 'received';
  const submit = (values: Values) => {
    const body = given(action, values, before);
    if (action === 'reclassify' && Object.keys(body).length === 0) return setUnchanged(true);
    act.mutate({ deed: action, body, registers }, { onSuccess: close });
  };
  return (
    <Modal
      open
      title={t.action[action]}
      okText={t.action[action]}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={act.isPending}
      onOk={form.submit}
      onCancel={close}
      afterOpenChange={(open) => open && form.focusField(FIRST_FIELD[action] ?? 'note')}
      width={action === 'reclassify' ? 560 : 460}
    >
      {view && (
        <Form form={form} layout="vertical" requiredMark={false} initialValues={before} onFinish={submit}>
          <p className="muted form-about">
            {view.number} · {view.title}
          </p>
          {registers && <p className="muted">{t.form.registersFirst}</p>}
          <Fields action={action} />
          {unchanged && <p role="alert">{t.form.nothing}</p>}
          <Refused error={act.error} pledge={view.pledge?.id} />
        </Form>
      )}
    </Modal>
  );
}
