import { inputError } from '../../domain/error.js';
import { previousSession } from '../../market/calendar.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { readBaseUrl } from '../remote/baseUrl.js';
import { createCaller } from '../remote/caller.js';
import { createCallWindow } from '../remote/callWindow.js';
import type { Clock } from '../remote/clock.js';
import { systemClock } from '../remote/clock.js';
import type { VendorFacts } from '../remote/explain.js';
import type { Vendor } from '../vendor.js';
import { createPolygonClient } from './client.js';
import { createPolygonHistory } from './history.js';
import { polygonProblem } from './problems.js';

const LABEL = 'Polygon';
const BASE_URL = 'https://api.polygon.io';
/** The free plan's. */
const CALLS_PER_MINUTE = 5;
const TIMEOUT_MS = 20_000;

export interface PolygonSettings extends Partial<Clock> {
  readonly apiKey: string;
  readonly baseUrl?: string;
  /** 0 for a plan without a limit. */
  readonly callsPerMinute?: number;
  readonly timeoutMs?: number;
}

/**
 * Polygon.io, now Massive: https://polygon.io/docs/stocks. Raw bars, splits and dividends, three calls a symbol and one
 * more for every further page.
 * @throws NavarchError (input) where there is no key, or the base URL is none.
 */
export function createPolygon(settings: PolygonSettings): Vendor {
  const apiKey = settings.apiKey.trim();
  if (apiKey === '') {
    throw inputError('No market data loaded: there is no key for Polygon.', 'Set POLYGON_API_KEY, or use --data demo.');
  }
  const clock: Clock = { now: settings.now ?? systemClock.now, sleep: settings.sleep ?? systemClock.sleep };
  const baseUrl = readBaseUrl(settings.baseUrl ?? BASE_URL, 'POLYGON_BASE_URL');
  const window = createCallWindow(settings.callsPerMinute ?? CALLS_PER_MINUTE, LABEL, clock);
  const classify = (error: unknown) => polygonProblem(error, apiKey, clock.now());
  const client = createPolygonClient({
    apiKey,
    baseUrl,
    timeoutMs: settings.timeoutMs ?? TIMEOUT_MS,
    call: createCaller({ label: LABEL, window, clock, classify }),
  });
  const facts: VendorFacts = {
    label: LABEL,
    host: baseUrl.host,
    keyVariables: 'POLYGON_API_KEY',
    urlVariable: 'POLYGON_BASE_URL',
    keysAt: 'the dashboard at polygon.io',
  };
  return {
    name: 'polygon',
    label: LABEL,
    callsPerSymbol: 3,
    callsPerMinute: window.callsPerMinute,
    fetchHistory: createPolygonHistory(client, facts, clock),
    lastSession: (now) => previousSession(newYorkDate(now)),
  };
}
