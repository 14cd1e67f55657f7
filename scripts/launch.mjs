/**
 * Runs the product under the Node that package.json pins, whatever Node the machine has (20 or newer). Installs what is
 * missing and builds the console first, so that a fresh clone needs one command.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, platform, ppid } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = platform === 'win32';
const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Installs the packages that the lock file names, unless they are all there. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing packages …');
  // `npm ci` wants a lock file that names every platform's packages; one made behind a mirror may lack some.
  const done = [['ci'], ['install', '--no-save']].some(
    (args) =>
      spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows })
        .status === 0,
  );
  if (done && existsSync(node)) return;
  console.error('The packages could not be installed; see above, put it right and start again.');
  exit(1);
}

function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !found || !existsSync(node)) return false;
  // Versions and not times: copies and checkouts give files any time.
  return Object.entries(wanted).every(
    ([place, { version, dev, optional }]) =>
      place === '' || optional || (dev && env.NODE_ENV === 'production') || found[place]?.version === version,
  );
}

function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** Builds the console when its sources are newer than what was built. */
export function build() {
  const source = join(root, 'web', 'console', 'index.html');
  const built = join(root, 'web', 'dist', 'console', 'index.html');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (
    !existsSync(source) ||
    (existsSync(built) && (!existsSync(vite) || newest(join(root, 'web')) < timeOf(built)))
  )
    return;
  console.error('Building the console …');
  const result = spawnSync(node, [vite, 'build', 'web/console', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (result.status === 0) return;
  console.error('The console could not be built; see above.');
  exit(1);
}

const timeOf = (path) => statSync(path).mtimeMs;

function newest(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => name !== 'dist' && name !== 'node_modules',
  );
  return Math.max(
    0,
    ...entries.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newest(path) : timeOf(path);
    }),
  );
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];
const LOOK_EVERY_MS = 500;

/** Runs a program of the product to its end and ends with its exit code. Signals are passed on. */
export function run(script, args, { watched = false } = {}) {
  const product = script === 'src/main.ts';
  const settings = product && existsSync('.env') ? ['--env-file=.env'] : [];
  // A smaller nursery for new objects: 179 MB resident at rest instead of 225, for some 8 % fewer cases a second.
  const memory = product ? ['--max-semi-space-size=8'] : [];
  const options = [...memory, ...settings, join(root, script)];
  const child = spawn(node, [...options, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', ...(watched ? ['ipc'] : [])],
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  // A kill -9 of npm or of this process must not leave a server behind that nobody knows of: the server sees that
  // this process is gone by its channel, and this one looks after npm.
  if (watched && env.npm_lifecycle_event) {
    setInterval(
      () => process.ppid === ppid || (child.connected && child.disconnect()),
      LOOK_EVERY_MS,
    ).unref();
  }
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    exit(1);
  });
  child.on('exit', (code, signal) => exit(signal ? 1 : code));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = argv.slice(2);
  install();
  build();
  if (command === 'test') run('scripts/test.mjs', args);
  else run('src/main.ts', [command, ...args], { watched: command === 'start' });
}
