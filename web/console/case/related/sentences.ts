/** A text cut into its sentences; one that is a single sentence into the parts between its commas. */
export function sentencesOf(text: string): string[] {
  const sentences = cut(text, /[^。！？!?；;\n]+[。！？!?；;]*/gu);
  return sentences.length > 1 ? sentences : cut(text, /[^，,\n]+[，,]*/gu);
}

const cut = (text: string, at: RegExp): string[] =>
  [...text.matchAll(at)].map(([part]) => part.trim()).filter(Boolean);
