/**
 * Something about the machine or its settings that whoever runs the product has to put right. The message is
 * one plain English sentence; it is printed without a stack trace and the process ends with exit code 1.
 */
export class Fault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
  }
}

/** The system's error code (`ENOENT`, `EADDRINUSE`; an SQLSTATE for database errors), where an error has one. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
