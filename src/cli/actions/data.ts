import { join } from 'node:path';
import { openCache } from '../../data/cache/store.js';
import { safeSymbol } from '../../data/symbolName.js';
import { inputError } from '../../domain/error.js';
import { isIsoDate } from '../../market/date.js';
import type { DataArgs } from '../commands/data.js';
import { openContext } from '../context.js';
import { exportData, importData } from './dataCopy.js';
import { listData } from './dataList.js';
import { syncData } from './dataSync.js';
import { verifyData } from './dataVerify.js';
import type { DataJob } from './dataJob.js';

const ACTIONS = { sync: syncData, list: listData, verify: verifyData, import: importData, export: exportData };

/** `data sync|list|verify|import|export`. @returns the exit code */
export async function data(argv: DataArgs): Promise<number> {
  if (argv.dir !== undefined && argv.action !== 'import') {
    throw inputError(`data ${argv.action} takes no folder`, 'Only data import does: data import DIR.');
  }
  if (argv.out !== undefined && argv.action !== 'export') {
    throw inputError(`data ${argv.action} takes no --out`, 'Only data export does.');
  }
  for (const date of [argv.from, argv.to]) {
    if (date !== undefined && !isIsoDate(date)) throw inputError(`${date} is not a date`, 'Write it as 2016-01-04.');
  }
  if (argv.from !== undefined && argv.to !== undefined && argv.from > argv.to) {
    throw inputError(`--from ${argv.from} is after --to ${argv.to}`, 'Exchange them.');
  }
  const symbols = symbolsOf(argv.symbols);
  const context = await openContext(argv);
  const job: DataJob = { argv, context, cache: openCache(join(context.home, 'data-cache')), symbols };
  return ACTIONS[argv.action](job);
}

function symbolsOf(list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const symbols = list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (symbols.length === 0) throw inputError('--symbols names none', 'Write them as SPY,QQQ.');
  return [...new Set(symbols.map(safeSymbol))];
}
