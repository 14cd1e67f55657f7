import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { yuan } from '../../../../src/keep/case/remedy/remedy.ts';
import { Ask } from '../../frame/Ask.tsx';
import { useMay } from '../../session/session.ts';
import { useTexts } from '../../texts/language.tsx';
import { limitWords } from '../../texts/word.ts';
import { fenOf } from './money.ts';
import { type Rule, rulesQuery } from './queries.ts';

const ROLES = ['agent', 'manager', 'administrator'] as const;

/** Who may approve how much of each kind, and by when it is delivered; administrators change it. */
export function Rules() {
  const { remedy: t, words } = useTexts();
  const may = useMay('staff:manage');
  const rules = useQuery(rulesQuery).data ?? [];
  const [changing, setChanging] = useState<Rule>();
  const limit = (rule: Rule, role: (typeof ROLES)[number]) => {
    if (!rule.paid) return '—';
    const fen = rule.limitsFen[role];
    return fen === null ? t.anyAmount : yuan(fen);
  };
  return (
    <section>
      <h2 id="remedy-rules">{t.rules}</h2>
      <p className="muted">{t.rulesLead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="remedy-rules">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.kind}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {words.role[role]}
                </th>
              ))}
              <th scope="col">{t.within}</th>
              <th scope="col">{t.offered}</th>
              {may && <td />}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.kind}>
                <th scope="row">{t.kinds[rule.kind]}</th>
                {ROLES.map((role) => (
                  <td key={role} className="number">
                    {limit(rule, role)}
                  </td>
                ))}
                <td>{limitWords(words.limit, rule.within)}</td>
                <td>{rule.active ? t.offered : t.notOffered}</td>
                {may && (
                  <td>
                    <Button
                      size="small"
                      aria-label={t.changeOf(t.kinds[rule.kind])}
                      onClick={() => setChanging(rule)}
                    >
                      {t.change}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {changing && <RuleForm rule={changing} close={() => setChanging(undefined)} />}
    </section>
  );
}

type Values = Record<(typeof ROLES)[number], string> & { readonly within: string; readonly active: boolean };

function RuleForm({ rule, close }: { rule: Rule; close(): void }) {
  const { remedy: t, words, frame } = useTexts();
  const text = (fen: number | null) => (fen === null ? '' : yuan(fen));
  const fen = (given: string | undefined) => (given?.trim() ? (fenOf(given) ?? null) : null);
  const { limitsFen: limits, within, active } = rule;
  return (
    <Ask<Values>
      title={t.changeOf(t.kinds[rule.kind])}
      ok={frame.save}
      list="remedies"
      method="PUT"
      path={`/staff/remedies/catalogue/${rule.kind}`}
      said={t.saved}
      start={{
        agent: text(limits.agent),
        manager: text(limits.manager),
        administrator: text(limits.administrator),
        within,
        active,
      }}
      body={(values) => ({
        limitsFen: rule.paid
          ? {
              agent: fen(values.agent),
              manager: fen(values.manager),
              administrator: fen(values.administrator),
            }
          : limits,
        within: values.within.trim(),
        active: values.active,
      })}
      close={close}
    >
      {rule.paid &&
        ROLES.map((role) => (
          <Form.Item
            key={role}
            name={role}
            label={t.limitOf(words.role[role])}
            rules={[
              {
                validator: (_, given: string) =>
                  !given?.trim() || fenOf(given) !== undefined
                    ? Promise.resolve()
                    : Promise.reject(new Error(t.amountWrong)),
              },
            ]}
          >
            <Input inputMode="decimal" maxLength={14} />
          </Form.Item>
        ))}
      <Form.Item
        name="within"
        label={t.within}
        extra={t.withinHint}
        rules={[{ required: true, message: frame.required }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t.offered}</Checkbox>
      </Form.Item>
    </Ask>
  );
}
