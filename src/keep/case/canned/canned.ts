/** What an answer can leave open, by what it is written as in each language. */
export const VARIABLES = {
  name: { zh: '称呼', en: 'name' },
  number: { zh: '编号', en: 'number' },
  title: { zh: '标题', en: 'title' },
  due: { zh: '时限', en: 'due' },
  unit: { zh: '部门', en: 'unit' },
  me: { zh: '经办人', en: 'handler' },
  organisation: { zh: '单位', en: 'organisation' },
} as const;

export type Variable = keyof typeof VARIABLES;

const GAP = /\{\{\s*([^{}\n]{1,40}?)\s*\}\}/g;

/** What is written in the gaps that a text still has. It must not go out with them. */
export const gapsIn = (text: string): string[] => [...text.matchAll(GAP)].map((match) => match[1]!);

/**
 * Fills in what is known. A gap whose value is not known, or that nobody knows the meaning of, stays to be seen and filled
 * in by hand: a blank would go out unnoticed.
 */
export function fill(text: string, values: Readonly<Partial<Record<Variable, string>>>): string {
  return text.replaceAll(GAP, (gap, written: string) => {
    const name = (Object.keys(VARIABLES) as Variable[]).find((one) =>
      Object.values<string>(VARIABLES[one]).includes(written.toLowerCase()),
    );
    return (name && values[name]?.trim()) || gap;
  });
}
