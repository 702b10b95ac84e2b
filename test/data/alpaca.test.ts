import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createAlpacaData } from '../../src/data/alpaca/alpaca.js';
import type { VendorHistory } from '../../src/data/vendor.js';
import { NavarchError } from '../../src/domain/error.js';
import { sessionsBetween } from '../../src/market/calendar.js';
import { newYorkInstant } from '../../src/market/newYorkTime.js';
import type { AlpacaActions, AlpacaBar, AlpacaDataServer, AlpacaDataServerSettings } from '../servers/alpaca-data.js';
import { startAlpacaData } from '../servers/alpaca-data.js';
import type { Fault } from '../servers/faults.js';
import { fakeClock } from './fakeClock.js';

const KEYS = { keyId: 'PKTESTKEYID', secret: 's3cr3t/of+the=test' };
/** Friday, 20:00 in New York. */
const NOW = '2024-06-15T00:00:00Z';

let server: AlpacaDataServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function alpacaBars(from: string, to: string): AlpacaBar[] {
  return sessionsBetween(from, to).map((date, i) => {
    const t = new Date(newYorkInstant(date, 0, 0)).toISOString().replace('.000', '');
    return { t, o: 99.5 + i, h: 101 + i, l: 99 + i, c: 100 + i, v: 1000 + i, n: 10, vw: 100 + i };
  });
}

const SPY = alpacaBars('2024-01-02', '2024-06-14');
const WINDOW = { symbol: 'SPY', from: '2024-01-02', to: '2024-06-14' };

async function alpacaWith(settings: Partial<AlpacaDataServerSettings>, now = NOW) {
  const clock = fakeClock(now);
  server = await startAlpacaData({ ...KEYS, bars: { SPY }, now: clock.now, ...settings });
  const vendor = createAlpacaData({ ...KEYS, dataUrl: server.url, callsPerMinute: 0, timeoutMs: 150, ...clock });
  return { vendor, clock, server };
}

const queryOf = (request: string | undefined) => new URL(request ?? '', 'http://loopback').searchParams;
const always = (fault: Fault): Fault => ({ times: Infinity, ...fault });

async function errorOf(load: Promise<VendorHistory>): Promise<NavarchError> {
  const error = await load.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NavarchError);
  const everything = inspect(error, { depth: 20, showHidden: true });
  for (const key of Object.values(KEYS)) expect(everything).not.toContain(key);
  return error as NavarchError;
}

describe('Alpaca', () => {
  it('gives raw bars of all exchanges, dated in New York on both sides of the clock change', async () => {
    const { vendor, server } = await alpacaWith({});
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.bars.dates).toEqual(sessionsBetween(WINDOW.from, WINDOW.to));
    expect([...history.bars.close]).toEqual(SPY.map((bar) => bar.c));
    expect(history.issues).toEqual([]);
    const query = queryOf(server.requests[0]);
    expect(server.requests[0]).toMatch(/^\/v2\/stocks\/bars\?/);
    expect(Object.fromEntries(query)).toEqual({
      symbols: 'SPY',
      timeframe: '1Day',
      start: '2024-01-02T05:00:00.000Z',
      end: '2024-06-14T23:44:00.000Z',
      limit: '10000',
      adjustment: 'raw',
      feed: 'sip',
      sort: 'asc',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('follows page tokens to the last page, of bars and of actions', async () => {
    const cash_dividends = ['2024-03-15', '2024-06-14', '2023-12-15', '2023-09-15'].map((ex_date, i) => ({
      id: String(i),
      symbol: 'SPY',
      ex_date,
      process_date: ex_date,
      rate: 1 + i,
    }));
    const { vendor, server } = await alpacaWith({ pageSize: 30, actions: { cash_dividends } });
    const history = await vendor.fetchHistory(WINDOW);
    expect([...history.bars.close]).toEqual(SPY.map((bar) => bar.c));
    expect(server.requests.filter((path) => path.includes('/bars'))).toHaveLength(Math.ceil(SPY.length / 30));
    const one = await alpacaWith({ pageSize: 1, actions: { cash_dividends }, bars: {} });
    const dividends = (await one.vendor.fetchHistory(WINDOW)).dividends;
    expect(dividends.map((dividend) => [dividend.exDate, dividend.amount])).toEqual([
      ['2023-09-15', 4],
      ['2023-12-15', 3],
      ['2024-03-15', 1],
      ['2024-06-14', 2],
    ]);
    await server.close();
  });

  it('takes splits of both directions and stock dividends for splits', async () => {
    const row = (symbol: string, date: string, more: object) => ({
      symbol,
      ex_date: date,
      process_date: date,
      ...more,
    });
    const actions: AlpacaActions = {
      forward_splits: [row('SPY', '2022-06-06', { old_rate: 1, new_rate: 20 }), row('QQQ', '2022-06-06', {})],
      reverse_splits: [row('SPY', '2021-08-02', { old_rate: 8, new_rate: 1 })],
      stock_dividends: [row('SPY', '2023-05-19', { rate: 0.05 })],
      name_changes: [row('SPY', '2023-05-19', {})],
    };
    const { vendor, server } = await alpacaWith({ actions });
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.splits).toEqual([
      { symbol: 'SPY', date: '2021-08-02', from: 8, to: 1 },
      { symbol: 'SPY', date: '2022-06-06', from: 1, to: 20 },
      { symbol: 'SPY', date: '2023-05-19', from: 1, to: 1.05 },
    ]);
    expect(queryOf(server.requests[1]).get('start')).toBe('2016-01-04');
  });

  it('knows a dividend that has gone ex and is paid weeks later', async () => {
    const cash_dividends = [{ symbol: 'SPY', ex_date: '2024-06-14', process_date: '2024-07-31', rate: 1.759 }];
    const { vendor } = await alpacaWith({ actions: { cash_dividends } });
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.dividends).toEqual([{ symbol: 'SPY', exDate: '2024-06-14', amount: 1.759 }]);
  });

  it('gives no bar of a session that is under way', async () => {
    const { vendor, server } = await alpacaWith({}, '2024-06-14T18:00:00Z');
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.bars.dates.at(-1)).toBe('2024-06-13');
    expect(queryOf(server.requests[0]).get('end')).toBe('2024-06-14T03:59:00.000Z');
    expect(vendor.lastSession(Date.parse('2024-06-14T18:00:00Z'))).toBe('2024-06-13');
    expect(vendor.lastSession(Date.parse('2024-06-14T20:10:00Z'))).toBe('2024-06-13');
    expect(vendor.lastSession(Date.parse('2024-06-14T20:16:00Z'))).toBe('2024-06-14');
  });

  it('turns to IEX where the plan does not include all exchanges, and says so of every symbol', async () => {
    const { vendor, server } = await alpacaWith({ plan: 'no-sip' });
    const first = await vendor.fetchHistory(WINDOW);
    expect(first.bars.dates).toHaveLength(SPY.length);
    expect(first.issues).toMatchObject([{ kind: 'note', severity: 'warning', symbol: 'SPY' }]);
    expect(first.issues[0]!.message).toContain('IEX');
    const second = await vendor.fetchHistory(WINDOW);
    expect(second.issues).toEqual(first.issues);
    const feeds = server.requests.filter((path) => path.includes('/bars')).map((path) => queryOf(path).get('feed'));
    expect(feeds).toEqual(['sip', 'iex', 'iex']);
  });

  it('has no history before 2016, and says so where it was asked for', async () => {
    const { vendor } = await alpacaWith({ bars: { SPY: alpacaBars('2016-01-04', '2016-03-31') } });
    const history = await vendor.fetchHistory({ symbol: 'SPY', from: '2010-01-04', to: '2016-03-31' });
    expect(history.clippedTo).toBe('2016-01-04');
    expect(history.issues).toMatchObject([{ kind: 'clipped', symbol: 'SPY' }]);
    expect(history.issues[0]!.message).toContain('2010-01-04');
  });

  it('names a symbol of which there is nothing, and rows that are no bars', async () => {
    const bars = { SPY: [...SPY.slice(0, 3), { ...SPY[3]!, t: null }, { ...SPY[4]!, o: null }] };
    const { vendor } = await alpacaWith({ bars });
    expect((await vendor.fetchHistory({ ...WINDOW, symbol: 'ZZZZ' })).issues).toMatchObject([{ kind: 'no-data' }]);
    const history = await vendor.fetchHistory(WINDOW);
    expect(history.bars.dates).toHaveLength(3);
    expect(history.issues).toMatchObject([{ kind: 'bad-bar' }]);
    expect(history.issues[0]!.message).toContain('open is null');
  });

  it('asks for both keys before anything else', () => {
    expect(() => createAlpacaData({ keyId: 'a', secret: '' })).toThrow('there are no keys for Alpaca');
  });
});

describe('what passes when it is tried again', () => {
  const passing: [string, Fault, number, number][] = [
    ['HTTP 503', { kind: 'server-error', times: 3 }, 3.5, 3.5],
    ['a cut connection', { kind: 'reset' }, 0.5, 0.5],
    ['an answer that does not come', { kind: 'hang' }, 0.5, 0.5],
    ['a page of HTML', { kind: 'html' }, 0.5, 0.5],
    ['JSON that is cut off', { kind: 'cut-json' }, 0.5, 0.5],
    ['an error with HTTP 200', { kind: 'error-in-body' }, 0.5, 0.5],
    ['HTTP 429 that says how long', { kind: 'rate-limit', retryAfter: 7 }, 7, 7],
  ];

  it.each(passing)('%s', async (_, fault, least, most) => {
    const { vendor, clock } = await alpacaWith({ faults: [fault] });
    expect((await vendor.fetchHistory(WINDOW)).bars.dates).toHaveLength(SPY.length);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(least);
    expect(clock.elapsed()).toBeLessThanOrEqual(most);
  });

  it('a limit that is used up, until it is reset', async () => {
    const { vendor, clock } = await alpacaWith({ callsPerMinute: 2 });
    await vendor.fetchHistory(WINDOW);
    expect((await vendor.fetchHistory(WINDOW)).bars.dates).toHaveLength(SPY.length);
    expect(clock.elapsed()).toBe(60);
  });
});

describe('what does not pass ends in what a person can act on', () => {
  const lasting: [string, Fault, 'input' | 'failure', RegExp, number][] = [
    [
      'unknown keys',
      { kind: 'unauthorized' },
      'input',
      /^No market data loaded: Alpaca does not know the key in ALPACA_API_KEY and ALPACA_SECRET_KEY \("unauthorized"\)\.$/,
      1,
    ],
    [
      'unknown keys, said with 403',
      { kind: 'forbidden' },
      'input',
      /Alpaca does not know the key in ALPACA_API_KEY/,
      1,
    ],
    [
      'a subscription that includes no feed at all',
      { kind: 'forbidden', message: 'subscription does not permit querying recent SIP data' },
      'input',
      /^Alpaca refuses the daily bars of SPY .*"subscription does not permit querying recent SIP data"\.$/,
      2,
    ],
    ['HTTP 500', { kind: 'server-error', status: 500 }, 'failure', /failed several times .*: HTTP 500/, 4],
    [
      'no answer',
      { kind: 'hang' },
      'failure',
      /^No market data loaded: cannot reach Alpaca at 127.* no answer within/,
      4,
    ],
    ['a captive portal', { kind: 'html' }, 'failure', /is not Alpaca: an HTML page instead of JSON\.$/, 4],
    ['a gateway’s page', { kind: 'html', status: 502 }, 'failure', /HTTP 502, "an HTML page instead of JSON"\.$/, 4],
    ['a redirect', { kind: 'redirect' }, 'failure', /is not Alpaca: a redirect to another address\.$/, 4],
    ['bad parameters', { kind: 'server-error', status: 422 }, 'failure', /refused the daily bars of SPY: HTTP 422/, 1],
  ];

  it.each(lasting)('%s', async (_, fault, kind, message, calls) => {
    const { vendor, server } = await alpacaWith({ faults: [always(fault)] });
    const error = await errorOf(vendor.fetchHistory(WINDOW));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(error.advice).toBeTruthy();
    expect(server.requests).toHaveLength(calls);
  });

  it('a server that is not there: the keys, the network and the address are named', async () => {
    const { vendor, server: gone } = await alpacaWith({});
    await gone.close();
    server = undefined;
    const error = await errorOf(vendor.fetchHistory(WINDOW));
    expect(error.message).toMatch(
      /^No market data loaded: cannot reach Alpaca at 127\.0\.0\.1:\d+.*\(ECONNREFUSED\)\.$/,
    );
    expect(error.advice).toMatch(/network.*ALPACA_DATA_URL.*ALPACA_API_KEY and ALPACA_SECRET_KEY/);
  });

  it('an aborted load ends at once', async () => {
    const { vendor, server } = await alpacaWith({ faults: [always({ kind: 'hang' })] });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped')), 30);
    await expect(vendor.fetchHistory({ ...WINDOW }, { signal: stop.signal })).rejects.toThrow('stopped');
    expect(server.requests).toHaveLength(1);
  });
});

const shared = process.env.NAVARCH_REAL_DATA;

describe.skipIf(!shared)('Alpaca’s own answers', () => {
  const body = (name: string) => JSON.parse(readFileSync(join(shared!, 'fixtures/alpaca', name), 'utf8'));

  it('are read without a complaint', async () => {
    const bars = body('historical_stock_data__multisymbol_get_bars__3.json').bars;
    const actions = body('corporate_actions__get_corporate_actions__1.json').corporate_actions;
    const { vendor } = await alpacaWith({ bars, actions });
    const apple = await vendor.fetchHistory({ symbol: 'AAPL', from: '2022-03-09', to: '2022-03-09' });
    expect([apple.bars.dates, [...apple.bars.close], apple.issues]).toEqual([['2022-03-09'], [162.95], []]);
    const splits = async (symbol: string) => {
      const history = await vendor.fetchHistory({ symbol, from: '2022-03-09', to: '2022-03-09' });
      return [...history.splits, ...history.dividends].map(({ symbol: _, ...action }) => action);
    };
    expect(await splits('MNTS')).toEqual([{ date: '2023-08-24', from: 50, to: 1 }]);
    expect(await splits('SRE')).toEqual([{ date: '2023-08-22', from: 1, to: 2 }]);
    expect(await splits('MSBC')).toEqual([{ date: '2023-05-19', from: 1, to: 1.05 }]);
    expect(await splits('FCF')).toEqual([{ exDate: '2023-05-04', amount: 0.125 }]);
  });
});
