import type { Environment } from '../config/environment.js';

const SECRET_NAMES = [
  'POLYGON_API_KEY',
  'ALPACA_API_KEY',
  'ALPACA_SECRET_KEY',
  'APCA_API_KEY_ID',
  'APCA_API_SECRET_KEY',
];

/** The values that must never be shown. Very short ones are no keys, and would blot out words. */
export function secretsOf(env: Environment): readonly string[] {
  return SECRET_NAMES.map((name) => env[name]).filter(
    (value): value is string => value !== undefined && value.length > 5,
  );
}

/** Those of the environment files too, once they are read: an error is reported by one who does not know them. */
const met = new Set<string>();

export function rememberSecrets(env: Environment): void {
  for (const secret of secretsOf(env)) met.add(secret);
}

export function secretsMet(): readonly string[] {
  return [...new Set([...met, ...secretsOf(process.env)])];
}

/** The text with every secret in it replaced. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
}
