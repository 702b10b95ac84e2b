import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../domain/error.js';
import { temporaryBeside } from './atomic.js';

/** The folder of all reports of a home. */
export function reportsFolder(home: string): string {
  return join(home, 'reports');
}

/** `backtest-20240308-153012-ab12cd`: by time, and unlike any other of that second. */
export function newReportId(now: Date): string {
  const [date = '', time = ''] = now.toISOString().slice(0, 19).split('T');
  return `backtest-${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${randomBytes(3).toString('hex')}`;
}

/** Where the report of an id lies in a home. */
export function reportPath(home: string, id: string): string {
  return join(reportsFolder(home), `${id}.html`);
}

/**
 * Makes `reports/latest/` hold a copy of the report as `index.html`, and of the pictures in `pngFolder` if given. The
 * folder is made beside and put in place whole.
 */
export function updateLatest(home: string, reportFile: string, pngFolder?: string): string {
  const latest = join(reportsFolder(home), 'latest');
  const next = temporaryBeside(latest);
  try {
    mkdirSync(next, { recursive: true });
    copyFileSync(reportFile, join(next, 'index.html'));
    for (const name of pictures(pngFolder)) copyFileSync(join(pngFolder!, name), join(next, name));
    swap(next, latest);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw failure(
      `${latest} could not be renewed: ${error instanceof Error ? error.message : String(error)}.`,
      undefined,
      error,
    );
  }
  return latest;
}

function pictures(folder: string | undefined): string[] {
  return folder && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.png')) : [];
}

/** Others renew it at the same time: a place that is taken again between two steps is cleared again. */
const MOST_TRIES = 20;

/** A folder cannot be renamed over a full one: the old one steps aside first. */
function swap(next: string, place: string): void {
  const old = temporaryBeside(place);
  for (let tries = 1; ; tries += 1) {
    stepAside(place, old);
    try {
      renameSync(next, place);
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'ENOTEMPTY' && code !== 'EEXIST') || tries === MOST_TRIES) throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
  rmSync(old, { recursive: true, force: true });
}

function stepAside(place: string, old: string): void {
  try {
    renameSync(place, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
