import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failure } from '../domain/error.js';

/** The page's own script and style sheet, built beforehand. */
export interface Assets {
  readonly script: string;
  readonly style: string;
}

/** Where built assets lie, seen from dist/, from dist/chunks/ and from src/report/. */
const PLACES = ['./assets/', '../assets/', '../../dist/assets/'];

export function loadAssets(): Assets {
  return { script: readFileSync(assetPath('page.js'), 'utf8'), style: readFileSync(assetPath('style.css'), 'utf8') };
}

/**
 * The path of a built file.
 * @throws a failure when the build is not complete
 */
export function assetPath(name: string): string {
  for (const place of PLACES) {
    const path = join(fileURLToPath(new URL(place, import.meta.url)), name);
    if (existsSync(path)) return path;
  }
  throw failure(`The report needs ${name}, which is not among the built files.`, 'Run "npm run build" and try again.');
}
