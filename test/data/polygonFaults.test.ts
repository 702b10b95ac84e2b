import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createPolygon } from '../../src/data/polygon/polygon.js';
import type { VendorHistory, VendorWait } from '../../src/data/vendor.js';
import { NavarchError } from '../../src/domain/error.js';
import { previousSession, sessionsBetween } from '../../src/market/calendar.js';
import type { Fault } from '../servers/faults.js';
import type { PolygonServer, PolygonServerSettings } from '../servers/polygon.js';
import { startPolygon } from '../servers/polygon.js';
import { fakeClock } from './fakeClock.js';
import { polygonBars } from './polygonBars.js';

const KEY = 'k3y/with+signs';
const NOW = '2024-06-14T12:00:00Z';
const WINDOW = { symbol: 'SPY', from: '2024-01-02', to: '2024-06-13' };
const SPY = { bars: polygonBars('2016-01-04', '2024-06-14') };

let server: PolygonServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function polygonWith(settings: Partial<PolygonServerSettings>, callsPerMinute = 0) {
  const clock = fakeClock(NOW);
  server = await startPolygon({ apiKey: KEY, symbols: { SPY }, now: clock.now, ...settings });
  const vendor = createPolygon({ apiKey: KEY, baseUrl: server.url, callsPerMinute, timeoutMs: 150, ...clock });
  return { vendor, clock, server };
}

const always = (fault: Fault): Fault => ({ times: Infinity, ...fault });

/** The error that ends the load, with the promise that nothing of it holds the key. */
async function errorOf(load: Promise<VendorHistory>): Promise<NavarchError> {
  const error = await load.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NavarchError);
  const everything = inspect(error, { depth: 20, showHidden: true });
  for (const form of [KEY, encodeURIComponent(KEY)]) expect(everything).not.toContain(form);
  return error as NavarchError;
}

describe('what passes when it is tried again', () => {
  const passing: [string, Fault, number][] = [
    ['HTTP 503', { kind: 'server-error', times: 3 }, 3.5],
    ['HTTP 500', { kind: 'server-error', status: 500 }, 0.5],
    ['a cut connection', { kind: 'reset', times: 2 }, 1.5],
    ['an answer that does not come', { kind: 'hang' }, 0.5],
    ['a page of HTML', { kind: 'html' }, 0.5],
    ['HTTP 502 as HTML', { kind: 'html', status: 502 }, 0.5],
    ['JSON that is cut off', { kind: 'cut-json' }, 0.5],
    ['an empty body', { kind: 'empty-body' }, 0.5],
    ['status ERROR with HTTP 200', { kind: 'error-in-body' }, 0.5],
    ['HTTP 429', { kind: 'rate-limit' }, 5],
    ['HTTP 429 with an empty body', { kind: 'empty-body', status: 429 }, 5],
    ['HTTP 429 that says how long', { kind: 'rate-limit', retryAfter: 17 }, 17],
    ['the limit’s words with HTTP 200', { kind: 'error-in-body', message: "You've exceeded the maximum requests" }, 5],
  ];

  it.each(passing)('%s', async (_, fault, secondsWaited) => {
    const { vendor, clock } = await polygonWith({ faults: [fault] });
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.bars.dates).toEqual(sessionsBetween(WINDOW.from, WINDOW.to));
    expect(clock.elapsed()).toBe(secondsWaited);
  });
});

describe('what does not pass ends in what a person can act on', () => {
  const lasting: [string, Fault, 'input' | 'failure', RegExp, number][] = [
    [
      'an unknown key',
      { kind: 'unauthorized' },
      'input',
      /^No market data loaded: Polygon does not know the key in POLYGON_API_KEY \("Unknown API Key"\)\.$/,
      1,
    ],
    [
      'an unknown key with HTTP 200',
      { kind: 'error-in-body', message: 'Unknown API Key' },
      'input',
      /^No market data loaded: Polygon does not know the key in POLYGON_API_KEY/,
      1,
    ],
    [
      'dates that the plan does not include',
      { kind: 'forbidden' },
      'input',
      /POLYGON_API_KEY does not include SPY from 2024-01-02 to 2024-06-13: "Your plan doesn't include this data timeframe/,
      1,
    ],
    [
      'the same with HTTP 200',
      { kind: 'error-in-body', status: 403, message: 'You are not entitled to this data.' },
      'input',
      /POLYGON_API_KEY does not include SPY from 2024-01-02 to 2024-06-13: "You are not entitled to this data\."/,
      1,
    ],
    ['HTTP 503', { kind: 'server-error' }, 'failure', /failed several times over the daily bars of SPY: HTTP 503/, 4],
    [
      'no answer',
      { kind: 'hang' },
      'failure',
      /^No market data loaded: cannot reach Polygon at 127\.0\.0\.1:\d+ for the daily bars of SPY: no answer in time/,
      4,
    ],
    [
      'a connection that is cut',
      { kind: 'reset' },
      'failure',
      /^No market data loaded: cannot reach Polygon at .* the connection was cut \(ECONNRESET\)\.$/,
      4,
    ],
    ['a captive portal', { kind: 'html' }, 'failure', /is not Polygon: an HTML page instead of JSON\.$/, 4],
    ['a proxy that forbids', { kind: 'html', status: 403 }, 'failure', /is not Polygon: HTTP 403, an HTML page/, 4],
    ['a redirect', { kind: 'redirect' }, 'failure', /is not Polygon: HTTP 302, a redirect to another address\.$/, 4],
    ['JSON that is cut off', { kind: 'cut-json' }, 'failure', /cannot be read: not the JSON agreed on\.$/, 4],
    ['too many calls', { kind: 'rate-limit' }, 'failure', /still refuses the daily bars of SPY for too many calls/, 6],
    ['a wait of an hour', { kind: 'rate-limit', retryAfter: 3600 }, 'failure', /for too many calls/, 1],
    ['another refusal', { kind: 'server-error', status: 400 }, 'failure', /refused the daily bars of SPY: HTTP 400/, 1],
  ];

  it.each(lasting)('%s', async (_, fault, kind, message, calls) => {
    const { vendor, server } = await polygonWith({ faults: [always(fault)] });
    const error = await errorOf(vendor.fetchHistory(WINDOW));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(error.advice).toBeTruthy();
    expect(server.requests).toHaveLength(calls);
  });

  it('a server that is not there: the key, the network and the address are named', async () => {
    const { vendor, server } = await polygonWith({});
    await server.close();
    const error = await errorOf(vendor.fetchHistory(WINDOW));
    server.close = async () => undefined;
    expect(error.message).toMatch(
      /^No market data loaded: cannot reach Polygon at 127\.0\.0\.1:\d+.*\(ECONNREFUSED\)\.$/,
    );
    expect(error.advice).toMatch(/network.*POLYGON_BASE_URL.*POLYGON_API_KEY/);
  });

  it('a vendor that repeats the key in its words', async () => {
    const { vendor } = await polygonWith({
      faults: [always({ kind: 'unauthorized', message: `Unknown API Key ${KEY}` })],
    });
    expect((await errorOf(vendor.fetchHistory(WINDOW))).message).toContain('Unknown API Key [key]');
  });

  it('names the list that failed', async () => {
    const faults = [always({ kind: 'server-error', where: '/splits' })];
    const { vendor } = await polygonWith({ faults });
    expect((await errorOf(vendor.fetchHistory(WINDOW))).message).toContain('the splits of SPY');
  });
});

describe('the key stays with the vendor', () => {
  it('a next page at another host is refused', async () => {
    const { vendor, server } = await polygonWith({ pageSize: 30, nextOrigin: 'http://elsewhere.invalid' });
    const error = await errorOf(vendor.fetchHistory(WINDOW));
    expect(error.message).toContain('elsewhere.invalid');
    expect(error.message).toContain('the key is not sent there');
    expect(server.requests).toHaveLength(1);
  });

  it.each(['https://api.polygon.io', 'https://api.massive.com'])(
    'a next page at %s is asked for at the base URL in use',
    async (nextOrigin) => {
      const { vendor } = await polygonWith({ pageSize: 30, nextOrigin });
      const history = await vendor.fetchHistory(WINDOW);
      expect(history.bars.dates).toEqual(sessionsBetween(WINDOW.from, WINDOW.to));
    },
  );
});

describe('five calls a minute', () => {
  it('are never exceeded, and the waits are counted down', async () => {
    const { vendor, clock, server } = await polygonWith({ plan: { callsPerMinute: 5 } }, 5);
    const waits: VendorWait[] = [];
    for (let i = 0; i < 4; i++) await vendor.fetchHistory(WINDOW, { onWait: (wait) => waits.push(wait) });
    expect(server.requests).toHaveLength(12);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(120);
    expect(clock.elapsed()).toBeLessThan(125);
    expect(waits[0]).toEqual({ secondsLeft: 61, reason: 'Polygon allows 5 calls a minute' });
    expect(waits.map((wait) => wait.secondsLeft).slice(0, 61)).toEqual(Array.from({ length: 61 }, (_, i) => 61 - i));
  });

  it('that another program has used up are waited for', async () => {
    const { vendor, clock } = await polygonWith({ plan: { callsPerMinute: 5 } }, 0);
    const waits: string[] = [];
    for (let i = 0; i < 4; i++) await vendor.fetchHistory(WINDOW, { onWait: (wait) => waits.push(wait.reason) });
    expect(new Set(waits)).toEqual(new Set(['Polygon has had too many calls this minute']));
    expect(clock.elapsed()).toBeLessThan(240);
  });

  it('hold for symbols that are fetched at the same time', async () => {
    const { vendor, server } = await polygonWith({ plan: { callsPerMinute: 5 } }, 5);
    await Promise.all([1, 2, 3].map(() => vendor.fetchHistory(WINDOW)));
    expect(server.requests).toHaveLength(9);
  });

  it('end when the load is aborted', async () => {
    const { vendor, server } = await polygonWith({}, 5);
    const stop = new AbortController();
    await vendor.fetchHistory(WINDOW);
    const load = vendor.fetchHistory(WINDOW, { signal: stop.signal, onWait: () => stop.abort(new Error('stopped')) });
    await expect(load).rejects.toThrow('stopped');
    expect(server.requests).toHaveLength(5);
  });
});

it('a call under way ends when the load is aborted, and is not made again', async () => {
  const { vendor, server } = await polygonWith({ faults: [always({ kind: 'hang' })] });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stopped')), 50);
  await expect(vendor.fetchHistory(WINDOW, { signal: stop.signal })).rejects.toThrow('stopped');
  expect(server.requests).toHaveLength(1);
});

describe('a plan of two years', () => {
  const asked = { symbol: 'SPY', from: '2016-01-04', to: '2024-06-13' };
  const SPY_CLIPPED = '2022-06-14';

  it('that clips the history is said with both dates', async () => {
    const { vendor } = await polygonWith({ plan: { years: 2 } });
    const history = await vendor.fetchHistory(asked);
    expect(history.bars.dates[0]).toBe(SPY_CLIPPED);
    expect(history.clippedTo).toBe(SPY_CLIPPED);
    expect(history.issues).toEqual([
      {
        kind: 'clipped',
        severity: 'warning',
        symbol: 'SPY',
        message:
          'SPY: the plan of the key in POLYGON_API_KEY gives history from 2022-06-14 on; asked for from 2016-01-04.',
      },
    ]);
  });

  it.each([2, 5])('that refuses a range which begins too early (%i years) is asked for what it has', async (years) => {
    const { vendor, server } = await polygonWith({ plan: { years, crossing: 'refuse' } });
    const history = await vendor.fetchHistory(asked);
    const begins = `${2024 - years}-06-15`;
    expect(history.bars.dates[0]! >= begins).toBe(true);
    expect(history.clippedTo).toBe(begins);
    expect(history.issues.map((issue) => issue.kind)).toEqual(['clipped']);
    const before = server.requests.length;
    await vendor.fetchHistory(asked);
    expect(server.requests.length - before).toBe(3);
    const earlier = vendor.fetchHistory({ symbol: 'SPY', from: '2016-01-04', to: '2016-12-30' });
    expect((await errorOf(earlier)).message).toContain('does not include SPY from 2016-01-04 to 2016-12-30');
  });

  it('does not make a young listing a clipped one', async () => {
    const { vendor } = await polygonWith({ symbols: { SPY: { bars: polygonBars('2021-03-01', '2024-06-13') } } });
    const history = await vendor.fetchHistory(asked);
    expect(history.clippedTo).toBeNull();
    expect(history.issues).toEqual([]);
  });

  it('refuses a range that lies before it, and the dates that would do are named', async () => {
    const { vendor } = await polygonWith({ plan: { years: 2 } });
    const error = await errorOf(vendor.fetchHistory({ symbol: 'SPY', from: '2018-01-02', to: '2018-12-31' }));
    expect(error.message).toContain('does not include SPY from 2018-01-02 to 2018-12-31');
    expect(error.advice).toContain('from 2022-06-15 on with --from');
  });

  it('gives a session after its day: today’s is left out with a note, once for all symbols', async () => {
    const { vendor, server } = await polygonWith({ plan: { years: 2, endOfDay: true } });
    const window = { symbol: 'SPY', from: '2024-01-02', to: '2024-06-14' };
    const history = await vendor.fetchHistory(window);
    expect(history.bars.dates.at(-1)).toBe(previousSession('2024-06-14'));
    expect(history.issues).toMatchObject([{ kind: 'note', severity: 'info', symbol: 'SPY' }]);
    expect(history.issues[0]!.message).toContain('2024-06-14 was left out');
    expect(server.requests).toHaveLength(4);
    const again = await vendor.fetchHistory({ ...window, from: '2024-06-14' });
    expect(again.bars.dates).toEqual([]);
    expect(again.issues.map((issue) => issue.kind)).toEqual(['note']);
    expect(server.requests).toHaveLength(6);
  });

  it('says so, too, when nothing but today is asked for', async () => {
    const { vendor } = await polygonWith({ plan: { endOfDay: true } });
    const history = await vendor.fetchHistory({ symbol: 'SPY', from: '2024-06-14', to: '2024-06-14' });
    expect(history.bars.dates).toEqual([]);
    expect(history.issues.map((issue) => issue.kind)).toEqual(['note']);
  });
});
