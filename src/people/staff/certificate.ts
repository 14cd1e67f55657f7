import { type CivilDate, dayAt, formatDay, type Instant } from '../../platform/time.ts';

/** What somebody has learned and passed. Core matters may be handled by those who hold one that is valid. */
export interface Certificate {
  readonly id: number;
  readonly name: string;
  /** Hours of training before it was given. */
  readonly trainingHours: number;
  readonly validFrom: CivilDate;
  /** The last day, included; null when it does not end. */
  readonly validUntil: CivilDate | null;
}

export type NewCertificate = Omit<Certificate, 'id'>;

/**
 * The most hours of training that a valid certificate of a person stands for; null when none is valid on the day.
 * @param timeZone in which the days of certificates begin
 */
export function trainedHours(
  certificates: readonly Certificate[],
  timeZone: string,
  now: Instant,
): number | null {
  const today = formatDay(dayAt(timeZone, now));
  const hours = certificates
    .filter(({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || today <= validUntil))
    .map((certificate) => certificate.trainingHours);
  return hours.length === 0 ? null : Math.max(...hours);
}
