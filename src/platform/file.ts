import type { FastifyReply } from 'fastify';

/** A file as it is kept. */
export interface StoredFile {
  readonly name: string;
  readonly media_type: string;
  readonly content: Buffer;
}

/** The last part of a path, without control characters. */
export const fileName = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/\p{Cc}/gu, '')
    .slice(-120) || 'file';

/** Sends a file for saving, never for showing: what was sent in must not run in the page of whoever opens it. */
export const sendFile = ({ name, media_type, content }: StoredFile, reply: FastifyReply): FastifyReply =>
  reply
    .header('content-type', media_type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content);
