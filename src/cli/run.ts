import yargs, { type Argv } from 'yargs';
import { backtestCommand } from './commands/backtest.js';
import { dataCommand } from './commands/data.js';
import { initCommand } from './commands/init.js';
import { reportCommand } from './commands/report.js';
import { ExitCode } from './exitCode.js';
import { type CommonOptions, withCommonOptions } from './options.js';
import { reportError, UsageError } from './reportError.js';
import { VERSION } from './version.js';

const COMMANDS = [backtestCommand, initCommand, dataCommand, reportCommand];

/** yargs sets the help of a command before it runs it, asked for or not; hidden options cost nothing there. */
function withoutHelpTexts(yargs: Argv<CommonOptions>): Argv<CommonOptions> {
  const { key } = (yargs as unknown as { getOptions(): { key: Record<string, boolean> } }).getOptions();
  for (const name of Object.keys(key)) yargs.hide(name);
  return yargs;
}

/** A dash alone, the value of `--json -`, is no value to yargs unless it is joined. */
function withJoinedDash(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    if (arg === '--json' && args[i + 1] === '-') return '--json=-';
    return arg === '-' && args[i - 1] === '--json' ? [] : arg;
  });
}

/** Of a flag that is given twice yargs makes a list; which of the two was meant is not ours to guess. */
function refuseTwice(argv: Record<string, unknown>): true {
  const twice = Object.keys(argv).find((name) => name !== '_' && Array.isArray(argv[name]));
  if (twice !== undefined) throw new UsageError(`--${twice} is given more than once.`);
  return true;
}

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
    .demandCommand(1, 'Which command? `navarch --help` lists them.')
    .check(refuseTwice, true)
    .wrap(Math.min(80, process.stdout.columns ?? 80))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
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
    return reportError(error, args);
  }
}
