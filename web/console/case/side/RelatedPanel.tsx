import { Link } from '@tanstack/react-router';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { Group } from './Group.tsx';

/** The cases merged into this one. */
export function RelatedPanel({ view }: { view: StaffCaseView }) {
  const { case: t } = useTexts();
  if (view.mergedHere.length === 0) return null;
  return (
    <Group name="merged" title={t.mergedHere} summary={String(view.mergedHere.length)}>
      <p className="numbers">
        {view.mergedHere.map((number) => (
          <Link key={number} to="/cases/$number" params={{ number }}>
            {number}
          </Link>
        ))}
      </p>
    </Group>
  );
}
