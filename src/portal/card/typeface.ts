import { readFile } from 'node:fs/promises';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import decompress from 'woff2-encoder/decompress';

/** Words drawn as shapes, so that a picture looks the same whatever fonts a machine has. */
export interface Drawn {
  /** SVG, its baseline at 0 and its left edge at 0. */
  readonly shapes: string;
  readonly width: number;
}

export interface Style {
  /** Pixels. */
  readonly size: number;
  /** 100 to 900. */
  readonly weight: number;
}

/** Noto Sans SC as it is cut for web pages: a hundred small files of one variable font, each of some characters. */
const fileOf = (path: string): URL =>
  new URL(import.meta.resolve(`@fontsource-variable/noto-sans-sc/${path}`));

interface Subset {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const subsets: Promise<readonly Subset[]> = readFile(fileOf('unicode.json'), 'utf8').then((text) =>
  Object.entries(JSON.parse(text) as Record<string, string>).map(([name, ranges]) => ({
    file: `files/noto-sans-sc-${name.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map((range) => {
      const [first, last] = range.slice(2).split('-') as [string, string?];
      return [Number.parseInt(first, 16), Number.parseInt(last ?? first, 16)] as const;
    }),
  })),
);

const fonts = new Map<string, Promise<Font>>();

function open(file: string): Promise<Font> {
  let font = fonts.get(file);
  if (!font) {
    font = readFile(fileOf(file))
      .then((packed) => decompress(packed))
      .then((bytes) => new Font(new Face(new Blob(bytes))));
    fonts.set(file, font);
  }
  return font;
}

/** What stands for a character that the font lacks: a name must not lose one unseen. */
const MISSING = 0x25a1;

async function fontWith(character: number): Promise<Font | undefined> {
  // The sets that come last are of the commonest characters.
  const subset = (await subsets).findLast(({ ranges }) =>
    ranges.some(([first, last]) => character >= first && character <= last),
  );
  return subset && open(subset.file);
}

interface Glyph {
  readonly path: string;
  /** In units of the font. */
  readonly advance: number;
  readonly unitsPerEm: number;
}

async function glyphOf(character: number, weight: number): Promise<Glyph> {
  const font = await fontWith(character);
  // Set and read without a wait in between: the font is shared.
  font?.setVariations([new Variation('wght', weight)]);
  const glyph = font?.nominalGlyph(character);
  if (!font || !glyph) {
    if (character === MISSING) return { path: '', advance: 0, unitsPerEm: 1000 };
    return glyphOf(MISSING, weight);
  }
  return {
    path: font.glyphToPath(glyph),
    advance: font.glyphHAdvance(glyph),
    unitsPerEm: font.face.upem,
  };
}

/** Draws words in one line. */
export async function draw(text: string, { size, weight }: Style): Promise<Drawn> {
  let width = 0;
  const shapes: string[] = [];
  for (const character of text) {
    const { path, advance, unitsPerEm } = await glyphOf(character.codePointAt(0)!, weight);
    const scale = size / unitsPerEm;
    if (path !== '') {
      shapes.push(
        `<path transform="translate(${width.toFixed(2)} 0) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${path}"/>`,
      );
    }
    width += advance * scale;
  }
  return { shapes: shapes.join(''), width };
}

/** Latin words and numbers stay whole, and no line begins with a mark that belongs to the word before it. */
const PIECE = /(?:[\p{Script=Latin}\d][\p{Script=Latin}\d.,:%/'-]*|\s+|.)[，。、；：！？）》」』”’％]*/gsu;

/** Breaks words into lines of a width, at most so many; what does not fit is cut and ends in an ellipsis. */
export async function drawLines(text: string, style: Style, width: number, most: number): Promise<Drawn[]> {
  const measure = async (line: string) => (await draw(line, style)).width;
  const lines: string[] = [''];
  for (const [piece] of text.matchAll(PIECE)) {
    const line = lines.at(-1)!;
    if (line !== '' && (await measure(line + piece.trimEnd())) > width) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  const shown = lines.slice(0, most);
  let last = [...shown.at(-1)!.trimEnd()];
  const isCut = lines.length > most || (await measure(last.join(''))) > width;
  if (isCut) {
    while (last.length > 1 && (await measure(`${last.join('')}…`)) > width) last = last.slice(0, -1);
    shown[shown.length - 1] = `${last.join('')}…`;
  }
  return Promise.all(shown.map((line) => draw(line.trimEnd(), style)));
}
