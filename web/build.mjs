// Builds the browser side into dist/, and only when something has changed: `node web/build.mjs`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const stamps = join(root, '.build');
const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'build.mjs'];

const has = (path) => existsSync(join(root, path));

/** All files under the given paths, without what is built or installed. */
function filesOf(paths) {
  return paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [full];
    return readdirSync(full, { withFileTypes: true })
      .filter((entry) => !['node_modules', 'dist', '.build'].includes(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesOf([join(path, entry.name)]));
  });
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of filesOf(paths)) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Runs the step unless its inputs are those of the last time and its output is still there. */
function step(name, inputs, output, run) {
  const stamp = join(stamps, `${name}.stamp`);
  const hash = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && has(output)) return;
  console.log(`web: ${name}`);
  rmSync(stamp, { force: true });
  run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

function npm(...args) {
  const result = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    console.error(`web: npm ${args.join(' ')} failed`);
    process.exit(result.status ?? 1);
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`web: Node 20 or newer is needed to build the browser side, this is ${process.version}`);
  process.exit(1);
}

step('install', ['package-lock.json'], 'node_modules/.package-lock.json', () =>
  npm('ci', '--no-audit', '--no-fund', '--prefer-offline'),
);
step('widget', [...shared, 'client/src', 'widget'], 'dist/widget/baton.js', () => npm('run', 'build', '-w', 'widget'));
if (has('console/index.html')) {
  const output = 'dist/console/index.html';
  step('console', [...shared, 'client/src', 'console'], output, () => npm('run', 'build', '-w', 'console'));
}
step('demo', ['build.mjs', 'demo'], 'dist/demo/index.html', () => {
  rmSync(join(root, 'dist/demo'), { recursive: true, force: true });
  cpSync(join(root, 'demo'), join(root, 'dist/demo'), { recursive: true });
});
