const SIGNATURES: readonly [mediaType: string, offset: number, bytes: string][] = [
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/gif', 0, '47494638'],
  ['image/webp', 8, '57454250'],
  ['image/heic', 4, '6674797068656963'],
  ['application/pdf', 0, '255044462d'],
  // Word, Excel and PowerPoint files are ZIP archives; the old ones are compound files.
  ['application/zip', 0, '504b0304'],
  ['application/x-cfb', 0, 'd0cf11e0a1b11ae1'],
  ['video/mp4', 4, '66747970'],
  ['audio/mpeg', 0, '494433'],
];

/** What a file is, by its first bytes; text when it is UTF-8 without control characters; undefined when we do not take it. */
export function mediaTypeOf(content: Buffer): string | undefined {
  const known = SIGNATURES.find(
    ([, offset, bytes]) => content.subarray(offset, offset + bytes.length / 2).toString('hex') === bytes,
  );
  if (known) return known[0];
  return isText(content) ? 'text/plain; charset=utf-8' : undefined;
}

function isText(content: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[\p{Cc}--[\t\n\r\f]]/v.test(text);
  } catch {
    return false;
  }
}
