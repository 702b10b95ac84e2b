import type { Argv } from 'yargs';
import type { CommonOptions } from './options.js';

/**
 * A command as the command line knows it. Its work is loaded when it is called, so that `--help` costs nothing.
 */
export interface Command<Args extends CommonOptions> {
  readonly command: string | readonly string[];
  readonly describe: string;
  builder(yargs: Argv<CommonOptions>): Argv<Args>;
  /** @returns the exit code */
  run(argv: Args): Promise<number>;
}
