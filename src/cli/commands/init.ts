import type { Argv } from 'yargs';
import type { CommonOptions } from '../options.js';

export interface InitArgs extends CommonOptions {
  dir?: string;
}

const builder = (yargs: Argv<CommonOptions>) =>
  yargs
    .positional('dir', { type: 'string', describe: 'folder to start in (default: the home)' })
    .example('$0 init', 'in this folder')
    .example('$0 init my-project', 'in a new one');

export const initCommand = {
  command: 'init [dir]',
  describe: 'write a configuration, an env file and a strategy to start from',
  builder,
  run: async (argv: InitArgs): Promise<number> => (await import('../actions/init.js')).init(argv),
};
