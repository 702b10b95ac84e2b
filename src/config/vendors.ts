import type { DailyBarSource } from '../data/port.js';
import type { Vendor } from '../data/vendor.js';
import { inputError } from '../domain/error.js';
import type { Environment } from './environment.js';

/** How many calls Polygon allows a minute; 0 for a plan without a limit. The free plan has 5. */
const CALLS_PER_MINUTE = 'POLYGON_CALLS_PER_MINUTE';
/** How long a vendor may take to answer, ms, before the call is made again. */
const TIMEOUT = 'NAVARCH_HTTP_TIMEOUT_MS';

export type VendorName = 'polygon' | 'alpaca';

/**
 * A vendor with the keys and hosts of the environment.
 * @param now epoch ms: what counts as now, and goes on from there
 * @throws NavarchError when a key is not set
 */
export async function openVendor(name: VendorName, env: Environment, now: number): Promise<Vendor> {
  const ahead = now - Date.now();
  const common = { timeoutMs: timeoutMs(env), now: () => Date.now() + ahead };
  if (name === 'polygon') {
    const apiKey = env['POLYGON_API_KEY'];
    if (!apiKey) throw missing('Polygon', 'POLYGON_API_KEY');
    const { createPolygon } = await import('../data/polygon/polygon.js');
    const baseUrl = env['POLYGON_BASE_URL'] ?? 'https://api.polygon.io';
    return createPolygon({ apiKey, baseUrl, callsPerMinute: callsPerMinute(env), ...common });
  }
  const keyId = env['ALPACA_API_KEY'] ?? env['APCA_API_KEY_ID'];
  const secret = env['ALPACA_SECRET_KEY'] ?? env['APCA_API_SECRET_KEY'];
  if (!keyId || !secret) throw missing('Alpaca', 'ALPACA_API_KEY and ALPACA_SECRET_KEY');
  const { createAlpacaData } = await import('../data/alpaca/alpaca.js');
  const dataUrl = env['ALPACA_DATA_URL'] ?? 'https://data.alpaca.markets';
  return createAlpacaData({ keyId, secret, dataUrl, ...common });
}

/** A vendor read by way of the cache in `dir`, or what the cache holds, whichever vendor filled it. */
export async function openCached(
  name: VendorName | 'cache',
  env: Environment,
  dir: string,
  now: number,
): Promise<DailyBarSource> {
  const { openCache } = await import('../data/cache/store.js');
  const cache = openCache(dir);
  if (name === 'cache') return (await import('../data/cache/cacheSource.js')).cacheSource(cache);
  const { cachedVendor } = await import('../data/cache/cachedVendor.js');
  return cachedVendor({ cache, vendor: await openVendor(name, env, now), now });
}

function callsPerMinute(env: Environment): number {
  return wholeNumber(env, CALLS_PER_MINUTE, { usual: 5, least: 0 }, '0 for a plan without a limit');
}

function timeoutMs(env: Environment): number {
  return wholeNumber(env, TIMEOUT, { usual: 20_000, least: 1 }, 'in milliseconds, above 0');
}

function wholeNumber(
  env: Environment,
  name: string,
  { usual, least }: { usual: number; least: number },
  hint: string,
): number {
  const text = env[name] ?? String(usual);
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw inputError(`${name} is ${JSON.stringify(text)}`, `Give a whole number; ${hint}.`);
}

function missing(vendor: string, names: string): Error {
  return inputError(
    `No market data loaded: ${vendor} needs ${names} to be set`,
    'Write the key into the environment or an env file of mode 600, or use --data demo.',
  );
}
