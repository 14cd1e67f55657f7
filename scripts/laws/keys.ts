import type { Fault } from './source.ts';

/**
 * Tables whose keys are not ours to choose: the sign-in library looks its rows up by them, and the migration list is
 * that of the whole database.
 */
const OTHERS = /^(auth_\w+|migration)$/;

/** Primary keys that do not begin with the organisation, in the text of a migration. */
export function keyFaults(path: string, text: string): Fault[] {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const faults: Fault[] = [];
  for (const { 1: table, 2: body, index } of text.matchAll(
    /^create (?:unlogged )?table (?:if not exists )?(\w+) \((.*?)^\)/gms,
  )) {
    if (OTHERS.test(table!)) continue;
    const key =
      /\bprimary key\s*\(\s*(\w+)/i.exec(body!)?.[1] ?? /^\s*(\w+)[^\n]*\bprimary key\b/im.exec(body!)?.[1];
    if (key === 'org_id') continue;
    const message = key
      ? `the primary key of ${table} begins with ${key}, not with org_id`
      : `the table ${table} has no primary key`;
    faults.push({ path, line: lineAt(index), message });
  }
  return faults;
}
