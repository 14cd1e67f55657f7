import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/language.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BULK_ACTIONS, type BulkAction } from './queries.ts';
import type { Selection } from './selection.ts';

/** What can be done to the cases that are chosen. */
export function BulkBar({ chosen }: { chosen: Selection }) {
  const t = useTexts().worklist.bulk;
  const [action, ask] = useState<BulkAction>();
  const count = chosen.numbers.size;
  if (count === 0) return null;
  return (
    <section className="bulk-bar" aria-label={t.label}>
      <strong role="status">{t.chosen(count)}</strong>
      {BULK_ACTIONS.map((one) => (
        <Button key={one} size="small" onClick={() => ask(one)}>
          {t.action[one]}
        </Button>
      ))}
      <Button size="small" type="text" onClick={chosen.all}>
        {t.all}
      </Button>
      <Button size="small" type="text" onClick={chosen.clear}>
        {t.none}
      </Button>
      {action && (
        <BulkForm
          action={action}
          numbers={[...chosen.numbers]}
          close={() => ask(undefined)}
          ordered={chosen.clear}
        />
      )}
    </section>
  );
}
