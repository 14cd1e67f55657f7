import { type Fault, resolve, type Source } from './source.ts';

/**
 * The modules in the order in which they may use each other: one sees those of the rows above, never one of its own
 * row or below. What is named nowhere is a fault, so that a new module is given its place when it is made.
 */
const ORDER: readonly (readonly string[])[] = [
  ['platform'],
  ['prove/ledger', 'promise/calendar'],
  ['people/staff'],
  ['people/auth', 'keep/notify', 'promise/pledge'],
  ['promise/duty', 'keep/triage', 'keep/answer', 'keep/guide'],
  ['promise/milestone'],
  ['keep/case'],
  ['keep/counter', 'prove/satisfaction', 'prove/quality', 'keep/trace'],
  ['keep/intake', 'prove/compliance'],
  ['prove/scorecard', 'prove/whatif'],
  ['prove/report'],
  ['portal'],
];

/** These put the parts together and see everything; nothing sees them. */
const TOP = 'top';

const RANK = new Map(ORDER.flatMap((row, rank) => row.map((module) => [module, rank] as const)));

/** The module that a file under `src/` is part of. */
function moduleOf(path: string): string {
  const [, ...folders] = path.split('/').slice(0, -1);
  const [word, noun] = folders;
  if (word === undefined || word === 'demo') return TOP;
  return word === 'platform' || word === 'portal' || noun === undefined ? word : `${word}/${noun}`;
}

/** Imports between modules that go against the order, or into what is not part of the running product. */
export function orderFaults(sources: readonly Source[]): Fault[] {
  return sources
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap((source) =>
      source.uses.flatMap(({ request, line }) => {
        const target = resolve(source.path, request);
        const message = target && objection(source.path, target);
        return message ? [{ path: source.path, line, message }] : [];
      }),
    );
}

function objection(from: string, to: string): string | undefined {
  if (!to.startsWith('src/')) {
    if (from.endsWith('.test.ts') || !/^(test|scripts|bench|web)\//.test(to)) return undefined;
    return `${to} is not part of the running product`;
  }
  const [user, used] = [moduleOf(from), moduleOf(to)];
  if (user === used || user === TOP) return undefined;
  const [above, below] = [RANK.get(user), RANK.get(used)];
  if (above === undefined) return `the module ${user} has no place in the order of scripts/laws/imports.ts`;
  if (used === TOP) return `${to} puts the parts together; no part may use it`;
  if (below === undefined) return `the module ${used} has no place in the order of scripts/laws/imports.ts`;
  return below < above ? undefined : `${user} may not use ${used}: imports go the other way`;
}

/** Rings of files that use each other. Each is told once, at the import that closes it. */
export function cycleFaults(sources: readonly Source[]): Fault[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const faults: Fault[] = [];
  const visit = (source: Source) => {
    trail.push(source.path);
    for (const { request, line } of source.uses) {
      const target = resolve(source.path, request);
      const next = target === undefined || finished.has(target) ? undefined : byPath.get(target);
      if (!next) continue;
      const back = trail.indexOf(next.path);
      if (back < 0) visit(next);
      else {
        const ring = [...trail.slice(back), next.path].join(' → ');
        faults.push({ path: source.path, line, message: `imports in a ring: ${ring}` });
      }
    }
    trail.pop();
    finished.add(source.path);
  };
  for (const source of sources) if (!finished.has(source.path)) visit(source);
  return faults;
}

/** Files that hand on names of other files, and exports without a name. */
export function exportFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap(({ path, reexports, defaultExports }) => [
    ...reexports.map((line) => ({
      path,
      line,
      message: 'hands on what another file exports; import it from where it is written',
    })),
    // Vite reads its settings from a default export.
    ...(path.endsWith('/vite.config.ts') ? [] : defaultExports).map((line) => ({
      path,
      line,
      message: 'exports without a name; give it the one name that all use',
    })),
  ]);
}
