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
const INDEX = import.meta.resolve('@fontsource-variable/noto-sans-sc/unicode.json');
const fileOf = (path: string): URL => new URL(path, INDEX);

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

const glyphs = new Map<string, Promise<Glyph>>();

/** The same few hundred are asked for again and again. */
function glyphOf(character: number, weight: number): Promise<Glyph> {
  const key = `${character} ${weight}`;
  let glyph = glyphs.get(key);
  if (!glyph) {
    if (glyphs.size >= MOST_GLYPHS) glyphs.clear();
    glyph = readGlyph(character, weight);
    glyphs.set(key, glyph);
  }
  return glyph;
}

/** Of about a kilobyte each. */
const MOST_GLYPHS = 2000;

async function readGlyph(character: number, weight: number): Promise<Glyph> {
  const font = await fontWith(character);
  // Set and read without a wait in between: the font is shared.
  font?.setVariations([new Variation('wght', weight)]);
  const glyph = font?.nominalGlyph(character);
  if (!font || !glyph) {
    if (character === MISSING) return { path: '', advance: 0, unitsPerEm: 1000 };
    return readGlyph(MISSING, weight);
  }
  return {
    path: font.glyphToPath(glyph),
    advance: font.glyphHAdvance(glyph),
    unitsPerEm: font.face.upem,
  };
}

async function widthOf(text: string, { size, weight }: Style): Promise<number> {
  let width = 0;
  for (const character of text) {
    const { advance, unitsPerEm } = await glyphOf(character.codePointAt(0)!, weight);
    width += (advance * size) / unitsPerEm;
  }
  return width;
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
export async function breakLines(text: string, style: Style, width: number, most: number): Promise<string[]> {
  const lines: { text: string; width: number }[] = [{ text: '', width: 0 }];
  for (const [piece] of text.matchAll(PIECE)) {
    const line = lines.at(-1)!;
    if (line.text !== '' && line.width + (await widthOf(piece.trimEnd(), style)) > width) {
      const begin = piece.trimStart();
      lines.push({ text: begin, width: await widthOf(begin, style) });
    } else {
      line.text += piece;
      line.width += await widthOf(piece, style);
    }
  }
  const shown = lines.slice(0, most);
  const last = shown.at(-1)!;
  const isCut = lines.length > most || (await widthOf(last.text.trimEnd(), style)) > width;
  if (isCut) last.text = `${await cut(last.text.trimEnd(), style, width)}…`;
  return shown.map((line) => line.text.trimEnd());
}

/** As much of a line as leaves room for an ellipsis. */
async function cut(line: string, style: Style, width: number): Promise<string> {
  let [kept, taken] = ['', await widthOf('…', style)];
  for (const character of line) {
    taken += await widthOf(character, style);
    if (taken > width) break;
    kept += character;
  }
  return kept;
}

export async function drawLines(text: string, style: Style, width: number, most: number): Promise<Drawn[]> {
  const lines = await breakLines(text, style, width, most);
  return Promise.all(lines.map((line) => draw(line, style)));
}
