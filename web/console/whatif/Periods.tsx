import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { type Chosen, isBackwards, isSpan, PERIODS, type Span } from './span.ts';

const route = getRouteApi('/frame/whatif');

/** The days over which a letter is tried: some up to today, or any. */
export function Periods({ days, span }: Chosen) {
  const { whatIf: t, compliance } = useTexts();
  const search = route.useSearch();
  const navigate = useNavigate();
  const go = (changes: object) => void navigate({ to: '/whatif', search: { ...search, ...changes } });
  return (
    <fieldset className="periods">
      <legend className="hidden">{t.periods}</legend>
      {PERIODS.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={days === one}
          onClick={() => go({ days: one, from: undefined, to: undefined })}
        >
          {t.upToNow(one)}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={days === 'custom'}
        onClick={() => go({ days: 'custom', ...span })}
      >
        {compliance.period.custom}
      </button>
      {days === 'custom' && <Days span={span} onChoose={go} />}
    </fieldset>
  );
}

/** The first and the last day; chosen as soon as both are days, in their order. */
function Days({ span, onChoose }: { span: Span; onChoose(span: Span): void }) {
  const { whatIf: t, compliance } = useTexts();
  const [written, write] = useState(span);
  const isWrong = isBackwards(written);
  const change = (changes: Partial<Span>) => {
    const next = { ...written, ...changes };
    write(next);
    if (isSpan(next)) onChoose(next);
  };
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} htmlFor={`whatif-${end}`}>
          {compliance[end]}
          <Input
            id={`whatif-${end}`}
            type="date"
            value={written[end]}
            status={isWrong ? 'error' : ''}
            aria-invalid={isWrong}
            onChange={(event) => change({ [end]: event.target.value })}
          />
        </label>
      ))}
      {isWrong && <span role="alert">{t.backwards}</span>}
    </>
  );
}
