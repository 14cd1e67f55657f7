import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Action, Stage } from '../../../src/keep/case/case.ts';
import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { PLAIN } from './ActionForm.tsx';
import { useAct } from './act.tsx';
import { Refused } from './Refused.tsx';

/** Written in the composer below the conversation, so no button here. */
const COMPOSED: ReadonlySet<Action> = new Set(['respond', 'plan', 'reply', 'coordinate']);

/** What usually comes next in each stage, and the key that does it. Everything else stands below, smaller. */
const NEXT: Readonly<Partial<Record<Stage, Readonly<Partial<Record<Action, string>>>>>> = {
  received: { register: 'S', dispatch: 'D', respond: 'R' },
  registered: { dispatch: 'D', respond: 'R' },
  dispatched: { start: 'S', respond: 'R', reply: 'R' },
  processing: { resume: '', reply: 'R', wait: 'W' },
  replied: { archive: 'E', 'follow-up': '' },
};

interface Props {
  readonly view: StaffCaseView;
  /** Opens the form of an action. */
  ask(action: Action): void;
  /** Goes to where one writes to the user. */
  write(): void;
}

/** Everything that can be done now, and what cannot with the reason. */
export function ActionPanel({ view, ask, write }: Props) {
  const { case: t, frame } = useTexts();
  const may = useMay('case:work');
  const act = useAct(view.number);
  if (!may) return null;
  const open = view.actions.filter(({ refusal }) => refusal === null);
  const usual = NEXT[view.stage] ?? {};
  const next = Object.keys(usual).flatMap((name) => open.filter(({ action }) => action === name));
  const others = open.filter(({ action }) => usual[action] === undefined);
  const closed = view.actions.filter(({ refusal }) => refusal !== null);
  const take = (action: Action) => {
    act.reset();
    if (COMPOSED.has(action)) write();
    else if (PLAIN.has(action)) act.mutate({ deed: action, body: {} });
    else ask(action);
  };
  return (
    <section className="panel" aria-labelledby="actions-title">
      <h2 id="actions-title">{t.actions}</h2>
      {next.length > 0 && (
        <div className="actions">
          {next.map(({ action }) => (
            <Button
              key={action}
              onClick={() => take(action)}
              loading={act.isPending && act.variables.deed === action}
            >
              {t.action[action]}
              {usual[action] && (
                <span className="key" aria-hidden="true">
                  {usual[action]}
                </span>
              )}
            </Button>
          ))}
        </div>
      )}
      <div className="actions others">
        {others.map(({ action }) => (
          <Button
            key={action}
            size="small"
            onClick={() => take(action)}
            loading={act.isPending && act.variables.deed === action}
          >
            {t.action[action]}
          </Button>
        ))}
      </div>
      <Refused error={act.error} pledge={view.pledge?.id} />
      {closed.length > 0 && (
        <details className="closed">
          <summary>{t.closedActions(closed.length)}</summary>
          <dl>
            {closed.map(({ action, refusal }) => (
              <div key={action}>
                <dt>
                  <Button size="small" disabled>
                    {t.action[action]}
                  </Button>
                </dt>
                <dd>
                  {refusal?.message}
                  {refusal?.clause && view.pledge && (
                    <>
                      {' '}
                      <Link
                        to="/pledges/$id"
                        params={{ id: String(view.pledge.id) }}
                        search={{ clause: refusal.clause }}
                      >
                        {frame.clauseLink}
                      </Link>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
