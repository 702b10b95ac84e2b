import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, Plugin } from 'esbuild';
import { inputError, NavarchError } from '../domain/error.js';
import { isStrategy, type Strategy } from '../strategy/define.js';
import { publicApiFile } from './publicApi.js';

/** Whether a word of `--strategy` names a file and not a strategy. */
export function isStrategyFile(word: string): boolean {
  return /\.[cm]?[jt]s$/.test(word);
}

/**
 * Loads the strategy, or the list of strategies, that a TypeScript file exports by default. There is no build step:
 * the file and what it imports are translated on the fly, and `navarch` is the program that runs.
 *
 * @throws NavarchError when the file is missing, does not translate, fails, or exports no strategy
 */
export async function loadStrategyFile(path: string): Promise<readonly Strategy[]> {
  const file = resolve(path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw inputError(`the strategy file ${path} is not there`, 'Check the path given to --strategy.');
  }
  const exported = await importSource(path, await translate(path, file));
  const strategies = Array.isArray(exported) ? (exported as unknown[]) : [exported];
  if (strategies.length === 0 || !strategies.every(isStrategy)) {
    throw inputError(`${path} exports no strategy`, 'End it with: export default defineStrategy({ ... })');
  }
  return strategies;
}

async function translate(path: string, file: string): Promise<string> {
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      logLevel: 'silent',
      plugins: [publicApi],
    });
    return outputFiles[0]!.text;
  } catch (cause) {
    throw inputError(`${path} does not translate: ${firstError(cause as BuildFailure)}`, 'Correct the file.', cause);
  }
}

const publicApi: Plugin = {
  name: 'navarch',
  setup(build) {
    build.onResolve({ filter: /^navarch(\/indicators)?$/ }, ({ path }) => ({
      path: pathToFileURL(publicApiFile(path)).href,
      external: true,
    }));
  },
};

function firstError(failure: BuildFailure): string {
  const error = failure.errors?.[0];
  if (!error) return failure.message;
  return error.location ? `line ${error.location.line}: ${error.text}` : error.text;
}

async function importSource(path: string, source: string): Promise<unknown> {
  const dir = mkdtempSync(join(tmpdir(), 'navarch-strategy-'));
  try {
    const file = join(dir, 'strategy.mjs');
    writeFileSync(file, source);
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (cause) {
    if (cause instanceof NavarchError) throw inputError(`${path}: ${cause.message}`, cause.advice, cause);
    throw inputError(`${path} fails when it is loaded: ${(cause as Error).message}`, 'Correct the file.', cause);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
