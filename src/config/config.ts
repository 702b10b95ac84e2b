import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { inputError } from '../domain/error.js';
import { backtestSchema } from './backtestSchema.js';
import type { Environment } from './environment.js';

/** The file that configures a project: each section and each name in it is optional. */
const configSchema = z.strictObject({
  strategy: z.union([z.string(), z.array(z.string())]).optional(),
  data: z.string().optional(),
  tickers: z.array(z.string()).optional(),
  backtest: backtestSchema.partial().optional(),
});

export interface Config {
  /** The file it came from; null where there is none. */
  readonly file: string | null;
  readonly strategy: string | undefined;
  readonly data: string | undefined;
  readonly tickers: readonly string[] | undefined;
  /** As written: not checked against bounds yet, nothing filled in. */
  readonly backtest: Readonly<Record<string, unknown>>;
}

/** The names of the script that navarch descends from. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  CAPITAL: 'capital',
  LOOKBACK_DAYS: 'lookbackDays',
  SHARPE_LOOKBACK: 'sharpeLookback',
  COOLDOWN_DAYS: 'cooldownDays',
  DRAWDOWN_THRESHOLD: 'drawdownThreshold',
  PM_MOMENTUM_LOOKBACK: 'pmMomentumLookback',
};

/**
 * Reads the configuration file: the one asked for, else `navarch.yaml` in the working folder, else in the home.
 * @throws NavarchError when the file asked for is missing, is no YAML, or has a name that means nothing
 */
export async function loadConfig(home: string, asked: string | undefined, env: Environment): Promise<Config> {
  const named = asked ?? env['NAVARCH_CONFIG'];
  const usual = [resolve('navarch.yaml'), join(home, 'navarch.yaml')];
  const file = named === undefined ? (usual.find((path) => existsSync(path)) ?? usual[0]!) : resolve(named);
  const text = readIfThere(file);
  if (text === null) {
    if (named !== undefined) throw inputError(`the configuration file ${file} cannot be read`, 'Check --config.');
    return { file: null, strategy: undefined, data: undefined, tickers: undefined, backtest: {} };
  }
  const raw = withOldNames(await parseText(file, text));
  const checked = configSchema.safeParse(raw, { reportInput: true });
  if (!checked.success) throw inputError(`${file}: ${describeIssue(checked.error.issues[0]!)}`, 'Correct the file.');
  const { strategy, data, tickers } = checked.data;
  return {
    file,
    strategy: Array.isArray(strategy) ? strategy.join(',') : strategy,
    data,
    tickers,
    backtest: (raw['backtest'] ?? {}) as Record<string, unknown>,
  };
}

/** An issue in words: `backtest.top must be at least 1, and is 0`. */
export function describeIssue(issue: z.core.$ZodIssue, nameOf = (path: string) => path): string {
  const path = nameOf(issue.path.join('.'));
  const given = issue.input === undefined || Number.isNaN(issue.input) ? '' : `, and is ${JSON.stringify(issue.input)}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${path === '' ? '' : `${path}: `}nothing is called ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `${path} must be ${issue.values.join(' or ')}${given}`;
    default:
      return `${path} ${issue.message.startsWith('must') ? issue.message : `is not right (${issue.message})`}${given}`;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw inputError(`the configuration file ${file} cannot be read`, 'Check its rights.', cause);
  }
}

async function parseText(file: string, text: string): Promise<Record<string, unknown>> {
  const { parseYaml } = await import('./yaml.js');
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (cause) {
    throw inputError(`${file} is not YAML: ${(cause as Error).message.split('\n')[0]}`, 'Correct the file.', cause);
  }
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw inputError(`${file} does not hold names and values`);
  const written = withoutNulls(value);
  const section = written['backtest'];
  return section instanceof Object && !Array.isArray(section)
    ? { ...written, backtest: withoutNulls(section) }
    : written;
}

/** A name without a value, as it stays behind when what it holds is commented out, counts as not written. */
function withoutNulls(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function withOldNames(raw: Record<string, unknown>): Record<string, unknown> {
  const isOld = (name: string) => Object.hasOwn(OLD_NAMES, name);
  const old = Object.entries(raw).filter(([name]) => isOld(name));
  if (old.length === 0) return raw;
  const rest = Object.entries(raw).filter(([name]) => !isOld(name));
  const translated = Object.fromEntries(old.map(([name, value]) => [OLD_NAMES[name]!, value]));
  const { backtest, ...others } = Object.fromEntries(rest);
  return { ...others, backtest: { ...translated, ...(backtest as object | undefined) } };
}
