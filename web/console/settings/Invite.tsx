import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { Role } from '../../../src/people/staff/role.ts';
import { Ask } from '../frame/Ask.tsx';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { unitsQuery } from '../worklist/queries.ts';
import type { Invited } from './people.ts';

interface Values {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitId?: number;
}

interface Props {
  close(): void;
  done(invited: Invited): void;
}

/** Asks who is invited, and as what. */
export function Invite({ close, done }: Props) {
  const { settings, words, frame } = useTexts();
  const t = settings.person;
  const units = useQuery(unitsQuery).data ?? [];
  return (
    <Ask<Values>
      title={t.inviteTitle}
      ok={t.invite}
      list="people"
      path="/staff/people"
      said={t.saved}
      start={{ role: 'agent' }}
      close={close}
      done={(made) => done(made as Invited)}
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: frame.required }]}
      >
        <Input maxLength={80} autoFocus />
      </Form.Item>
      <Form.Item
        name="email"
        label={t.email}
        rules={[{ required: true, whitespace: true, message: frame.required }]}
      >
        <Input type="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="role" label={t.role}>
        <Select options={listed(words.role)} />
      </Form.Item>
      <Form.Item name="unitId" label={t.unit}>
        <Select
          allowClear
          placeholder={t.noUnit}
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </Ask>
  );
}
