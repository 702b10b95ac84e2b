import { NavarchError } from '../domain/error.js';
import { Interrupted } from './context.js';
import { ExitCode } from './exitCode.js';
import { secretsMet, withoutSecrets } from './secrets.js';

/** The command line itself is off. */
export class UsageError extends Error {}

/** Says what went wrong in a line or two, on standard error. @returns the exit code */
export function reportError(error: unknown, args: readonly string[]): number {
  const verbose = args.includes('--verbose');
  const secrets = secretsMet();
  const say = (line: string) => process.stderr.write(`${withoutSecrets(line, secrets)}\n`);
  if (error instanceof Interrupted) {
    say('Stopped.');
    return ExitCode.Interrupted;
  }
  if (error instanceof UsageError) {
    say(`navarch: ${error.message}`);
    say(
      `Try: navarch ${args
        .filter((arg) => /^[a-z]+$/.test(arg))
        .slice(0, 1)
        .concat('--help')
        .join(' ')}`,
    );
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
