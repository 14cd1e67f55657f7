import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { Ask } from '../../frame/Ask.tsx';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { colleaguesQuery } from '../../worklist/queries.ts';

export type ComplaintAct = 'assessment' | 'follower' | 'decision' | 'cause' | 'preventions' | 'disputes';

function Person({ name, label }: { name: string; label: string }) {
  const { frame } = useTexts();
  const people = useQuery(colleaguesQuery).data ?? [];
  const options = people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: frame.required }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  );
}

function Words({ name, label, optional = false }: { name: string; label: string; optional?: boolean }) {
  const { frame } = useTexts();
  const required = { required: true, whitespace: true, message: frame.required };
  return (
    <Form.Item name={name} label={label} rules={optional ? [] : [required]}>
      <Input.TextArea rows={4} maxLength={2_000} />
    </Form.Item>
  );
}

export function Day({ name, label }: { name: string; label: string }) {
  const { frame } = useTexts();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: frame.required }]}>
      <Input type="date" />
    </Form.Item>
  );
}

export function Choice({
  name,
  label,
  of,
  optional = false,
}: {
  name: string;
  label: string;
  of: Readonly<Record<string, string>>;
  optional?: boolean;
}) {
  const { frame } = useTexts();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={optional ? [] : [{ required: true, message: frame.required }]}
    >
      <Select allowClear={optional} options={listed(of)} />
    </Form.Item>
  );
}

function Fields({ act }: { act: ComplaintAct }) {
  const { complaint: t, words } = useTexts();
  switch (act) {
    case 'assessment':
      return (
        <>
          <Choice name="severity" label={t.severity} of={t.severities} />
          <Form.Item name="safety" valuePropName="checked">
            <Checkbox>{t.safety}</Checkbox>
          </Form.Item>
          <Choice name="impact" label={t.impact} of={t.impacts} />
          <Choice name="complexity" label={t.complexity} of={words.complexity} optional />
          <Words name="note" label={t.note} optional />
        </>
      );
    case 'follower':
      return <Person name="staff" label={t.follower} />;
    case 'decision':
      return (
        <>
          <Choice name="decision" label={t.decision} of={t.decisions} />
          <Words name="reasons" label={t.reasons} />
        </>
      );
    case 'cause':
      return (
        <>
          <Choice name="cause" label={t.cause} of={t.causes} />
          <Words name="note" label={t.note} />
        </>
      );
    case 'preventions':
      return (
        <>
          <Words name="measure" label={t.measure} />
          <Person name="owner" label={t.owner} />
          <Day name="dueOn" label={t.dueOn} />
        </>
      );
    case 'disputes':
      return (
        <>
          <Choice name="forum" label={t.forum} of={t.forums} />
          <Form.Item name="reference" label={t.reference}>
            <Input maxLength={200} />
          </Form.Item>
          <Day name="openedOn" label={t.openedOn} />
          <Words name="note" label={t.remark} optional />
        </>
      );
  }
}

interface Values {
  readonly severity?: string;
  readonly safety?: boolean;
}

/** Of an assessment the grade is a number, and what is not ticked is no. */
const sent = (act: ComplaintAct, values: Values): object => {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  return act === 'assessment'
    ? { ...given, severity: Number(values.severity), safety: values.safety === true }
    : given;
};

/** Asks what an act with a complaint needs, and does it. */
export function ComplaintForm({ number, act, close }: { number: string; act: ComplaintAct; close(): void }) {
  const { complaint: t, frame } = useTexts();
  const title = {
    assessment: t.assess,
    follower: t.nameFollower,
    decision: t.decide,
    cause: t.findCause,
    preventions: t.plan,
    disputes: t.dispute,
  }[act];
  const said = {
    assessment: t.assessed,
    follower: t.named,
    decision: t.decided,
    cause: t.found,
    preventions: t.planned,
    disputes: t.recorded,
  }[act];
  return (
    <Ask<Values>
      title={title}
      ok={frame.save}
      list="case"
      path={`/staff/cases/${encodeURIComponent(number)}/${act}`}
      said={said}
      body={(values) => sent(act, values)}
      close={close}
    >
      <Fields act={act} />
    </Ask>
  );
}
