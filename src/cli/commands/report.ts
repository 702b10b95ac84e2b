import type { Argv } from 'yargs';
import type { CommonOptions } from '../options.js';

export interface ReportArgs extends CommonOptions {
  action: 'list' | 'open' | 'serve';
  id?: string;
  port: number;
}

const builder = (yargs: Argv<CommonOptions>) =>
  yargs
    .positional('action', { choices: ['list', 'open', 'serve'] as const, demandOption: true, describe: 'what to do' })
    .positional('id', { type: 'string', describe: 'open: which report (default: the newest)' })
    .options({
      port: {
        type: 'number',
        default: 8410,
        requiresArg: true,
        describe: 'serve: port on this machine; 0 for any free one',
      },
    })
    .example('$0 report list', 'the reports, newest first')
    .example('$0 report open', 'the newest in the browser')
    .example('$0 report serve --port 0', 'all of them in a browser, on this machine only');

export const reportCommand = {
  command: 'report <action> [id]',
  describe: 'list, open and serve the reports',
  builder,
  run: async (argv: ReportArgs): Promise<number> => (await import('../actions/report.js')).report(argv),
};
