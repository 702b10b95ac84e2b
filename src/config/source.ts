import { join } from 'node:path';
import type { DailyBarSource } from '../data/port.js';
import { inputError } from '../domain/error.js';
import type { Environment } from './environment.js';

/** A source that was chosen, and why, in a sentence for the first line of the output; null where it was named. */
export interface ChosenSource {
  readonly source: DailyBarSource;
  readonly because: string | null;
}

/**
 * What `--data` means: `auto`, `polygon`, `alpaca`, `demo`, `cache` or `csv:DIR`. A vendor is read by way of the
 * cache in the home. `auto` is Polygon when its key is set, else the demo data.
 *
 * @throws NavarchError when the word is unknown, or the vendor's key is not set
 */
export async function openSource(word: string, env: Environment, home: string, now: number): Promise<ChosenSource> {
  if (word === 'auto') return chooseSource(env, home, now);
  if (word === 'demo') return { source: await openDemo(), because: null };
  if (word.startsWith('csv:')) return { source: await openCsv(word.slice('csv:'.length)), because: null };
  const { openCached } = await import('./vendors.js');
  if (word === 'polygon' || word === 'alpaca' || word === 'cache') {
    return { source: await openCached(word, env, join(home, 'data-cache'), now), because: null };
  }
  throw inputError(`--data ${word} means nothing`, 'Use auto, polygon, alpaca, demo, cache, or csv:DIR.');
}

async function chooseSource(env: Environment, home: string, now: number): Promise<ChosenSource> {
  if (env['POLYGON_API_KEY']) {
    const { source } = await openSource('polygon', env, home, now);
    return { source, because: 'POLYGON_API_KEY is set' };
  }
  return { source: await openDemo(), because: 'no POLYGON_API_KEY is set' };
}

async function openDemo(): Promise<DailyBarSource> {
  const { demo } = await import('../data/demo/demo.js');
  return demo();
}

async function openCsv(dir: string): Promise<DailyBarSource> {
  if (dir === '') throw inputError('--data csv: names no folder', 'Write it as csv:DIR.');
  const { csvFolder } = await import('../data/csv/csvFolder.js');
  return csvFolder(dir);
}
