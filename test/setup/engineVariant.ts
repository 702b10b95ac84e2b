import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { loadBacktest } from '../../src/backtest/load.js';
import type { runBacktest } from '../../src/backtest/run.js';
import type { demo } from '../../src/data/demo/demo.js';
import type { STRATEGIES } from '../../strategies/index.js';

/** What a bundle of the backtest exports. */
export interface BacktestBundle {
  readonly loadBacktest: typeof loadBacktest;
  readonly runBacktest: typeof runBacktest;
  readonly demo: typeof demo;
  readonly STRATEGIES: typeof STRATEGIES;
}

const ENGINE = resolve('src/execution/step.ts');

export function engineSource(): string {
  return readFileSync(ENGINE, 'utf8');
}

/** The backtest with another text in the place of the engine's `step`, bundled and loaded. */
export async function backtestWithEngine(source: string): Promise<BacktestBundle> {
  const dir = mkdtempSync(join(tmpdir(), 'navarch-engine-'));
  const outfile = join(dir, 'backtest.mjs');
  try {
    await build({
      stdin: { contents: ENTRY, resolveDir: resolve('.'), loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      alias: { navarch: resolve('src/index.ts') },
      plugins: [replaced(source)],
    });
    return (await import(pathToFileURL(outfile).href)) as BacktestBundle;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const ENTRY = `
  export { loadBacktest } from './src/backtest/load.js';
  export { runBacktest } from './src/backtest/run.js';
  export { demo } from './src/data/demo/demo.js';
  export { STRATEGIES } from './strategies/index.js';
`;

function replaced(source: string): Plugin {
  return {
    name: 'engine',
    setup: ({ onLoad }) => onLoad({ filter: /execution[\\/]step\.ts$/ }, () => ({ contents: source, loader: 'ts' })),
  };
}
