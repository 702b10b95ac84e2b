import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Environment } from '../config/environment.js';
import { newYorkDate } from '../market/newYorkTime.js';
import { secretsOf, withoutSecrets } from './secrets.js';

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * The daily log: `trading_automation_YYYYMMDD.log`, named for the day in New York, a line an entry, with no secret in
 * it. Where it cannot be written, a word is said once and the work goes on.
 */
export function openLog(dir: string, now: number, env: Environment, complain: (message: string) => void): Logger {
  const file = join(dir, `trading_automation_${newYorkDate(now).replaceAll('-', '')}.log`);
  const secrets = secretsOf(env);
  try {
    mkdirSync(dir, { recursive: true });
    const stream = pretty({
      destination: file,
      sync: true,
      append: true,
      mkdir: true,
      colorize: false,
      ignore: 'pid,hostname',
      translateTime: 'UTC:yyyy-mm-dd"T"HH:MM:ss.l"Z"',
    });
    const log = pino({ level: 'info' }, stream);
    return {
      info: (message) => log.info(withoutSecrets(message, secrets)),
      warn: (message) => log.warn(withoutSecrets(message, secrets)),
      error: (message) => log.error(withoutSecrets(message, secrets)),
    };
  } catch {
    complain(`The log ${file} cannot be written; going on without it.`);
    return { info: () => {}, warn: () => {}, error: () => {} };
  }
}
