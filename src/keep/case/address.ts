/** Where a user sees a case, with what opens it. Such addresses are never cached and never told to other sites. */
export const progressPath = (
  number: string,
  code: string,
  more: Readonly<Record<string, string>> = {},
): string => `/progress/${encodeURIComponent(number)}?${new URLSearchParams({ code, ...more })}`;
