import { queryOptions, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { type Rung, TELLS } from '../../../src/keep/case/ladder/rung.ts';
import { get, withQuery } from '../api/call.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { useChange } from './change.ts';

interface LadderView {
  readonly rungs: readonly Rung[];
  readonly clauses: readonly { id: string; text: string; rungs: readonly Rung[] | null }[];
}

const ladderQuery = (lang: string) =>
  queryOptions({
    queryKey: ['ladder', lang],
    queryFn: () => get<LadderView>(withQuery('/staff/ladder', { lang })),
  });

const USUAL = '*';
const PERCENTS = [50, 80, 100, 150] as const;

/** Every share has its row, those at which nobody is told too. */
const filled = (rungs: readonly Rung[]): Rung[] =>
  PERCENTS.map(
    (percent) => rungs.find((rung) => rung.percent === percent) ?? { percent, tells: [], urges: false },
  );

interface EditorProps {
  readonly rungs: readonly Rung[];
  readonly own: boolean;
  readonly clause: string;
  readonly manages: boolean;
}

function RungEditor({ rungs, own, clause, manages }: EditorProps) {
  const t = useTexts().notice.ladder;
  const [drawn, draw] = useState(() => filled(rungs));
  const change = useChange('ladder');
  const path = `/staff/ladder/${encodeURIComponent(clause)}`;
  const set = (percent: number, next: Partial<Rung>) =>
    draw(drawn.map((rung) => (rung.percent === percent ? { ...rung, ...next } : rung)));
  return (
    <>
      <div className="scroll">
        <table className="rungs">
          <thead>
            <tr>
              <th scope="col">{t.percent}</th>
              {TELLS.map((who) => (
                <th key={who} scope="col">
                  {t.tells[who]}
                </th>
              ))}
              <th scope="col">{t.urges}</th>
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ percent, tells, urges }) => (
              <tr key={percent}>
                <th scope="row">{percent}%</th>
                {TELLS.map((who) => (
                  <td key={who}>
                    <Checkbox
                      aria-label={t.cell(percent, t.tells[who])}
                      checked={tells.includes(who)}
                      disabled={!manages}
                      onChange={({ target }) =>
                        set(percent, {
                          tells: TELLS.filter((one) => (one === who ? target.checked : tells.includes(one))),
                        })
                      }
                    />
                  </td>
                ))}
                <td>
                  <Checkbox
                    aria-label={t.cell(percent, t.urges)}
                    checked={urges}
                    disabled={!manages}
                    onChange={({ target }) => set(percent, { urges: target.checked })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {manages && (
        <div className="inline">
          <Button
            type="primary"
            loading={change.isPending}
            onClick={() => change.mutate({ method: 'PUT', path, body: { rungs: drawn }, said: t.saved })}
          >
            {t.save}
          </Button>
          {own && (
            <Button
              onClick={() => change.mutate({ method: 'PUT', path, body: { rungs: [] }, said: t.saved })}
            >
              {t.reset}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** Who is told when a share of a limit is used, for every clause or for one. */
export function Ladder({ manages }: { manages: boolean }) {
  const { language, texts } = useLanguage();
  const t = texts.notice.ladder;
  const ladder = useQuery(ladderQuery(language)).data;
  const [clause, setClause] = useState(USUAL);
  const chosen = ladder?.clauses.find(({ id }) => id === clause);
  const rungs = chosen?.rungs ?? ladder?.rungs;
  return (
    <section aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t.title}</h2>
      <p className="muted">
        {t.lead} {t.note}
      </p>
      <Select
        className="which"
        aria-label={t.which}
        value={clause}
        onChange={setClause}
        options={[
          { value: USUAL, label: t.usual },
          ...(ladder?.clauses ?? []).map(({ id, text, rungs }) => ({
            value: id,
            label: rungs ? `${text}（${t.own}）` : text,
          })),
        ]}
      />
      {rungs && (
        <RungEditor
          key={`${clause} ${JSON.stringify(rungs)}`}
          rungs={rungs}
          own={Boolean(chosen?.rungs)}
          clause={clause}
          manages={manages}
        />
      )}
    </section>
  );
}
