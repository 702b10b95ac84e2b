import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bundle that strategy files mean by `navarch` or `navarch/indicators`: it lies beside the program, which may run from a chunk of it. */
export function publicApiFile(specifier: string): string {
  const name = specifier === 'navarch' ? 'index.js' : 'indicators.js';
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [here, dirname(here), join(here, '../../dist')].map((dir) => join(dir, name));
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`the public API is not beside the program in ${here}: build it first`);
  return found;
}
