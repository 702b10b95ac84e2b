import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { styleText } from 'node:util';
import { failure } from '../domain/error.js';
import { ExitCode } from './exitCode.js';

type Style = Parameters<typeof styleText>[0];

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  /** Standard output is for the JSON alone. */
  readonly jsonOnStdout: boolean;
}

/** What a person reads. Results go to standard output, everything else to standard error. */
export class Terminal {
  readonly #options: TerminalOptions;
  readonly #coloured: boolean;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#coloured = options.color && process.stdout.isTTY === true && !process.env['NO_COLOR'];
  }

  /** Whether someone watches: progress is drawn for a person only. */
  get watched(): boolean {
    return process.stderr.isTTY === true && !this.#options.quiet;
  }

  get width(): number {
    return process.stdout.columns ?? 80;
  }

  /** A line of the result. Nothing where standard output belongs to the JSON. */
  print(line = ''): void {
    if (!this.#options.jsonOnStdout) process.stdout.write(`${line}\n`);
  }

  /** A line beside the result; silent with `--quiet`. */
  say(line: string): void {
    if (!this.#options.quiet) this.print(line);
  }

  /** A line for the curious: with `--verbose`, to standard error. */
  detail(line: string): void {
    if (this.#options.verbose) process.stderr.write(`${line}\n`);
  }

  warn(line: string): void {
    if (!this.#options.quiet) process.stderr.write(`${line}\n`);
  }

  style(style: Style, text: string): string {
    return this.#coloured ? styleText(style, text) : text;
  }
}

/**
 * Writes a value as JSON to a file, whose folder is made where it is missing, or to standard output for `-`.
 * @throws NavarchError (failure) where the file cannot be written
 */
export function writeJson(target: string, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`;
  if (target === '-') process.stdout.write(text);
  else writeResult(target, text);
}

/** Writes a file that was asked for by a flag. @throws NavarchError (failure) where it cannot be written */
export function writeResult(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (cause) {
    throw failure(`${file} cannot be written: ${(cause as Error).message}`, 'Name another file.', cause);
  }
}

/** A reader that has seen enough, like `head`, is no failure: what it does not want is not written. */
export function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? ExitCode.Done);
    });
  }
}
