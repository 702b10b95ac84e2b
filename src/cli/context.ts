import { mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Environment, loadEnvironment } from '../config/environment.js';
import { inputError } from '../domain/error.js';
import { ExitCode } from './exitCode.js';
import type { Logger } from './log.js';
import type { CommonOptions } from './options.js';
import { rememberSecrets, secretsMet, withoutSecrets } from './secrets.js';
import { Terminal } from './terminal.js';

/** What a command works with. */
export interface Context {
  /** Where reports, cache and ledger live: an absolute path. */
  readonly home: string;
  /** The process's environment and the env files. */
  readonly env: Environment;
  readonly terminal: Terminal;
  readonly log: Logger;
  /** Where the JSON goes: a file, `-` for standard output, null for nowhere. */
  readonly json: string | null;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Epoch ms UTC. */
  readonly now: number;
  /** The command line as it was typed, without secrets. */
  readonly commandLine: string;
  readonly options: CommonOptions;
}

/** @throws NavarchError when the home is no folder, or `NAVARCH_NOW` no instant. */
export async function openContext(options: CommonOptions): Promise<Context> {
  const home = openHome(options.home ?? process.env['NAVARCH_HOME'] ?? '.');
  const env = loadEnvironment(home, process.env);
  rememberSecrets(env);
  const json = options.json === undefined ? null : options.json === '' ? '-' : options.json;
  const terminal = new Terminal({ ...options, jsonOnStdout: json === '-' });
  const now = nowFrom(env['NAVARCH_NOW']);
  const { openLog } = await import('./log.js');
  const log = openLog(resolve(home, options.logDir ?? 'logs'), now, env, (message) => terminal.warn(message));
  const typed = ['navarch', ...process.argv.slice(2)].map(shellWord).join(' ');
  const commandLine = withoutSecrets(typed, secretsMet());
  log.info(`started: ${commandLine}`);
  return { home, env, terminal, log, json, signal: interrupted(), now, commandLine, options };
}

function openHome(path: string): string {
  const home = resolve(path);
  const stat = statSync(home, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw inputError(`${home} is not a folder`, 'Name a folder with --home.');
  try {
    if (!stat) mkdirSync(home, { recursive: true });
  } catch (cause) {
    throw inputError(`the folder ${home} cannot be made`, 'Name another with --home.', cause);
  }
  return home;
}

function nowFrom(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const now = Date.parse(text);
  if (Number.isNaN(now))
    throw inputError(`NAVARCH_NOW is ${JSON.stringify(text)}, not an instant`, 'Write it as 2026-01-09T21:30:00Z.');
  return now;
}

/**
 * The first Ctrl-C asks to stop, the second stops. The listener stays: were it gone after the first, a package that
 * cleans up on signals would take itself for the last one to care, and end the process.
 */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(ExitCode.Interrupted);
    controller.abort(new Interrupted(name));
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return controller.signal;
}

/** The person, or the system, asked the program to stop. */
export class Interrupted extends Error {
  constructor(signal: string) {
    super(`stopped by ${signal}`);
    this.name = 'Interrupted';
  }
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
