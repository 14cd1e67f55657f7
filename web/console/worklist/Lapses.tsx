import { useEffect, useRef, useState } from 'react';
import type { CaseRow } from '../../../src/keep/case/shape.ts';
import { useTexts } from '../texts/language.tsx';
import { useSecond } from '../time/now.ts';

/** Tells those who listen instead of look that a promise was just broken. Nothing else of the countdowns is read out. */
export function Lapses({ rows }: { rows: readonly CaseRow[] }) {
  const { worklist } = useTexts();
  const now = useSecond();
  const before = useRef(now);
  const [said, say] = useState('');
  useEffect(() => {
    const lapsed = rows.find(({ next }) => {
      const due = next && !next.paused ? Date.parse(next.dueAt) : 0;
      return due >= before.current && due < now;
    });
    before.current = now;
    if (lapsed) say(worklist.nowOver(lapsed.title));
  }, [rows, now, worklist]);
  return (
    <span className="hidden" aria-live="assertive">
      {said}
    </span>
  );
}
