import { resolve } from 'node:path';
import { bestStore, cacheSource } from '../../data/cache/cacheSource.js';
import { importFolder } from '../../data/cache/importFolder.js';
import { exportFolder } from '../../data/csv/exportFolder.js';
import { inputError } from '../../domain/error.js';
import { FIRST_SESSION, LAST_SESSION } from '../../market/calendar.js';
import { ExitCode } from '../exitCode.js';
import { showProgress } from '../progress.js';
import { writeJson } from '../terminal.js';
import { printIssues, type DataJob } from './dataJob.js';

/** Copies a CSV folder into the cache. */
export async function importData({ argv, context, cache, symbols }: DataJob): Promise<number> {
  const { terminal, json, now, signal } = context;
  if (argv.dir === undefined) throw inputError('which folder is to be imported is not said', 'Write data import DIR.');
  const progress = showProgress(terminal);
  try {
    const dir = resolve(argv.dir);
    const imported = await importFolder(cache, dir, { symbols, now }, { signal, onProgress: progress.update });
    progress.stop();
    if (json !== null) {
      const entries = imported.symbols.map(({ symbol, entry }) => ({ symbol, ...entry }));
      writeJson(json, {
        schemaVersion: 1,
        source: 'import',
        cache: cache.dir,
        symbols: entries,
        issues: imported.issues,
      });
    }
    const rows = imported.symbols.reduce((sum, { entry }) => sum + entry.rows, 0);
    terminal.print(`Imported ${imported.symbols.length} symbols, ${rows} bars, from ${dir}.`);
    printIssues(imported.issues, terminal);
    terminal.say('Use them: navarch backtest --data cache');
    return ExitCode.Done;
  } finally {
    progress.stop();
  }
}

/** Writes the cache, or part of it, as a CSV folder, adjusted for splits. */
export async function exportData({ argv, context, cache, symbols }: DataJob): Promise<number> {
  const { terminal, json } = context;
  if (argv.out === undefined) throw inputError('where to export to is not said', 'Write data export --out DIR.');
  const store = argv.source === undefined ? bestStore(cache, symbols ?? []) : cache.store(argv.source);
  const wanted = symbols ?? Object.keys(store.manifest().symbols).sort();
  if (wanted.length === 0) throw inputError(`${store.label} is empty`, 'Fill it with data sync or data import DIR.');
  const window = { from: argv.from ?? FIRST_SESSION, to: argv.to ?? LAST_SESSION };
  const data = await cacheSource(cache, store.name).load({ symbols: wanted, ...window });
  const dir = resolve(argv.out);
  const files = exportFolder(data, dir);
  if (json !== null) writeJson(json, { schemaVersion: 1, source: store.name, dir, files, issues: data.issues });
  terminal.print(`Wrote ${files.length} files to ${dir}.`);
  printIssues(data.issues, terminal);
  terminal.say(`Use them: navarch backtest --data csv:${argv.out}`);
  return ExitCode.Done;
}
