/** Somebody who can be mentioned. */
interface Named {
  readonly name: string;
}

/** A part of a text: plain words, or the mention of a person. */
export interface Piece<P> {
  readonly text: string;
  readonly person?: P;
}

/**
 * Cuts a note where it says `@` and a colleague's name. Chinese is written without blanks, so the name ends where the
 * longest name that fits ends: with 王芳 and 王芳芳 both about, `@王芳芳看一下` means the second. Whoever shares a name is
 * meant together with the other.
 */
export function piecesOf<P extends Named>(text: string, people: readonly P[]): Piece<P>[] {
  const names = [...new Set(people.map(({ name }) => name).filter((name) => name.trim() !== ''))].toSorted(
    (a, b) => b.length - a.length,
  );
  const pieces: Piece<P>[] = [];
  let plain = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = names.find((one) => text.startsWith(one, at + 1));
    if (name === undefined) continue;
    if (at > plain) pieces.push({ text: text.slice(plain, at) });
    plain = at + 1 + name.length;
    pieces.push({ text: text.slice(at, plain), person: people.find((one) => one.name === name)! });
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain) });
  return pieces;
}

/** Everybody whom a note mentions, each once. */
export function mentioned<P extends Named>(text: string, people: readonly P[]): P[] {
  const names = new Set(piecesOf(text, people).flatMap(({ person }) => (person ? [person.name] : [])));
  return people.filter(({ name }) => names.has(name));
}
