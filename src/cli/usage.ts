import type { Argv } from 'yargs';

/** The command line itself is off. */
export class UsageError extends Error {}

/**
 * What yargs says of a command line, in words that name the flag or the command.
 * @param args the words that were typed
 */
export function usageError(said: string, args: readonly string[], commands: readonly string[]): UsageError {
  const [, missing] = /^Not enough arguments following: (\S+)/.exec(said) ?? [];
  if (missing !== undefined) return new UsageError(`${flag(missing)} needs a value.`);
  const [, meant] = /^Did you mean (\S+)\?$/.exec(said) ?? [];
  const command = commandIn(args);
  if (command !== undefined && !commands.includes(command)) {
    const hint = meant === undefined ? 'There are ' + commands.join(', ') + '.' : `Did you mean ${meant}?`;
    return new UsageError(`There is no command ${command}. ${hint}`);
  }
  const [, list] = /^Unknown arguments?: (.+)$/.exec(said) ?? [];
  const unknown = list?.split(', ').find((name) => isFlag(name, args));
  if (unknown !== undefined) return new UsageError(`There is no flag ${flag(unknown)}.`);
  if (list !== undefined) return new UsageError(`${list.split(', ')[0]} is one word too many.`);
  if (said.startsWith('Not enough non-option arguments')) return new UsageError(`${command} what? A word is missing.`);
  return new UsageError(said);
}

/** The first word that is no flag. */
export function commandIn(args: readonly string[]): string | undefined {
  return args.find((arg) => !arg.startsWith('-'));
}

/** Of a flag that is given twice yargs makes a list; which of the two was meant is not ours to guess. */
export function refuseTwice(argv: Record<string, unknown>): true {
  const twice = Object.keys(argv).find((name) => name !== '_' && Array.isArray(argv[name]));
  if (twice !== undefined) throw new UsageError(`${flag(twice)} is given more than once.`);
  return true;
}

/** A dash alone, the value of `--json -`, is no value to yargs unless it is joined. */
export function withJoinedDash(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    if (arg === '--json' && args[i + 1] === '-') return '--json=-';
    return arg === '-' && args[i - 1] === '--json' ? [] : arg;
  });
}

/** Every command's builder is run before it is known whether help is asked for; hidden options cost nothing there. */
export function withoutHelpTexts<T>(yargs: Argv<T>): Argv<T> {
  const { key } = (yargs as unknown as { getOptions(): { key: Record<string, boolean> } }).getOptions();
  for (const name of Object.keys(key)) yargs.hide(name);
  return yargs;
}

function isFlag(name: string, args: readonly string[]): boolean {
  return args.some((arg) => arg === flag(name) || arg.startsWith(`${flag(name)}=`));
}

function flag(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
