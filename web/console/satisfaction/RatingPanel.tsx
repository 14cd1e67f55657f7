import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { CONTEST_CAUSES } from '../../../src/prove/satisfaction/contest.ts';
import type { RatingView } from '../../../src/prove/satisfaction/contest-routes.ts';
import { Group } from '../case/side/Group.tsx';
import { useMay } from '../session/session.ts';
import { useChange } from '../settings/change.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { ratingsQuery } from './queries.ts';

/** How the case was rated, as far as it is open, and the way to contest what is malicious. */
export function RatingPanel({ view }: { view: StaffCaseView }) {
  const rated = view.events.some(({ type }) => type === 'rated');
  return rated ? <Ratings view={view} /> : null;
}

function Ratings({ view }: { view: StaffCaseView }) {
  const { language, texts } = useLanguage();
  const { contests: t, calls } = texts;
  const ratings = useQuery(ratingsQuery(view.number, language)).data ?? [];
  const [contesting, setContesting] = useState<RatingView>();
  const works = useMay('case:work');
  const last = ratings.at(-1);
  const summary = last && (last.score === null ? t.panelSealed : calls.levels[last.score - 1]);
  return (
    <Group name="rating" title={t.panel} summary={summary}>
      {ratings.map((one, index) => (
        <div key={one.rating} className="one-rating">
          <p>
            {t.panelOf(index + 1)}：
            {one.score === null
              ? t.panelSealed
              : t.score(calls.levels[one.score - 1] ?? '', one.solved === true)}
            {one.contest && <span className="tag">{t.state[one.contest]}</span>}
          </p>
          {works && one.contest === null && one.refusal === null && (
            <Button size="small" onClick={() => setContesting(one)}>
              {t.contest}
            </Button>
          )}
        </div>
      ))}
      {last?.sealed && <p className="muted">{t.panelSealedHint}</p>}
      {contesting && (
        <ContestForm number={view.number} rating={contesting.rating} close={() => setContesting(undefined)} />
      )}
    </Group>
  );
}

function ContestForm({ number, rating, close }: { number: string; rating: number; close(): void }) {
  const { contests: t, frame } = useTexts();
  const [form] = Form.useForm<{ cause: string; reason: string }>();
  const change = useChange('ratings');
  const required = { required: true, whitespace: true, message: frame.required };
  return (
    <Modal
      open
      title={t.contestTitle}
      okText={t.contest}
      cancelText={frame.cancel}
      closable={{ 'aria-label': frame.close }}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p className="muted">{t.contestHint}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) =>
          change.mutate(
            {
              method: 'POST',
              path: `/staff/cases/${encodeURIComponent(number)}/rating-contests`,
              body: { rating, ...values },
              said: t.contested,
            },
            { onSuccess: close },
          )
        }
      >
        <Form.Item name="cause" label={t.contestCause} rules={[required]}>
          <Select options={CONTEST_CAUSES.map((value) => ({ value, label: t.cause[value] }))} />
        </Form.Item>
        <Form.Item name="reason" label={t.contestReason} rules={[required]}>
          <Input.TextArea rows={4} maxLength={2_000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
