import { type Instant, MINUTE } from '../../platform/time.ts';

/** When an attempt failed: how long until the next. The seventh failure is the last. */
const RETRY_MINUTES = [1, 5, 15, 60, 240, 720] as const;

/** @returns when to try again; null when it was tried often enough */
export const retryAt = (attempts: number, now: Instant): Instant | null => {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : now + minutes * MINUTE;
};
