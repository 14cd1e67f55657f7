import { UsageError } from '../../platform/command.ts';

/** The id of a letter as it is written on the command line. @throws UsageError */
export function readId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--id takes a number, not ${text}`);
  return Number(text);
}
