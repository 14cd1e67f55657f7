import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Program, parseSync, type StaticExport, type StaticImport } from 'oxc-parser';

/** What a file takes from another one; types count. */
export interface Use {
  /** As written: `../pledge/pledge.ts`, `node:fs`. */
  readonly request: string;
  readonly line: number;
}

/** A TypeScript file, read as far as the laws need it. */
export interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly lines: number;
  readonly uses: readonly Use[];
  /** Lines that hand on what another file exports. */
  readonly reexports: readonly number[];
  readonly defaultExports: readonly number[];
  /** Lines that ask the machine what time it is, or make a `Date`. */
  readonly clockReads: readonly number[];
}

/** A law that is broken, and where. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Reads the TypeScript files below some folders of a project; a folder that is not there has none. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return filesBelow(root, folders, /\.tsx?$/).map((path) =>
    readSource(path, readFileSync(join(root, path), 'utf8')),
  );
}

/** Paths from the root, sorted, of the files below some folders; nothing generated and nothing installed. */
export function filesBelow(root: string, folders: readonly string[], name: RegExp): string[] {
  const paths: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !/^(node_modules|generated|dist)$/.test(entry.name)) visit(path);
      else if (entry.isFile() && name.test(entry.name)) paths.push(path);
    }
  };
  const present = new Set(readdirSync(root));
  for (const folder of folders) if (present.has(folder)) visit(folder);
  return paths.sort();
}

/** @throws SyntaxError when the text is not TypeScript. */
export function readSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]!.message}`);
  const lineAt = lineFinder(text);
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    uses: [...importsOf(module.staticImports), ...exportsOf(module.staticExports), ...inner(program)].map(
      ({ request, start }) => ({ request, line: lineAt(start) }),
    ),
    reexports: module.staticExports
      .filter(({ entries }) => entries.some(({ moduleRequest }) => moduleRequest))
      .map(({ start }) => lineAt(start)),
    defaultExports: module.staticExports
      .filter(({ entries }) => entries.some(({ exportName }) => isDefault(exportName)))
      .map(({ start }) => lineAt(start)),
    clockReads: clockReads(program).map(lineAt),
  };
}

const isDefault = ({ kind, name }: { kind: string; name: string | null }) =>
  kind === 'Default' || name === 'default';

interface Request {
  request: string;
  start: number;
}

const importsOf = (imports: readonly StaticImport[]): Request[] =>
  imports.map(({ moduleRequest, start }) => ({ request: moduleRequest.value, start }));

const exportsOf = (exports: readonly StaticExport[]): Request[] =>
  exports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ request: moduleRequest.value, start }] : [])),
  );

/** A part of the syntax tree. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

/** Every part of a syntax tree, from outside in and in the order of the text. */
export function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && 'start' in value) yield value as Node;
  for (const member of Object.values(value)) yield* nodesOf(member);
}

/** `import('…')` in expressions and in types. */
const inner = (program: Program): Request[] =>
  [...nodesOf(program)].flatMap(({ type, source }) => {
    if (type !== 'ImportExpression' && type !== 'TSImportType') return [];
    const { value, start } = source as Node;
    return typeof value === 'string' ? [{ request: value, start }] : [];
  });

const clockReads = (program: Program): number[] =>
  [...nodesOf(program)].filter(readsClock).map(({ start }) => start);

function readsClock({ type, callee, object, property }: Node): boolean {
  if (type === 'NewExpression' || type === 'CallExpression') return isDate(callee);
  return type === 'MemberExpression' && isDate(object) && (property as Node).name === 'now';
}

const isDate = (value: unknown): boolean =>
  (value as Node).type === 'Identifier' && (value as Node).name === 'Date';

function lineFinder(text: string): (offset: number) => number {
  return (offset) => text.slice(0, offset).split('\n').length;
}

/** The path of the project that a relative request means, or undefined for packages. */
export function resolve(from: string, request: string): string | undefined {
  return request.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), request)) : undefined;
}
