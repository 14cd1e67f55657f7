import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../texts/language.tsx';

/** `5wd`, or `__wd` while it is blank; the unit of a blank may be open too. */
const LIMIT = /^(\d+|_+)(m|h|wm|wh|d|wd)?$/;

interface Props {
  readonly clause: string;
  readonly limit: string;
  /** Whether another limit than the letter's is tried. */
  readonly changed: boolean;
  onTry(limit: string): void;
  onBack(): void;
}

/** The limit of a promise, to be changed and tried in place. */
export function LimitForm({ clause, limit, changed, onTry, onBack }: Props) {
  const { whatIf: t } = useTexts();
  const [, count, unit = 'wd'] = LIMIT.exec(limit) ?? [];
  const [written, write] = useState<{ readonly count: number | null; readonly unit: string }>({
    count: Number(count) || null,
    unit,
  });
  const next = `${written.count}${written.unit}`;
  return (
    <form
      className="limit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (written.count !== null && next !== limit) onTry(next);
      }}
    >
      <label htmlFor={`limit-${clause}`}>{t.ifLimit}</label>
      <InputNumber
        id={`limit-${clause}`}
        size="small"
        min={1}
        max={36_500}
        precision={0}
        value={written.count}
        onChange={(value) => write({ ...written, count: value })}
      />
      <Select
        size="small"
        aria-label={t.unitOfLimit}
        value={written.unit}
        options={Object.entries(t.limitUnit).map(([value, label]) => ({ value, label }))}
        onChange={(value) => write({ ...written, unit: value })}
      />
      <Button size="small" htmlType="submit" disabled={written.count === null || next === limit}>
        {t.tryIt}
      </Button>
      {changed && (
        <Button size="small" type="text" onClick={onBack}>
          {t.asWritten}
        </Button>
      )}
    </form>
  );
}
