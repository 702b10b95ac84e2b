import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPolygon } from '../../src/data/polygon/polygon.js';
import { sessionsBetween } from '../../src/market/calendar.js';
import { newYorkInstant } from '../../src/market/newYorkTime.js';
import type { PolygonServer, PolygonServerSettings } from '../servers/polygon.js';
import { startPolygon } from '../servers/polygon.js';
import { fakeClock } from './fakeClock.js';
import { polygonBars } from './polygonBars.js';

const KEY = 'k3y/with+signs';
const NOW = '2024-06-14T12:00:00Z';

let server: PolygonServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function polygonWith(settings: Omit<PolygonServerSettings, 'apiKey'>, callsPerMinute = 0) {
  const clock = fakeClock(NOW);
  server = await startPolygon({ apiKey: KEY, now: clock.now, ...settings });
  const vendor = createPolygon({ apiKey: KEY, baseUrl: server.url, callsPerMinute, timeoutMs: 2000, ...clock });
  return { vendor, clock, server };
}

const AAPL = {
  bars: polygonBars('2020-08-24', '2020-09-04'),
  splits: [
    { id: 'b', execution_date: '2020-08-31', split_from: 1, split_to: 4, ticker: 'AAPL' },
    { id: 'a', execution_date: '2014-06-09', split_from: 1, split_to: 7, ticker: 'AAPL' },
  ],
  dividends: [
    { ex_dividend_date: '2020-08-07', cash_amount: 0.82, currency: 'USD', dividend_type: 'CD', ticker: 'AAPL' },
    { ex_dividend_date: '2020-05-08', cash_amount: 0.82, currency: 'USD', dividend_type: 'CD', ticker: 'AAPL' },
  ],
};

describe('Polygon', () => {
  it('gives raw bars, and the splits and dividends to adjust them by', async () => {
    const { vendor, server } = await polygonWith({ symbols: { AAPL } });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.bars.dates).toEqual(sessionsBetween('2020-08-24', '2020-09-04'));
    expect([...history.bars.close]).toEqual(AAPL.bars.map((bar) => bar.c));
    expect(history.bars.volume[0]).toBe(1000.5);
    expect(history.splits).toEqual([
      { symbol: 'AAPL', date: '2014-06-09', from: 1, to: 7 },
      { symbol: 'AAPL', date: '2020-08-31', from: 1, to: 4 },
    ]);
    expect(history.dividends.map((d) => [d.exDate, d.amount])).toEqual([
      ['2020-05-08', 0.82],
      ['2020-08-07', 0.82],
    ]);
    expect(history.issues).toEqual([]);
    expect(server.requests).toEqual([
      '/v2/aggs/ticker/AAPL/range/1/day/2020-08-24/2020-09-04?adjusted=false&sort=asc&limit=50000',
      '/v3/reference/splits?ticker=AAPL&order=asc&limit=1000&sort=execution_date',
      '/v3/reference/dividends?ticker=AAPL&order=asc&limit=1000&sort=ex_dividend_date',
    ]);
  });

  it('warns of bars that are adjusted all the same', async () => {
    const { vendor } = await polygonWith({ symbols: { AAPL }, alwaysAdjusts: true });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.bars.close[0]).toBe(25);
    expect(history.issues).toMatchObject([{ kind: 'note', severity: 'warning', symbol: 'AAPL' }]);
    expect(history.issues[0]!.message).toContain('adjusted');
  });

  it('follows cursors to the last page, in order, and keeps one bar a date', async () => {
    const bars = polygonBars('2020-01-02', '2020-06-30');
    const overlapping = [...bars.slice(0, 40), ...bars.slice(35)];
    const { vendor, server } = await polygonWith({ symbols: { SPY: { bars: overlapping } }, pageSize: 30 });
    const history = await vendor.fetchHistory({ symbol: 'SPY', from: '2020-01-02', to: '2020-06-30' });
    expect(history.bars.dates).toEqual(sessionsBetween('2020-01-02', '2020-06-30'));
    expect([...history.bars.close]).toEqual(bars.map((bar) => bar.c));
    expect(history.issues).toEqual([]);
    expect(server.requests.filter((path) => path.includes('/v2/aggs/'))).toHaveLength(5);
    expect(server.requests.filter((path) => path.includes('cursor='))).toHaveLength(4);
  });

  it('follows the cursors of splits and dividends, and keeps split rows that stand twice', async () => {
    const split = AAPL.splits[0]!;
    const splits = [split, split, AAPL.splits[1]!];
    const dividends = [...AAPL.dividends, AAPL.dividends[0]!];
    const { vendor } = await polygonWith({ symbols: { AAPL: { ...AAPL, splits, dividends } }, pageSize: 1 });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.splits.map((row) => row.date)).toEqual(['2014-06-09', '2020-08-31', '2020-08-31']);
    expect(history.dividends.map((row) => row.exDate)).toEqual(['2020-05-08', '2020-08-07']);
    expect(history.issues.map((issue) => issue.message)).toEqual([
      'AAPL: 1 dividend rows stand twice at Polygon; counted once.',
    ]);
  });

  it('dates bars in New York on both sides of the clock changes', async () => {
    const bars = polygonBars('2020-03-05', '2020-03-12');
    expect((bars[3]!.t - bars[0]!.t) % 86_400_000).not.toBe(0);
    const autumn = polygonBars('2020-10-29', '2020-11-04');
    const { vendor } = await polygonWith({ symbols: { SPY: { bars: [...bars, ...autumn] } } });
    const history = await vendor.fetchHistory({ symbol: 'SPY', from: '2020-03-05', to: '2020-11-04' });
    expect(history.bars.dates).toEqual([
      ...sessionsBetween('2020-03-05', '2020-03-12'),
      ...sessionsBetween('2020-10-29', '2020-11-04'),
    ]);
  });

  it('takes DELAYED for a success', async () => {
    const { vendor } = await polygonWith({ symbols: { AAPL }, plan: { delayed: true } });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.bars.dates).toHaveLength(10);
    expect(history.issues).toEqual([]);
  });

  it('names a symbol of which there is nothing', async () => {
    const { vendor } = await polygonWith({ symbols: {} });
    const history = await vendor.fetchHistory({ symbol: 'ZZZZ', from: '2020-08-24', to: '2020-09-04' });
    expect(history.bars.dates).toEqual([]);
    expect(history.issues).toEqual([
      {
        kind: 'no-data',
        severity: 'warning',
        symbol: 'ZZZZ',
        message: 'ZZZZ: Polygon has no daily bars from 2020-08-24 to 2020-09-04. Is the symbol right?',
      },
    ]);
  });

  it('leaves out rows that are no bars, and says which', async () => {
    const bars: unknown[] = polygonBars('2020-08-24', '2020-09-04');
    const { c: _, ...withoutClose } = bars[1] as { c: number };
    bars[1] = withoutClose;
    bars[2] = { ...(bars[2] as object), o: -1 };
    bars[3] = { ...(bars[3] as object), h: '104' };
    const { vendor } = await polygonWith({ symbols: { AAPL: { bars } } });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.bars.dates).toHaveLength(7);
    expect(history.issues).toHaveLength(1);
    expect(history.issues[0]).toMatchObject({ kind: 'bad-bar', symbol: 'AAPL' });
    expect(history.issues[0]!.message).toBe(
      'AAPL: 3 of the daily rows of Polygon cannot be read; left out ' +
        '(row 2: 2020-08-25, close is missing; row 3: 2020-08-26, open is -1; row 4: 2020-08-27, high is "104").',
    );
  });

  it('says so when two rows disagree about a day', async () => {
    const bars = polygonBars('2020-08-24', '2020-08-26');
    const { vendor } = await polygonWith({ symbols: { AAPL: { bars: [...bars, { ...bars[1]!, c: 50 }] } } });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-08-26' });
    expect([...history.bars.close]).toEqual([100, 50, 102]);
    expect(history.issues).toMatchObject([{ kind: 'bad-bar', symbol: 'AAPL' }]);
  });

  it('reports splits without a ratio and dividends in another currency', async () => {
    const splits = [{ ...AAPL.splits[0]!, split_to: 0 }];
    const dividends = [...AAPL.dividends, { ...AAPL.dividends[0]!, currency: 'CAD', cash_amount: 1 }];
    const { vendor } = await polygonWith({ symbols: { AAPL: { ...AAPL, splits, dividends } } });
    const history = await vendor.fetchHistory({ symbol: 'AAPL', from: '2020-08-24', to: '2020-09-04' });
    expect(history.splits).toEqual([]);
    expect(history.dividends).toHaveLength(2);
    expect(history.issues.map((issue) => issue.kind)).toEqual(['note', 'dividends-partial']);
  });

  it('expects yesterday’s session to be the last one that an end-of-day plan has in full', () => {
    const vendor = createPolygon({ apiKey: KEY });
    expect(vendor.lastSession(newYorkInstant('2024-06-14', 20, 0))).toBe('2024-06-13');
    expect(vendor.lastSession(newYorkInstant('2024-06-15', 0, 1))).toBe('2024-06-14');
    expect(vendor.lastSession(newYorkInstant('2024-06-17', 9, 0))).toBe('2024-06-14');
  });

  it('asks for a key before anything else', () => {
    expect(() => createPolygon({ apiKey: ' ' })).toThrow('there is no key for Polygon');
    expect(() => createPolygon({ apiKey: KEY, baseUrl: 'polygon' })).toThrow('POLYGON_BASE_URL is not a web address');
  });
});

const shared = process.env.NAVARCH_REAL_DATA;

describe.skipIf(!shared)('Polygon’s own answers', () => {
  const body = (name: string) => JSON.parse(readFileSync(join(shared!, 'fixtures/polygon', name), 'utf8'));

  it('are read without a complaint', async () => {
    const aggregates = body('v2_aggs_ticker_AAPL_range_1_day_2005-04-01_2005-04-04.json');
    const splits = body('v3_reference_splits.json').results.filter((row: { ticker: string }) => row.ticker === 'SHOP');
    const dividends = body('v3_reference_dividends.json').results;
    const ticker = dividends[0].ticker as string;
    const symbols = {
      AAPL: { bars: aggregates.results },
      SHOP: { bars: [], splits },
      [ticker]: { bars: [], dividends: dividends.filter((row: { ticker: string }) => row.ticker === ticker) },
    };
    const { vendor } = await polygonWith({ symbols });
    const range = { from: '2005-04-01', to: '2005-04-04' };
    const apple = await vendor.fetchHistory({ symbol: 'AAPL', ...range });
    expect(apple.bars.dates).toEqual(['2005-04-01', '2005-04-04']);
    expect([...apple.bars.close]).toEqual([1.4604, 1.4675]);
    expect(apple.issues).toEqual([]);
    const shopify = await vendor.fetchHistory({ symbol: 'SHOP', ...range });
    expect(shopify.splits.map(({ date, from, to }) => [date, from, to])).toEqual([
      ['2022-06-22', 1, 10],
      ['2022-06-29', 1, 10],
    ]);
    const payer = await vendor.fetchHistory({ symbol: ticker, ...range });
    expect(payer.dividends).toHaveLength(dividends.filter((row: { ticker: string }) => row.ticker === ticker).length);
    expect(payer.issues.map((issue) => issue.kind)).toEqual(['no-data']);
  });
});
