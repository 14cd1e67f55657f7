import { Form, Input, Select } from 'antd';
import { useTexts } from '../texts/language.tsx';
import { civil, isoDay } from '../time/zone.ts';
import type { Evidence } from './queries.ts';

/** A moment as a field of date and time takes it, in the zone of the promises. */
export function fieldOf(instant: number): string {
  const { day, clock } = civil(instant);
  return `${isoDay(day)}T${clock}`;
}

/** What proves that something was done: of which kind, in words, and the file or the link that this kind takes. */
export function EvidenceFields({ kinds }: { kinds: readonly Evidence['kind'][] }) {
  const { duty: t, frame } = useTexts();
  const kind: Evidence['kind'] | undefined = Form.useWatch('kind');
  const required = { required: true, message: frame.required };
  return (
    <>
      <Form.Item name="kind" label={t.kind}>
        <Select options={kinds.map((value) => ({ value, label: t.kinds[value] }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={kind === 'minutes' ? t.minutes : t.text}
        extra={t.textHint}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={kind === 'minutes' ? 8 : 3} maxLength={10_000} />
      </Form.Item>
      {(kind === 'file' || kind === 'report' || kind === 'minutes') && (
        <Form.Item
          name="file"
          label={t.file}
          extra={t.fileHint}
          valuePropName="files"
          getValueFromEvent={(event: { target: HTMLInputElement }) => event.target.files?.[0]}
          getValueProps={() => ({})}
          rules={kind === 'file' ? [{ required: true, message: t.fileNeeded }] : []}
        >
          <input type="file" />
        </Form.Item>
      )}
      {(kind === 'link' || kind === 'report') && (
        <Form.Item
          name="link"
          label={t.link}
          extra={t.linkHint}
          dependencies={['file']}
          rules={[
            ...(kind === 'link' ? [required] : [needsEither(t.reportNeeded)]),
            { pattern: /^https?:\/\/\S+$/, message: t.linkWrong },
          ]}
        >
          <Input type="url" maxLength={2_000} placeholder="https://" />
        </Form.Item>
      )}
    </>
  );
}

/** A report is there as a file or at an address. */
const needsEither =
  (message: string) =>
  ({ getFieldValue }: { getFieldValue(name: string): unknown }) => ({
    validator: (_: unknown, link: unknown) =>
      link || getFieldValue('file') ? Promise.resolve() : Promise.reject(new Error(message)),
  });
