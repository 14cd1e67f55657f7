import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MAX_FILE_BYTES, MAX_FILES, type NewAttachment } from '../keep/case/attachment.ts';
import { mediaTypeOf } from '../platform/media-type.ts';
import { cleaned } from './submission.ts';
import type { Texts } from './texts/zh.ts';

/** Everything that a form may send at once. */
export const BODY_LIMIT = (MAX_FILES + 1) * MAX_FILE_BYTES;

export interface Posted {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly uploads: readonly NewAttachment[];
  /** What is wrong with the files, for the person who chose them. */
  readonly fileFault: string | undefined;
}

/** Reads a form with or without files to its end, so that faults of files do not cost the text that came with them. */
export async function readForm(request: FastifyRequest, texts: Texts): Promise<Posted> {
  if (!request.isMultipart()) return { values: plain(request.body), uploads: [], fileFault: undefined };
  const values: Record<string, string | undefined> = {};
  const uploads: NewAttachment[] = [];
  let fileFault: string | undefined;
  let count = 0;
  const limits = { fileSize: MAX_FILE_BYTES, files: 20, fields: 40 };
  // Without this a file that is too large would end the reading, and the text after it would be lost.
  const options = { limits, throwFileSizeLimit: false };
  const parts = request.parts(options);
  for await (const part of parts) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') values[part.fieldname] = cleaned(part.fieldname, part.value);
      continue;
    }
    const upload = await readFile(part, texts);
    if (upload === undefined) continue;
    count++;
    if (count > MAX_FILES) fileFault = texts.feedback.fault.tooMany;
    else if (typeof upload === 'string') fileFault ??= upload;
    else uploads.push(upload);
  }
  return { values, uploads, fileFault };
}

/** The file; what is wrong with it; or undefined when none was chosen. */
async function readFile(part: MultipartFile, texts: Texts): Promise<NewAttachment | string | undefined> {
  const content = await part.toBuffer();
  if (!part.filename && content.length === 0) return undefined;
  const { fault } = texts.feedback;
  const name = nameOf(part.filename);
  if (part.file.truncated) return fault.tooLarge(name);
  if (content.length === 0) return fault.empty(name);
  return mediaTypeOf(content) ? { name, content } : fault.type(name);
}

/** The last part of the name, without what a file system or a header would stumble over. */
const nameOf = (name: string | undefined): string =>
  (name ?? '')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}"<>|:*?]/gu, '_')
    .slice(-120) || 'file';

const plain = (body: unknown): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([field, value]) => [
      field,
      typeof value === 'string' ? cleaned(field, value) : undefined,
    ]),
  );
