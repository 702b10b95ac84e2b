import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach } from 'vitest';

export const PROGRAM = resolve('dist/navarch.js');

export interface RunOptions {
  /** Beside PATH and a HOME of its own, which are all that the program gets of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The home, and the working folder; a new one unless given. */
  readonly home?: string;
  readonly nodeOptions?: readonly string[];
  /** ms; then the program is ended by force. */
  readonly timeout?: number;
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with the process and its output so far whenever it writes. */
  readonly onOutput?: (child: ChildProcess, output: string) => void;
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly home: string;
}

/** Runs the built program to its end in a folder of its own, which is also its home and the user's. */
export function navarch(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { env = {}, home = newHome(), nodeOptions = [], timeout = 50_000, onStart, onOutput } = options;
  const child = spawn(process.execPath, [...nodeOptions, PROGRAM, ...args], {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: tmpdir(), ...env },
    timeout,
    killSignal: 'SIGKILL',
  });
  onStart?.(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(child, stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr, home }));
  });
}

const homes: string[] = [];

/** An empty folder that is gone after the test. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'navarch-cli-'));
  homes.push(home);
  return home;
}

afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

export function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** Lines wider than a terminal of 80 columns, but for those that hold a path of the test's own folder. */
export function tooWide({ stdout, home }: Ended): string[] {
  return linesOf(stdout).filter((line) => [...line].length > 80 && !line.includes(home));
}

/** Names of the reports in a home. */
export function reportsIn(home: string): string[] {
  try {
    return readdirSync(join(home, 'reports')).filter((name) => name.endsWith('.html'));
  } catch {
    return [];
  }
}

/** Everything that a run left behind or said, as one text. */
export function everythingOf({ stdout, stderr, home }: Ended): string {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.env')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  return [stdout, stderr, ...files].join('\n');
}

/** The file that `--json` writes, as far as the tests look into it. */
export interface ResultFile {
  readonly schemaVersion: number;
  readonly data: {
    readonly source: string;
    readonly synthetic: boolean;
    readonly fingerprint: string;
    readonly from: string;
    readonly to: string;
    readonly issues: readonly { readonly kind: string; readonly symbol?: string; readonly message: string }[];
  };
  readonly settings: Readonly<Record<string, unknown>>;
  readonly strategies: Readonly<Record<string, StrategyInFile>>;
  readonly winner: {
    readonly name: string;
    readonly finalNav: number;
    readonly decidedOn: string | null;
    readonly weights: Readonly<Record<string, number>>;
  };
}

export interface StrategyInFile {
  readonly finalNav: number;
  readonly finalCash: number;
  readonly positions: Readonly<Record<string, number>>;
  readonly nav: readonly (readonly [string, number])[];
  readonly trades: readonly {
    readonly date: string;
    readonly symbol: string;
    readonly side: string;
    readonly qty: number;
    readonly price: number;
    readonly commission: number;
  }[];
  readonly decisions: readonly { readonly date: string; readonly picks: readonly string[] }[];
  readonly cashFlows: readonly { readonly date: string; readonly kind: string; readonly amount: number }[];
  readonly guardEvents: readonly unknown[];
  readonly metrics: Readonly<Record<string, unknown>>;
}

export function resultIn(home: string, file = 'result.json'): ResultFile {
  return JSON.parse(readFileSync(join(home, file), 'utf8')) as ResultFile;
}
