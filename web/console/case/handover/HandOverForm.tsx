import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import type { HandOversView } from '../../../../src/keep/case/dispatch/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { colleaguesQuery, type Named, unitsQuery } from '../../worklist/queries.ts';
import { Refused } from '../Refused.tsx';
import { useHandOver, type Verb } from './queries.ts';

type Values = Record<string, string | undefined>;

const optionsOf = (list: readonly Named[]) =>
  list.map(({ id, name }) => ({ value: String(id), label: name }));

function UnitField({
  name,
  label,
  extra,
  without,
  required,
}: {
  name: string;
  label: string;
  extra?: string;
  without: number | undefined;
  required?: boolean;
}) {
  const { frame } = useTexts();
  const units = (useQuery(unitsQuery).data ?? []).filter(({ active, id }) => active && id !== without);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={required ? [{ required: true, message: frame.required }] : []}
    >
      <Select allowClear={!required} showSearch={{ optionFilterProp: 'label' }} options={optionsOf(units)} />
    </Form.Item>
  );
}

function Words({
  name,
  label,
  extra,
  required,
}: {
  name: string;
  label: string;
  extra?: string;
  required?: boolean;
}) {
  const { frame } = useTexts();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={required ? [{ required: true, whitespace: true, message: frame.required }] : []}
    >
      <Input.TextArea rows={3} maxLength={2_000} />
    </Form.Item>
  );
}

function Fields({ verb, holder, hands }: { verb: Verb; holder: number | undefined; hands: HandOversView }) {
  const { handover: t, frame } = useTexts();
  const people = (useQuery(colleaguesQuery).data ?? []).filter(({ active }) => active);
  const note = <Words name="note" label={t.note} extra={t.noteHint} />;
  switch (verb) {
    case 'hand-over':
      return (
        <>
          <Form.Item name="to" label={t.to} rules={[{ required: true, message: frame.required }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(hands.colleagues)} />
          </Form.Item>
          {note}
        </>
      );
    case 'object':
      return (
        <>
          <Words name="reason" label={t.reason} extra={t.reasonHint} required />
          <UnitField name="unit" label={t.wanted} without={holder} />
        </>
      );
    case 'decide-objection':
      return (
        <>
          <Form.Item name="outcome" label={t.outcome} rules={[{ required: true, message: frame.required }]}>
            <Radio.Group
              vertical
              options={(['upheld', 'refused'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['outcome']}>
            {({ getFieldValue }) =>
              getFieldValue('outcome') === 'upheld' && (
                <UnitField name="unit" label={t.newUnit} extra={t.newUnitHint} without={holder} />
              )
            }
          </Form.Item>
          {note}
        </>
      );
    case 'tasks':
      return (
        <>
          <UnitField name="unit" label={t.unit} without={holder} required />
          <Words name="what" label={t.what} required />
          <Form.Item name="dueAt" label={t.dueAt} extra={t.dueHint}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="owner" label={t.taskOwner} extra={t.taskOwnerHint}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={optionsOf(people)} />
          </Form.Item>
        </>
      );
    case 'done':
      return note;
  }
}

/** What was filled in; a time of day is one in the zone of the promises. */
function given(verb: Verb, { dueAt, unit, ...rest }: Values): Values {
  const meant = {
    ...rest,
    unit: verb === 'decide-objection' && rest.outcome === 'refused' ? undefined : unit,
  };
  return Object.fromEntries(
    Object.entries({ ...meant, dueAt: dueAt && `${dueAt}:00+08:00` })
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
}

/** Asks what is needed to hand over, object, decide or ask for assistance, and does it. */
export function HandOverForm({
  view,
  hands,
  verb,
  task,
  close,
}: {
  view: StaffCaseView;
  hands: HandOversView;
  verb: Verb;
  task?: number | undefined;
  close(): void;
}) {
  const { handover: t, frame } = useTexts();
  const [form] = Form.useForm<Values>();
  const act = useHandOver(view.number, verb, task);
  const objection = hands.objections.find(({ settledAt }) => settledAt === null);
  const wanted = objection?.wanted;
  const assisting = hands.advice?.assist.find(({ id }) => !hands.tasks.some(({ unit }) => unit.id === id));
  const initial: Values =
    verb === 'decide-objection' && wanted
      ? { unit: String(wanted.id) }
      : verb === 'tasks' && assisting && assisting.id !== view.unit?.id
        ? { unit: String(assisting.id) }
        : {};
  return (
    <Modal
      open
      title={t.act[verb]}
      okText={t.act[verb]}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={act.isPending}
      onOk={form.submit}
      onCancel={close}
      width={460}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => act.mutate(given(verb, values), { onSuccess: close })}
      >
        <p className="muted form-about">
          {view.number} · {view.title}
        </p>
        {verb === 'decide-objection' && objection?.reason && (
          <blockquote className="form-quote">{objection.reason}</blockquote>
        )}
        <Fields verb={verb} holder={view.unit?.id} hands={hands} />
        <Refused error={act.error} pledge={view.pledge?.id} />
      </Form>
    </Modal>
  );
}
