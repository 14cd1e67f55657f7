/** `https:` and the like; empty for what is no address. */
export const protocolOf = (url: string): string => URL.parse(url)?.protocol ?? '';

/** Encrypted, or not leaving this machine. */
export const isSafe = (url: string): boolean =>
  protocolOf(url) === 'https:' || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url);

export const isMapOf = (value: unknown, member: (one: unknown) => boolean): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(member);

/** Whether a text is JSON of an object whose members are all as they should be. */
export function isRecord(json: string, member: (one: unknown) => boolean): boolean {
  try {
    return isMapOf(JSON.parse(json), member);
  } catch {
    return false;
  }
}
