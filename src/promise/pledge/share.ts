/**
 * Reads a share as people write it: `98%`, `98.5 %`, `0.98`, 0.98. A bare number above 1 is no share: it might
 * mean per cent or be a slip.
 * @returns 0 to 1, or undefined.
 */
export function parseShare(raw: unknown): number | undefined {
  if (typeof raw !== 'number' && typeof raw !== 'string') return undefined;
  const match = /^(\d{1,15}(?:\.\d{1,15})?)(?:\s*([%％]))?$/.exec(String(raw).trim());
  // Read with its exponent and not divided, so that 99.17% is the same number as 0.9917.
  const share = match
    ? Number(match[2] ? `${match[1]}e-2` : match[1])
    : Number(String(raw).trim() || Number.NaN);
  return share >= 0 && share <= 1 ? share : undefined;
}

/** Writes a share in per cent, `98%`; as a bare number where per cent would lose digits. */
export function formatShare(share: number): string {
  const percent = `${Number(`${share}e2`)}%`;
  return parseShare(percent) === share ? percent : String(share);
}
