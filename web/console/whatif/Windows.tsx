import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { WindowsReply } from '../../../src/prove/whatif/shape.ts';
import { call } from '../api/call.ts';
import { percent } from '../compliance/figure.ts';
import { sentenceOf } from '../frame/Failure.tsx';
import { useTexts } from '../texts/language.tsx';
import type { LetterDocument } from './trial.ts';

interface Props {
  readonly pledge: string;
  readonly clause: string;
  readonly span: { readonly from: string; readonly to: string };
  /** The letter with the limits that are tried; undefined when it is tried as it is. */
  readonly document: LetterDocument | undefined;
}

/** The week as a table: how many windows each hour needs. */
function Week({ reply }: { reply: WindowsReply }) {
  const { whatIf: t } = useTexts();
  const hours = [...new Set(reply.hours.map(({ hour }) => hour))].sort((a, b) => a - b);
  const at = new Map(reply.hours.map((one) => [one.weekday * 24 + one.hour, one]));
  if (hours.length === 0) return <p className="muted">{t.noTickets}</p>;
  return (
    <div className="week">
      <table>
        <thead>
          <tr>
            <td />
            {t.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{t.hour(hour)}</th>
              {t.weekdays.map((name, index) => {
                const found = at.get((index + 1) * 24 + hour);
                const said =
                  found && found.keptShare !== null
                    ? t.windowsSaid(found.arrivalsPerHour.toFixed(1), percent(found.keptShare))
                    : undefined;
                return (
                  <td key={name} title={said}>
                    {found ? (found.windows ?? t.tooMany) : <span className="muted">–</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="muted">
        {reply.assumptions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** How many windows a counter needs to keep its promise about waiting. */
export function Windows({ pledge, clause, span, document }: Props) {
  const texts = useTexts();
  const { whatIf: t } = texts;
  const [service, setService] = useState<number | null>(5);
  const [patience, setPatience] = useState<number | null>(null);
  const ask = useMutation({
    mutationFn: () =>
      call<WindowsReply>('POST', `/staff/pledges/${pledge}/windows`, {
        clause,
        ...span,
        ...(document && { document }),
        ...(service !== null && { serviceSeconds: service * 60 }),
        ...(patience !== null && { patienceSeconds: patience * 60 }),
      }),
  });
  return (
    <form
      className="windows"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <p className="limit-form">
        <label htmlFor={`service-${clause}`}>{t.service}</label>
        <InputNumber
          id={`service-${clause}`}
          size="small"
          min={0.5}
          max={600}
          value={service}
          onChange={setService}
        />
        <label htmlFor={`patience-${clause}`}>{t.patience}</label>
        <InputNumber
          id={`patience-${clause}`}
          size="small"
          min={1}
          max={600}
          value={patience}
          placeholder={t.patienceNone}
          onChange={setPatience}
        />
        <Button size="small" htmlType="submit" loading={ask.isPending}>
          {t.workOut}
        </Button>
      </p>
      {ask.isError && <p role="alert">{sentenceOf(texts, ask.error)}</p>}
      {ask.data && <Week reply={ask.data} />}
    </form>
  );
}
