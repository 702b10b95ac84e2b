import type { Argv } from 'yargs';

/** What every command takes, as it comes off the command line. */
export interface CommonOptions {
  config?: string | undefined;
  json?: string | undefined;
  quiet: boolean;
  verbose: boolean;
  color: boolean;
  logDir?: string | undefined;
  home?: string | undefined;
}

export const COMMON_GROUP = 'Every command:';

export function withCommonOptions<T>(yargs: Argv<T>): Argv<T & CommonOptions> {
  return yargs.options({
    config: {
      type: 'string',
      requiresArg: true,
      group: COMMON_GROUP,
      describe: 'configuration file (default: navarch.yaml)',
    },
    json: { type: 'string', group: COMMON_GROUP, describe: 'machine-readable result, to FILE or to standard output' },
    quiet: { type: 'boolean', default: false, group: COMMON_GROUP, describe: 'only the result and errors' },
    verbose: { type: 'boolean', default: false, group: COMMON_GROUP, describe: 'more detail; a stack with an error' },
    color: { type: 'boolean', default: true, group: COMMON_GROUP, describe: 'colours in a terminal (--no-color)' },
    'log-dir': {
      type: 'string',
      requiresArg: true,
      group: COMMON_GROUP,
      describe: 'folder of the daily log (default: logs in the home)',
    },
    home: {
      type: 'string',
      requiresArg: true,
      group: COMMON_GROUP,
      describe: 'where reports, cache and ledger live (default: here)',
    },
  }) as Argv<T & CommonOptions>;
}
