import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { inputError } from '../domain/error.js';

/** Environment variables by name; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of the process, filled up from the env files: what is set in the process wins, then `.env` in the
 * home, then `~/.config/navarch/navarch.env`, then `~/.config/paper-trading.env`.
 *
 * @throws NavarchError when an env file can be read by others, or cannot be read by us
 */
export function loadEnvironment(home: string, processEnv: Environment): Environment {
  const merged: Record<string, string | undefined> = {};
  for (const file of [...envFiles(home, processEnv)].reverse()) Object.assign(merged, readEnvFile(file));
  for (const [name, value] of Object.entries(processEnv)) if (value) merged[name] = value;
  return merged;
}

/** Where env files are looked for, the strongest first. */
export function envFiles(home: string, processEnv: Environment): readonly string[] {
  const user = processEnv['HOME'] ?? homedir();
  return [join(home, '.env'), join(user, '.config/navarch/navarch.env'), join(user, '.config/paper-trading.env')];
}

function readEnvFile(file: string): Environment {
  if (!existsSync(file)) return {};
  const others = statSync(file).mode & 0o077;
  if (others !== 0 && process.platform !== 'win32') {
    throw inputError(`${file} holds keys and can be read by others`, `Close it: chmod 600 ${file}`);
  }
  try {
    return dropEmpty(parseEnv(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw inputError(`${file} cannot be read`, 'Check who owns it.', cause);
  }
}

function dropEmpty(values: Environment): Environment {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
