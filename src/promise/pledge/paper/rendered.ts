import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { unescapeXml } from './visible.ts';

const run = promisify(execFile);
const isThere = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const missing = ['soffice', 'pdftotext', 'pdftohtml', 'pdftoppm', 'pdfimages', 'fc-list'].filter(
  (one) => !isThere(one),
);

/**
 * Why letters are not set on this machine; false when it has all that takes. Where letters have to be set
 * (`JIANNUO_REQUIRE=letters`, as in `.ci/run`) nothing is left out: the test then fails for want of a program.
 */
export const withoutPress: string | false =
  missing.length === 0 || process.env.JIANNUO_REQUIRE === 'letters'
    ? false
    : `there is no ${missing.join(', ')}; install libreoffice-writer-nogui, poppler-utils and fontconfig`;

/** A stretch of a line, as it stands on the page; lengths in points from the upper left corner. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** A letter as LibreOffice sets it. */
export interface Rendered {
  readonly pages: readonly Page[];
  /** The lines of all pages, heads and page numbers included. */
  readonly lines: readonly string[];
  /** On which page each picture is, from 1. */
  readonly pictures: readonly number[];
  /** The share of each page that is not white, 0 to 1. */
  readonly ink: readonly number[];
}

/**
 * Free fonts in place of the ones that a letter asks for, so that a page shows which was asked for: with serifs for
 * 小标宋, 仿宋, 楷体 and 宋体, without for 黑体.
 */
const FONTS = [
  ...['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '宋体'].map(
    (name) => [name, 'Noto Serif CJK SC'] as const,
  ),
  ['黑体', 'Noto Sans CJK SC'] as const,
];
const fontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${FONTS.map(([name, other]) => `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>${other}</string></edit></match>`).join('\n')}
</fontconfig>`;

/** Sets letters by LibreOffice, all in one run, since starting it takes the longest. */
export async function render(letters: ReadonlyMap<string, Uint8Array>): Promise<Map<string, Rendered>> {
  const folder = await mkdtemp(join(tmpdir(), 'letters-'));
  try {
    const [profile, config] = [join(folder, 'profile'), join(folder, 'fonts.conf')];
    await mkdir(profile);
    await writeFile(config, fontConfig);
    const files: string[] = [];
    for (const [name, docx] of letters) {
      files.push(join(folder, `${name}.docx`));
      await writeFile(files.at(-1)!, docx);
    }
    await run(
      'soffice',
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...files,
      ],
      { env: { ...process.env, FONTCONFIG_FILE: config } },
    );
    const rendered = new Map<string, Rendered>();
    for (const name of letters.keys()) rendered.set(name, await readPdf(join(folder, `${name}.pdf`)));
    return rendered;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPdf(file: string): Promise<Rendered> {
  const large = { maxBuffer: 64 * 1024 * 1024 };
  const [text, xml, pictures, gray] = await Promise.all([
    // Punctuation that hangs over the margin gets lost in the other one.
    run('pdftotext', ['-raw', file, '-'], large),
    run('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', file], large),
    run('pdfimages', ['-list', file]),
    run('pdftoppm', ['-r', '20', '-gray', file], { ...large, encoding: 'buffer' }),
  ]);
  return {
    pages: pagesOf(xml.stdout),
    lines: text.stdout.split(/[\n\f]/),
    pictures: pictures.stdout
      .split('\n')
      .flatMap((line) => (/^\s*(\d+)\s+\d+\s+image/.exec(line) ?? []).slice(1).map(Number)),
    ink: inkOf(gray.stdout),
  };
}

function pagesOf(xml: string): Page[] {
  const fonts = new Map<string, { size: number; font: string }>();
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      for (const [, id, size, font] of page.matchAll(
        /<fontspec id="(\d+)" size="(\d+)" family="(?:\w+\+)?([^"]*)"/g,
      ))
        fonts.set(id!, { size: Number(size), font: font! });
      const pieces = [
        ...page.matchAll(
          /<text top="(-?\d+)" left="(-?\d+)" width="(\d+)" height="\d+" font="(\d+)">(.*?)<\/text>/g,
        ),
      ].map(([, top, left, width, font, text]) => ({
        ...{ top: Number(top), left: Number(left), width: Number(width) },
        ...fonts.get(font!)!,
        text: unescapeXml(text!.replace(/<[^>]*>/g, '')),
      }));
      const [, height, width] = /height="(\d+)" width="(\d+)"/.exec(page)!.map(Number) as [
        number,
        number,
        number,
      ];
      return { width, height, pieces };
    });
}

/** How much of each picture (PGM, one after the other) is darker than light gray. */
function inkOf(pictures: Buffer): number[] {
  const shares: number[] = [];
  for (let at = 0; at < pictures.length; ) {
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pictures.toString('latin1', at, at + 40))!;
    const start = at + head[0].length;
    at = start + Number(head[1]) * Number(head[2]);
    const page = pictures.subarray(start, at);
    shares.push(page.reduce((count, gray) => count + (gray < 192 ? 1 : 0), 0) / page.length);
  }
  return shares;
}

/** The lines of a page from the top down, each with its pieces from the left to the right. */
export function linesOf({ pieces }: Page): { readonly text: string; readonly pieces: readonly Piece[] }[] {
  const lines = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const key = [...lines.keys()].find((top) => Math.abs(top - piece.top) < 8) ?? piece.top;
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines]
    .toSorted(([a], [b]) => a - b)
    .map(([, line]) => line.toSorted((a, b) => a.left - b.left))
    .map((line) => ({
      text: line
        .map(({ text }) => text)
        .join('')
        .trim(),
      pieces: line,
    }))
    .filter(({ text }) => text !== '');
}
