import type { Cache, Store } from '../../data/cache/store.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import type { DataArgs } from '../commands/data.js';
import type { Context } from '../context.js';
import { inParagraph } from '../paragraph.js';
import type { Terminal } from '../terminal.js';

/** What the actions of `data` work on. */
export interface DataJob {
  readonly argv: DataArgs;
  readonly context: Context;
  readonly cache: Cache;
  /** Undefined where none were named. */
  readonly symbols: readonly string[] | undefined;
}

/** The parts of the cache to look at: the one named, else all that were filled. @throws NavarchError on none */
export function storesOf({ argv, cache }: DataJob): Store[] {
  const filled = cache.stores();
  const names = argv.source === undefined ? filled : filled.filter((name) => name === argv.source);
  if (names.length > 0) return names.map((name) => cache.store(name));
  const what = argv.source === undefined ? 'The cache is empty' : `The cache has nothing of ${argv.source}`;
  throw inputError(`${what}: ${cache.dir}`, 'Fill it with data sync or data import DIR.');
}

/** What a person must know about the data, a paragraph each; those that are for information only with `--verbose`. */
export function printIssues(issues: readonly DataIssue[], terminal: Terminal): void {
  for (const { severity, message } of issues) {
    const lines = inParagraph(message, '', severity === 'warning' ? '! ' : '- ');
    for (const line of lines) {
      if (severity === 'warning') terminal.say(line);
      else terminal.detail(line);
    }
  }
}
