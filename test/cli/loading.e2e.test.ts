import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { navarch, newHome } from './navarch.js';

/** Names of the packages whose code a run loads, by what the engine says of every script and by the source maps. */
async function packagesLoadedBy(...args: string[]): Promise<string[]> {
  const home = newHome();
  const coverage = join(home, 'coverage');
  mkdirSync(coverage);
  const { code } = await navarch(args, { home, env: { NODE_V8_COVERAGE: coverage } });
  expect(code).toBe(0);
  const sources = scriptsIn(coverage).flatMap((file) => [file, ...sourcesOf(file)]);
  const packages = sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
  return [...new Set(packages)].sort();
}

function scriptsIn(coverage: string): string[] {
  const urls = readdirSync(coverage).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

function sourcesOf(file: string): string[] {
  if (relative(resolve('dist'), file).startsWith('..') || !existsSync(`${file}.map`)) return [];
  return (JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }).sources;
}

const VENDORS = ['@polygon.io/client-js', '@alpacahq/alpaca-trade-api'];
const HEAVY = ['pino', 'zod', 'yaml', 'chart.js', 'fastify', '@napi-rs/canvas', 'esbuild', 'hyparquet', ...VENDORS];

describe('packages load when they are used', () => {
  it.each([[['--help']], [['backtest', '--help']], [['--version']]])(
    '%s needs the command line alone',
    async (args) => {
      const loaded = await packagesLoadedBy(...args);
      expect(loaded).toContain('yargs');
      expect(loaded.filter((name) => HEAVY.includes(name))).toEqual([]);
    },
  );

  it('a backtest needs no server, no canvas, no vendor and no compiler', async () => {
    const loaded = await packagesLoadedBy('backtest', '--strategy', 'BUY_HOLD');
    expect(loaded).toContain('zod');
    const idle = ['fastify', '@napi-rs/canvas', 'esbuild', 'yaml', ...VENDORS];
    expect(loaded.filter((name) => idle.includes(name))).toEqual([]);
  });
});
