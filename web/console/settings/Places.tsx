import { queryOptions, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DestinationKind } from '../../../src/keep/notify/delivery.ts';
import type { Destination } from '../../../src/keep/notify/destination.ts';
import { call, get } from '../api/call.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { unitsQuery } from '../worklist/queries.ts';
import { useChange } from './change.ts';
import { Once } from './Once.tsx';

const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: () => get<{ items: readonly Destination[] }>('/staff/destinations').then(({ items }) => items),
});

function Line({ of }: { of: Destination }) {
  const texts = useTexts();
  const t = texts.notice.places;
  const units = useQuery(unitsQuery).data ?? [];
  const change = useChange('places');
  const { message } = App.useApp();
  const [testing, setTesting] = useState(false);
  const test = async () => {
    setTesting(true);
    try {
      const { fault } = await call<{ fault: string | null }>('POST', `/staff/destinations/${of.id}/test`);
      void (fault === null ? message.success(t.arrived) : message.error(t.missed(fault), 8));
    } catch (error) {
      void message.error(sentenceOf(texts, error), 8);
    } finally {
      setTesting(false);
    }
  };
  const unit = of.unitId === null ? t.everyUnit : units.find(({ id }) => id === of.unitId)?.name;
  return (
    <li>
      <span className="name">
        {of.name}
        {!of.active && <span className="tag">{t.inactive}</span>}
        <small className="muted">
          {t.kinds[of.kind]} · {of.host} · {unit} · {of.signed ? t.signed : t.unsigned}
        </small>
      </span>
      <Button type="text" loading={testing} onClick={() => void test()}>
        {t.test}
      </Button>
      <Button
        type="text"
        onClick={() =>
          change.mutate({
            method: 'PATCH',
            path: `/staff/destinations/${of.id}`,
            body: { active: !of.active },
            said: t.saved,
          })
        }
      >
        {of.active ? t.off : t.on}
      </Button>
    </li>
  );
}

interface Entered {
  readonly kind: DestinationKind;
  readonly name: string;
  readonly url: string;
  readonly secret?: string;
  readonly unitId?: number;
}

/** Robots of work chats and webhooks. What they are reached and signed by is never shown again. */
export function Places() {
  const { notice, frame } = useTexts();
  const t = notice.places;
  const places = useQuery(placesQuery).data;
  const units = useQuery(unitsQuery).data ?? [];
  const add = useChange<Destination & { secret: string | null }>('places');
  const [form] = Form.useForm<Entered>();
  const kind = Form.useWatch('kind', form);
  const [made, setMade] = useState<string>();
  const required = [{ required: true, whitespace: true, message: frame.required }];
  return (
    <section aria-labelledby="places-title">
      <h2 id="places-title">{t.title}</h2>
      <p className="muted">{t.lead}</p>
      <ul className="lines">
        {places?.length === 0 && <li className="muted">{t.none}</li>}
        {places?.map((place) => (
          <Line key={place.id} of={place} />
        ))}
      </ul>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="place-form"
        initialValues={{ kind: 'wecom' }}
        onFinish={({ secret, ...body }) =>
          add.mutate(
            {
              method: 'POST',
              path: '/staff/destinations',
              body: { ...body, ...(secret?.trim() && { secret }) },
              said: t.added,
            },
            {
              onSuccess: (place) => {
                form.resetFields();
                if (place.kind === 'webhook' && !secret?.trim()) setMade(place.secret ?? undefined);
              },
            },
          )
        }
      >
        <Form.Item name="kind" label={t.kind}>
          <Select options={listed(t.kinds)} />
        </Form.Item>
        <Form.Item name="name" label={t.name} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="url" label={t.url} rules={required}>
          <Input type="url" maxLength={2000} autoComplete="off" />
        </Form.Item>
        {kind !== 'wecom' && (
          <Form.Item name="secret" label={t.secret} extra={t.secretHint}>
            <Input.Password maxLength={200} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="unitId" label={t.unit}>
          <Select
            allowClear
            placeholder={t.everyUnit}
            options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {t.add}
        </Button>
      </Form>
      {made && <Once title={t.once} hint={t.onceHint} secret={made} close={() => setMade(undefined)} />}
    </section>
  );
}
