import { Resvg } from '@resvg/resvg-js';
import { FRAME } from '../mark.ts';
import { qrShape } from '../qr.ts';
import { CARD_SIZE } from './size.ts';
import { type Drawn, draw, drawLines, type Style } from './typeface.ts';

/** What the share card of a letter says. */
export interface CardWords {
  readonly organisation: string;
  readonly title: string;
  readonly during: string;
  readonly scan: string;
  readonly address: string;
  /** Three at most are shown. */
  readonly promises: readonly {
    readonly sentence: string;
    /** `98.6 %`, or what there is instead. */
    readonly rate: string;
    readonly fact: string;
    readonly state: 'kept' | 'broken' | 'none';
    readonly stateName: string;
  }[];
}

// The tokens of the pages; a picture has no style sheet.
const COLOUR = {
  paper: '#fbfaf7',
  ink: '#1b1f24',
  ink2: '#545b64',
  line: '#e4e1da',
  seal: '#b3261e',
  kept: '#1e7a4a',
  broken: '#b3261e',
  none: '#545b64',
} as const;

const LEFT = 64;
const RIGHT = CARD_SIZE.width - LEFT;
const QR = 200;

const place = ({ shapes }: Drawn, x: number, y: number, colour: string): string =>
  `<g transform="translate(${x.toFixed(1)} ${y})" fill="${colour}">${shapes}</g>`;

const atRight = (drawn: Drawn, y: number, colour: string): string =>
  place(drawn, RIGHT - drawn.width, y, colour);

/** Draws the card as a PNG of 1200 × 630 pixels. */
export async function drawCard(words: CardWords): Promise<Buffer> {
  const parts = [head(words), title(words), ...promises(words), code(words)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}">
<rect width="100%" height="100%" fill="${COLOUR.paper}"/>
<rect width="100%" height="12" fill="${COLOUR.seal}"/>
${(await Promise.all(parts)).join('\n')}</svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

const SMALL: Style = { size: 24, weight: 400 };

async function head({ organisation, during }: CardWords): Promise<string> {
  const days = await draw(during, SMALL);
  const width = RIGHT - LEFT - 60 - days.width - 40;
  const [name] = await drawLines(organisation, { size: 30, weight: 600 }, width, 1);
  return `<g transform="translate(${LEFT} 52) scale(1.55)" stroke="${COLOUR.seal}">${FRAME}</g>${place(name!, LEFT + 58, 85, COLOUR.ink)}${atRight(days, 84, COLOUR.ink2)}`;
}

/** Large when it fits into one line. */
async function title({ title }: CardWords): Promise<string> {
  const whole = await draw(title, { size: 52, weight: 700 });
  if (whole.width <= RIGHT - LEFT) return place(whole, LEFT, 196, COLOUR.ink);
  const lines = await drawLines(title, { size: 42, weight: 700 }, RIGHT - LEFT, 2);
  return lines.map((line, index) => place(line, LEFT, 172 + index * 56, COLOUR.ink)).join('');
}

const ROW = { top: 280, height: 106, sentence: 470, figure: LEFT + 510 };

const promises = ({ promises: list }: CardWords): Promise<string>[] =>
  list.slice(0, 3).map(async ({ sentence, rate, fact, state, stateName }, index) => {
    const top = ROW.top + index * ROW.height;
    const lines = await drawLines(sentence, { size: 24, weight: 400 }, ROW.sentence, 3);
    const first = top + 62 - (lines.length - 1) * 15;
    const figure = await draw(rate, { size: 44, weight: 700 });
    const verdict = await draw(stateName, { size: 26, weight: 600 });
    const [more] = await drawLines(fact, { size: 22, weight: 400 }, RIGHT - QR - 40 - ROW.figure, 1);
    return [
      `<path d="M${LEFT} ${top}H${RIGHT - QR - 40}" stroke="${COLOUR.line}" stroke-width="2"/>`,
      ...lines.map((line, row) => place(line, LEFT, first + row * 30, COLOUR.ink)),
      place(figure, ROW.figure, top + 54, COLOUR[state]),
      place(verdict, ROW.figure + figure.width + 16, top + 52, COLOUR[state]),
      place(more!, ROW.figure, top + 87, COLOUR.ink2),
    ].join('');
  });

async function code({ address, scan }: CardWords): Promise<string> {
  const { path, size } = qrShape(address);
  const lines = await drawLines(scan, { size: 20, weight: 400 }, QR, 3);
  const [left, top] = [RIGHT - QR, 300];
  return `<rect x="${left}" y="${top}" width="${QR}" height="${QR}" rx="6" fill="#ffffff"/><path transform="translate(${left} ${top}) scale(${(QR / size).toFixed(4)})" d="${path}" fill="${COLOUR.ink}" shape-rendering="crispEdges"/>${lines.map((line, row) => place(line, left + (QR - line.width) / 2, top + QR + 32 + row * 28, COLOUR.ink2)).join('')}`;
}
