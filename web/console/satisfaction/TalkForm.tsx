import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { REASONS_OF } from '../../../src/keep/case/rating.ts';
import type { OneCall } from '../../../src/prove/satisfaction/call-routes.ts';
import { call } from '../api/call.ts';
import { Refused } from '../case/Refused.tsx';
import { useTexts } from '../texts/language.tsx';
import { Taps } from './Taps.tsx';

interface Talk {
  readonly score?: number;
  readonly reasons?: readonly string[];
  readonly solved?: boolean;
  readonly comment?: string;
  readonly suggestion?: string;
  readonly note?: string;
}

const LEVELS = [5, 4, 3, 2, 1] as const;

/** As the API takes it: who would not rate has none. */
function told({ score, reasons = [], solved, comment, suggestion, note }: Talk): object {
  const words = { ...(suggestion?.trim() && { suggestion }), ...(note?.trim() && { note }) };
  if (score === undefined) return words;
  const offered: readonly string[] = REASONS_OF[score] ?? [];
  const rating = {
    score,
    solved,
    reasons: reasons.filter((reason) => offered.includes(reason)),
    ...(comment?.trim() && { comment }),
  };
  return { ...words, rating };
}

/** What the user said: a rating if they gave one, what they would do better, and a note. */
export function TalkForm({ one, path }: { one: OneCall; path: string }) {
  const { calls: t } = useTexts();
  const [form] = Form.useForm<Talk>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const score: number | undefined = Form.useWatch('score', form);
  const save = useMutation({
    mutationFn: (talk: Talk) => call('POST', `${path}/talk`, told(talk)),
    onSuccess: () => {
      void message.success(t.recorded);
      return client.invalidateQueries({ queryKey: ['calls'] });
    },
  });
  return (
    <section aria-labelledby="talk">
      <h2 id="talk" className="group-head">
        {t.talkHead}
      </h2>
      <Form
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={(talk) => save.mutate(talk)}
      >
        {one.mayRate ? (
          <>
            <Form.Item name="score" label={t.rating} extra={t.ratingHint}>
              <Taps options={LEVELS.map((level) => [level, t.levels[level - 1]!])} label={t.rating} />
            </Form.Item>
            {score !== undefined && (
              <>
                <Form.Item name="reasons" label={t.reasons}>
                  <Taps
                    many
                    options={(REASONS_OF[score] ?? []).map((reason) => [reason, t.reason[reason]])}
                    label={t.reasons}
                  />
                </Form.Item>
                <Form.Item
                  name="solved"
                  label={t.solved}
                  rules={[{ required: true, message: t.chooseSolved }]}
                >
                  <Taps
                    options={[
                      [true, t.yes],
                      [false, t.no],
                    ]}
                    label={t.solved}
                  />
                </Form.Item>
                <Form.Item name="comment" label={t.comment} extra={t.commentHint}>
                  <Input.TextArea rows={3} maxLength={2_000} />
                </Form.Item>
              </>
            )}
          </>
        ) : (
          <p className="muted">{t.rated}</p>
        )}
        <Form.Item name="suggestion" label={t.suggestion}>
          <Input.TextArea rows={3} maxLength={2_000} />
        </Form.Item>
        <Form.Item name="note" label={t.note}>
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
        <Refused error={save.error} pledge={undefined} />
        <Button type="primary" size="large" htmlType="submit" className="wide" loading={save.isPending}>
          {t.save}
        </Button>
      </Form>
    </section>
  );
}
