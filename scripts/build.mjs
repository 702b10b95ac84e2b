// Bundles navarch into dist/: the program, the public API, the page's script and the font of the pictures.
//   --if-stale   only when a source is newer than the last build
//   --release    also the type declarations
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const place = join(root, 'dist');
// Built beside and put in place whole, so that nobody runs half a build.
const dist = join(root, `dist.next-${process.pid}`);
const stamp = join(place, '.built');
const release = process.argv.includes('--release');

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const NATIVE = ['@napi-rs/canvas', 'esbuild'];
const common = {
  absWorkingDir: root,
  bundle: true,
  minifySyntax: true,
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  sourcemap: 'linked',
};

/**
 * chartjs-node-canvas loads the canvas by a name that it computes, which no bundler follows: an installed package would
 * look for it in vain. The name is only ever this one.
 */
const bundledCanvas = {
  name: 'bundled-canvas',
  setup({ onLoad }) {
    onLoad({ filter: /chartjs-node-canvas[\\/]dist[\\/]freshRequire\.js$/ }, () => ({
      contents: "exports.freshRequire = () => require('canvas');",
    }));
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

await Promise.all([
  build({
    ...common,
    entryPoints: existing({
      navarch: 'src/cli/main.ts',
      index: 'src/index.ts',
      indicators: 'src/indicators.ts',
      bench: 'bench/main.ts',
    }),
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    splitting: true,
    external: NATIVE,
    alias: { navarch: './src/index.ts', 'navarch/indicators': './src/indicators.ts' },
    plugins: [bundledCanvas],
    define: { __NAVARCH_VERSION__: JSON.stringify(version) },
    banner: {
      js: "import{createRequire as __navarchRequire}from'node:module';const require=__navarchRequire(import.meta.url);",
    },
  }),
  build({
    ...common,
    entryPoints: existing({ page: 'src/report/page/client.ts', style: 'src/report/page/style.css' }),
    outdir: join(dist, 'assets'),
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    minify: true,
    sourcemap: false,
    legalComments: 'inline',
  }),
]);

mkdirSync(join(dist, 'assets'), { recursive: true });
for (const font of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']) {
  cpSync(join(root, 'node_modules/dejavu-fonts-ttf/ttf', font), join(dist, 'assets', font));
}
if (release) declareTypes();
writeFileSync(join(dist, '.built'), '');
putInPlace();

function existing(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));
}

function putInPlace() {
  const old = join(root, `dist.old-${process.pid}`);
  if (existsSync(place)) renameSync(place, old);
  renameSync(dist, place);
  rmSync(old, { recursive: true, force: true });
}

function declareTypes() {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', join(dist, 'types')],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return ['src', 'strategies', 'bench', 'scripts', 'package.json', 'package-lock.json'].every(
    (path) => newest(join(root, path)) <= built,
  );
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
