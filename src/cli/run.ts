import yargs, { type Argv } from 'yargs';
import { backtestCommand } from './commands/backtest.js';
import { dataCommand } from './commands/data.js';
import { initCommand } from './commands/init.js';
import { reportCommand } from './commands/report.js';
import { ExitCode } from './exitCode.js';
import { type CommonOptions, withCommonOptions } from './options.js';
import { reportError } from './reportError.js';
import { refuseTwice, usageError, withJoinedDash, withoutHelpTexts } from './usage.js';
import { VERSION } from './version.js';

const COMMANDS = [backtestCommand, initCommand, dataCommand, reportCommand];
const COMMAND_NAMES = COMMANDS.map(({ command }) => command.split(' ')[0]!);

/** Runs one command line. @returns the exit code */
export async function runCli(typed: readonly string[]): Promise<number> {
  let code: number = ExitCode.Done;
  const args = withJoinedDash(typed);
  const parser = withCommonOptions(yargs([...args]))
    .scriptName('navarch')
    .usage('$0 COMMAND [OPTIONS]\n\nFrom a trading idea to the paper account, without rewriting it.')
    .version(VERSION)
    .help()
    .alias('h', 'help')
    .alias('V', 'version')
    .strict()
    .recommendCommands()
    .example('$0 backtest --strategy all', 'the four groups, the winner, a report')
    .example('$0 backtest --help', 'every flag of a command, with examples')
    .example('$0 report open', 'the newest report in the browser')
    .demandCommand(1, 'Which command? `navarch --help` lists them.')
    .check(refuseTwice, true)
    .wrap(Math.min(80, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message, error) => {
      const said = error?.name === 'YError' ? error.message : message;
      throw error && error.name !== 'YError' ? error : usageError(said, args, COMMAND_NAMES);
    });
  const asksForHelp = args.some((arg) => arg === '--help' || arg === '-h');
  for (const command of COMMANDS) {
    const builder = (yargs: Argv<CommonOptions>) => {
      const built: Argv<CommonOptions> = command.builder(yargs);
      return asksForHelp ? built : withoutHelpTexts(built);
    };
    parser.command(command.command, command.describe, builder as never, async (argv) => {
      code = await command.run(argv as never);
    });
  }
  try {
    await parser.parseAsync();
    return code;
  } catch (error) {
    return reportError(error, args, COMMAND_NAMES);
  }
}
