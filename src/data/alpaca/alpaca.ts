import { inputError } from '../../domain/error.js';
import { lastCompleteSession } from '../../market/calendar.js';
import { readBaseUrl } from '../remote/baseUrl.js';
import { createCaller } from '../remote/caller.js';
import { createCallWindow } from '../remote/callWindow.js';
import type { Clock } from '../remote/clock.js';
import { systemClock } from '../remote/clock.js';
import type { VendorFacts } from '../remote/explain.js';
import type { Vendor } from '../vendor.js';
import type { AlpacaFeed } from './client.js';
import { createAlpacaClient } from './client.js';
import { createAlpacaHistory, SIP_DELAY_MS } from './history.js';
import { alpacaProblem } from './problems.js';

const LABEL = 'Alpaca';
const DATA_URL = 'https://data.alpaca.markets';
/** The free plan's. */
const CALLS_PER_MINUTE = 200;
const TIMEOUT_MS = 20_000;

export interface AlpacaDataSettings extends Partial<Clock> {
  readonly keyId: string;
  readonly secret: string;
  /** Origin of the market data API, without a version. */
  readonly dataUrl?: string;
  /** `sip`, all exchanges (the default), gives way to `iex`, one exchange, where the plan does not include it. */
  readonly feed?: AlpacaFeed;
  /** 0 for a plan without a limit. */
  readonly callsPerMinute?: number;
  readonly timeoutMs?: number;
}

/**
 * Alpaca's market data, https://docs.alpaca.markets/docs/historical-stock-data-1: raw daily bars since 2016 and the
 * corporate actions to adjust them by, two calls a symbol.
 * @throws NavarchError (input) where a key is missing, or the data URL is none.
 */
export function createAlpacaData(settings: AlpacaDataSettings): Vendor {
  const [keyId, secret] = [settings.keyId.trim(), settings.secret.trim()];
  if (keyId === '' || secret === '') {
    throw inputError(
      'No market data loaded: there are no keys for Alpaca.',
      'Set ALPACA_API_KEY and ALPACA_SECRET_KEY, or use --data demo.',
    );
  }
  const clock: Clock = { now: settings.now ?? systemClock.now, sleep: settings.sleep ?? systemClock.sleep };
  const dataUrl = readBaseUrl(settings.dataUrl ?? DATA_URL, 'ALPACA_DATA_URL');
  const timeoutMs = settings.timeoutMs ?? TIMEOUT_MS;
  const window = createCallWindow(settings.callsPerMinute ?? CALLS_PER_MINUTE, LABEL, clock);
  const classify = (error: unknown) => alpacaProblem(error, { secrets: [keyId, secret], timeoutMs, now: clock.now() });
  const call = createCaller({ label: LABEL, window, clock, classify });
  const client = createAlpacaClient({ keyId, secret, dataUrl, timeoutMs, call });
  const facts: VendorFacts = {
    label: LABEL,
    host: dataUrl.host,
    keyVariables: 'ALPACA_API_KEY and ALPACA_SECRET_KEY',
    urlVariable: 'ALPACA_DATA_URL',
    keysAt: 'the dashboard at alpaca.markets',
  };
  return {
    name: 'alpaca',
    label: LABEL,
    callsPerSymbol: 2,
    callsPerMinute: window.callsPerMinute,
    fetchHistory: createAlpacaHistory(client, facts, clock, settings.feed ?? 'sip'),
    lastSession: (now) => lastCompleteSession(now - SIP_DELAY_MS),
  };
}
