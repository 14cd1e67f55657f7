import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileName, type StoredFile } from '../../platform/file.ts';
import { mediaTypeOf } from '../../platform/media-type.ts';
import { Refusal } from '../../platform/refusal.ts';
import { DUTY_TEXTS } from './texts.ts';

const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Reads the one file of a request. What it is is told by its content. @throws Refusal bad-request, too-large, unsupported-media-type */
export async function readUpload(request: FastifyRequest): Promise<StoredFile> {
  const part = request.isMultipart()
    ? await request.file({ limits: { fileSize: MAX_FILE_BYTES, files: 1 } })
    : undefined;
  if (!part) throw new Refusal('bad-request', DUTY_TEXTS.noFile);
  const content = await part.toBuffer().catch((error: { code?: string }) => {
    throw error.code === 'FST_REQ_FILE_TOO_LARGE' ? new Refusal('too-large', DUTY_TEXTS.fileTooLarge) : error;
  });
  const mediaType = mediaTypeOf(content);
  if (!mediaType) throw new Refusal('unsupported-media-type', DUTY_TEXTS.fileNotTaken);
  return { name: fileName(part.filename), media_type: mediaType, content };
}
