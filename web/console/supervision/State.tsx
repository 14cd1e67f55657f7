import { useTexts } from '../texts/language.tsx';
import type { ReportRow } from './queries.ts';

/** Where a report stands: what was found, or whether there is time left. */
export function State({ of: { finding, overdue } }: { of: ReportRow }) {
  const { supervision: t } = useTexts();
  const look = overdue ? 'broken' : finding ? 'kept' : 'running';
  const words = [finding ? t.findings[finding] : t.waiting, ...(overdue ? [t.late] : [])];
  return <span className={`state ${look}`}>{words.join(' · ')}</span>;
}
