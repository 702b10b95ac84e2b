import { NavarchError } from '../domain/error.js';
import { Interrupted } from './context.js';
import { ExitCode } from './exitCode.js';
import { inParagraph } from './paragraph.js';
import { secretsMet, withoutSecrets } from './secrets.js';
import { commandIn, UsageError } from './usage.js';

/** Says what went wrong in a line or two, on standard error. @returns the exit code */
export function reportError(error: unknown, args: readonly string[], commands: readonly string[]): number {
  const verbose = args.includes('--verbose');
  const secrets = secretsMet();
  const say = (line: string) => process.stderr.write(`${forReader(withoutSecrets(line, secrets))}\n`);
  if (error instanceof Interrupted) {
    say('Stopped.');
    return ExitCode.Interrupted;
  }
  if (error instanceof UsageError) {
    say(`navarch: ${error.message}`);
    const command = commandIn(args);
    say(`Try: navarch ${command !== undefined && commands.includes(command) ? `${command} ` : ''}--help`);
    return ExitCode.BadInput;
  }
  const known = error instanceof NavarchError;
  const message = error instanceof Error ? error.message : String(error);
  say(
    known
      ? `navarch: ${message}${/[.!?]$/.test(message) ? '' : '.'}`
      : `navarch failed, and should not have: ${message}`,
  );
  if (known && error.advice) say(`  ${error.advice}`);
  if (verbose && error instanceof Error) sayStack(error, say);
  else if (!known) say('  Run it again with --verbose to see where.');
  return known && error.kind === 'input' ? ExitCode.BadInput : ExitCode.Failed;
}

function sayStack(error: Error, say: (line: string) => void): void {
  say(error.stack ?? '');
  if (error.cause instanceof Error) say(`caused by ${error.cause.stack ?? error.cause.message}`);
}

/** A person's terminal would break a long line within a word; what a program reads stays on its line. */
function forReader(line: string): string {
  if (process.stderr.isTTY !== true || line.includes('\n')) return line;
  const [indent = ''] = /^ */.exec(line) ?? [];
  return inParagraph(line.trim(), indent).join('\n');
}
