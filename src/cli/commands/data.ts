import type { Argv } from 'yargs';
import type { CommonOptions } from '../options.js';

export interface DataArgs extends CommonOptions {
  action: 'sync' | 'list' | 'verify' | 'import' | 'export';
  dir?: string;
  symbols?: string;
  from?: string;
  to?: string;
  source?: 'polygon' | 'alpaca' | 'import';
  out?: string;
}

const ACTIONS = ['sync', 'list', 'verify', 'import', 'export'] as const;
const SOURCES = ['polygon', 'alpaca', 'import'] as const;

const builder = (yargs: Argv<CommonOptions>) =>
  yargs
    .positional('action', { choices: ACTIONS, demandOption: true, describe: 'what to do' })
    .positional('dir', { type: 'string', describe: 'import: a folder of SYMBOL.csv, adjusted for splits' })
    .options({
      symbols: {
        type: 'string',
        requiresArg: true,
        describe: 'A,B,C (default: sync the default groups; else all there are)',
      },
      from: { type: 'string', requiresArg: true, describe: 'sync, export: first date (sync: ten years back)' },
      to: { type: 'string', requiresArg: true, describe: 'sync, export: last date (default: the last there is)' },
      source: {
        choices: SOURCES,
        requiresArg: true,
        describe: 'the vendor, or the part of the cache (default: what has a key; all)',
      },
      out: { type: 'string', requiresArg: true, describe: 'export: the folder to write' },
    })
    .example('$0 data sync', 'fetch what the cache lacks; Ctrl-C and again resumes')
    .example('$0 data list', 'what the cache holds')
    .example('$0 data verify', 'gaps, bad prints, stale symbols; exit 1 if any')
    .example('$0 data import prices', 'a CSV folder, for --data cache')
    .example('$0 data export --out prices', 'the cache as CSV, for --data csv:prices');

export const dataCommand = {
  command: 'data <action> [dir]',
  describe: 'fetch, list, verify, import and export market data',
  builder,
  run: async (argv: DataArgs): Promise<number> => (await import('../actions/data.js')).data(argv),
};
