import { writeFileSync } from 'node:fs';
import { styleText } from 'node:util';

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

/** Writes a value as JSON to a file, or to standard output for `-`. */
export function writeJson(target: string, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`;
  if (target === '-') writeFileSync(process.stdout.fd, text);
  else writeFileSync(target, text);
}
