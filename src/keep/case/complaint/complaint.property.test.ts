import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  CAUSES,
  type Complaint,
  complaintAfter,
  DECISIONS,
  IMPACTS,
  missingToArchive,
  NO_COMPLAINT,
  SEVERITIES,
} from './complaint.ts';

const event = fc.oneof(
  fc.record({
    type: fc.constant('assessed'),
    severity: fc.constantFrom(...SEVERITIES),
    safety: fc.boolean(),
    impact: fc.constantFrom(...IMPACTS),
  }),
  fc.record({ type: fc.constant('follower_named'), followerId: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('decided'), decision: fc.constantFrom(...DECISIONS) }),
  fc.record({ type: fc.constant('cause_found'), rootCause: fc.constantFrom(...CAUSES) }),
  fc.record({ type: fc.constantFrom('appealed', 'replied', 'remedy_approved', 'disputed') }),
);
type Said = Parameters<typeof complaintAfter>[1];

/** What is missing, told by looking back over all that happened. */
function slowlyMissing(
  events: readonly Said[],
  kind: string,
  complexity: string,
  program: boolean,
): string[] {
  const last = (type: string) => events.findLastIndex((one) => one.type === type);
  const assessment = events[last('assessed')];
  const major =
    complexity === 'major' ||
    (assessment !== undefined && (assessment.safety === true || assessment.severity! >= 3));
  if (kind !== 'complaint' || !major || (program && assessment === undefined)) return [];
  const missing: string[] = [];
  if (last('follower_named') < 0) missing.push('follower');
  if (last('decided') < 0 || last('decided') < last('appealed')) missing.push('decision');
  if (last('cause_found') < 0) missing.push('cause');
  return missing;
}

test('[C2] whatever happens to a case, it is held up for what a major complaint needs, and for nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 12 }),
      fc.constantFrom('complaint', 'enquiry', 'fault'),
      fc.constantFrom('simple', 'complex', 'major'),
      fc.boolean(),
      (events: Said[], kind, complexity, program) => {
        const complaint = events.reduce<Complaint>(complaintAfter, NO_COMPLAINT);
        const missing = missingToArchive({ fields: { kind, complexity } as never, complaint }, program);
        assert.deepEqual(missing, slowlyMissing(events, kind, complexity, program));
      },
    ),
  );
});
