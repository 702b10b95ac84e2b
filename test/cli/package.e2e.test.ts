import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SOURCES = ['src', 'strategies', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.types.json'];
const TEXTS = ['README.md', 'LICENSE'];

let folder = '';
let installed: { readonly status: number | null; readonly said: string };

/** Packs a copy of the repository, since packing builds anew what other tests run, and installs it elsewhere. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'navarch-package-'));
  const [copy, user] = [join(folder, 'copy'), join(folder, 'user')];
  mkdirSync(copy);
  mkdirSync(user);
  for (const path of [...SOURCES, ...TEXTS]) cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const packed = run('npm', ['pack', '--pack-destination', folder], copy);
  if (packed.status !== 0) throw new Error(packed.said);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  installed = run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], user);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd: string) {
  const { PATH, npm_config_registry: registry, npm_config_cache: cache } = process.env;
  const given = Object.entries({ npm_config_registry: registry, npm_config_cache: cache }).filter(([, value]) => value);
  const env = { PATH, HOME: process.env['HOME'], ...Object.fromEntries(given) };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, said: stdout + stderr };
}

const STRATEGY = (hold: string) => `import { defineStrategy, equally, everyCooldown, from, sharpe } from 'navarch';
export default defineStrategy({ name: 'MINE', when: everyCooldown(), hold: ${hold} });
`;
const RIGHT = STRATEGY("from('SPY', 'QQQ', 'GLD').rankBy(sharpe()).pickTop(2).weigh(equally())");
const WRONG = STRATEGY("from('SPY', 'QQQ', 'GLD').pickTop(2).rankBy(sharpe()).weigh(equally())");

describe('the packed program, installed in an empty folder', () => {
  const user = () => join(folder, 'user');

  it('holds the program and its types, and neither sources nor maps', ({ skip }) => {
    if (installed.status !== 0) skip('the registry cannot be reached');
    const files = readdirSync(join(user(), 'node_modules/navarch'), { recursive: true }) as string[];
    expect(files).toEqual(expect.arrayContaining(['dist/navarch.js', 'dist/index.js', 'dist/types/src/index.d.ts']));
    expect(files.filter((name) => name.endsWith('.map') || name.startsWith('src') || name.includes('bench'))).toEqual(
      [],
    );
  });

  it('runs the four groups to a report with charts', ({ skip }) => {
    if (installed.status !== 0) skip('the registry cannot be reached');
    const { status, said } = run('npx', ['navarch', 'backtest', '--strategy', 'all', '--png', 'charts'], user());
    expect(status, said).toBe(0);
    expect(said).toContain('Winner: ');
    expect(existsSync(join(user(), 'reports/latest/index.html'))).toBe(true);
    expect(readdirSync(join(user(), 'charts')).filter((name) => name.endsWith('.png')).length).toBeGreaterThan(2);
  });

  it("runs and type-checks a user's strategy, and a stage in the wrong order does not compile", ({ skip }) => {
    if (installed.status !== 0) skip('the registry cannot be reached');
    writeFileSync(join(user(), 'right.ts'), RIGHT);
    writeFileSync(join(user(), 'wrong.ts'), WRONG);
    const ran = run('npx', ['navarch', 'backtest', '--strategy', 'right.ts'], user());
    expect(ran.status, ran.said).toBe(0);
    expect(ran.said).toContain('MINE ends at');
    expect(typeCheck('right.ts')).toMatchObject({ status: 0, said: '' });
    expect(typeCheck('wrong.ts').said).toMatch(/^wrong\.ts\(2,.*error TS2339: Property 'pickTop' does not exist/);
  });

  function typeCheck(file: string) {
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
    return run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...options, file], user());
  }
});
