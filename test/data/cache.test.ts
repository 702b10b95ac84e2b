import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedVendor } from '../../src/data/cache/cachedVendor.js';
import { cacheSource } from '../../src/data/cache/cacheSource.js';
import { importFolder } from '../../src/data/cache/importFolder.js';
import { readRevisions } from '../../src/data/cache/revisions.js';
import { openCache } from '../../src/data/cache/store.js';
import { syncStore } from '../../src/data/cache/sync.js';
import { csvFolder } from '../../src/data/csv/csvFolder.js';
import { exportFolder } from '../../src/data/csv/exportFolder.js';
import { createPolygon } from '../../src/data/polygon/polygon.js';
import { sessionsBetween } from '../../src/market/calendar.js';
import type { Vendor } from '../../src/data/vendor.js';
import { startPolygon, type PolygonBar, type PolygonServer, type PolygonServerSettings } from '../servers/polygon.js';
import { fakeClock } from './fakeClock.js';
import { polygonBars } from './polygonBars.js';

const REAL = process.env['NAVARCH_REAL_DATA'];
const NOW = '2024-06-14T12:00:00Z';
const now = Date.parse(NOW);
const WINDOW = { from: '2024-01-02', to: '2024-06-13' };

let home = '';
let servers: PolygonServer[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'navarch-cache-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  rmSync(home, { recursive: true });
});

type Market = Record<string, { bars: PolygonBar[]; splits?: unknown[]; dividends?: unknown[] }>;

/** The real client against a local server of the contract. */
async function polygonOf(symbols: Market, settings: Partial<PolygonServerSettings> = {}) {
  const clock = fakeClock(NOW);
  const server = await startPolygon({ apiKey: 'key', symbols, now: clock.now, ...settings });
  servers.push(server);
  const vendor = createPolygon({ apiKey: 'key', baseUrl: server.url, callsPerMinute: 0, timeoutMs: 2000, ...clock });
  return { vendor, server };
}

const market = (): Market => ({
  AAA: { bars: polygonBars('2023-01-03', '2024-06-13') },
  BBB: { bars: polygonBars('2023-01-03', '2024-06-13') },
});

const store = () => openCache(home).store('polygon');
const sync = (vendor: Vendor, symbols = ['AAA', 'BBB'], window = WINDOW) =>
  syncStore(store(), { vendor, symbols, ...window, now });
const load = (vendor: Vendor, symbols = ['AAA', 'BBB'], window = WINDOW) =>
  cachedVendor({ cache: openCache(home), vendor, now }).load({ symbols, ...window });

describe('a sync', () => {
  it('fetches what is missing, and asks nothing when nothing is', async () => {
    const { vendor, server } = await polygonOf(market());
    expect((await sync(vendor)).map(({ state }) => state)).toEqual(['fetched', 'fetched']);
    const calls = server.requests.length;
    expect((await sync(vendor)).map(({ state }) => state)).toEqual(['current', 'current']);
    expect((await sync(vendor, ['BBB'], { from: '2024-03-01', to: '2024-04-01' }))[0]!.state).toBe('current');
    expect(server.requests).toHaveLength(calls);
  });

  it('goes on from the last bars, and fetches ten of them again', async () => {
    const { vendor, server } = await polygonOf(market());
    await sync(vendor, ['AAA'], { from: '2024-01-02', to: '2024-05-31' });
    const before = server.requests.length;
    const [synced] = await sync(vendor, ['AAA']);
    expect(synced).toMatchObject({ state: 'updated', revisions: [] });
    expect(server.requests.slice(before)[0]).toContain('/2024-05-17/2024-06-13');
    const { bars } = (await store().read('AAA'))!;
    expect(bars.dates).toEqual(sessionsBetween('2024-01-02', '2024-06-13'));
  });

  it('records what the vendor has changed of the past, and hands out the new figures', async () => {
    const symbols = market();
    const { vendor } = await polygonOf(symbols);
    const first = await load(vendor, ['AAA'], { from: '2024-01-02', to: '2024-05-31' });
    symbols['AAA']!.bars = symbols['AAA']!.bars.map((bar) =>
      bar.t === Date.parse('2024-05-30T04:00:00Z') ? { ...bar, c: bar.c + 0.25 } : bar,
    );
    const data = await load(vendor, ['AAA']);
    const revised = data.issues.filter(({ kind }) => kind === 'revised');
    expect(revised).toHaveLength(1);
    expect(revised[0]!.message).toContain('2024-05-30');
    const old = first.symbols[0]!.bars.close.at(-2)!;
    expect(readRevisions(store().dir)).toEqual([
      {
        symbol: 'AAA',
        date: '2024-05-30',
        field: 'close',
        before: old,
        after: old + 0.25,
        seenAt: new Date(now).toISOString(),
      },
    ]);
    expect(data.symbols[0]!.bars.close[data.symbols[0]!.bars.dates.indexOf('2024-05-30')]).toBe(old + 0.25);
    expect(store().manifest().symbols['AAA']!.revisions).toBe(1);
  });

  it('keeps raw bars through a new split, which is then applied on read', async () => {
    const symbols = market();
    const { vendor } = await polygonOf(symbols);
    await load(vendor, ['AAA'], { from: '2024-01-02', to: '2024-05-31' });
    const before = (await store().read('AAA'))!.bars.close[0];
    const cut = Date.parse('2024-06-10T00:00:00Z');
    symbols['AAA'] = {
      bars: symbols['AAA']!.bars.map((bar) =>
        bar.t < cut ? bar : { ...bar, o: bar.o / 2, h: bar.h / 2, l: bar.l / 2, c: bar.c / 2 },
      ),
      splits: [{ execution_date: '2024-06-10', split_from: 1, split_to: 2, ticker: 'AAA' }],
    };
    const data = await load(vendor, ['AAA']);
    expect((await store().read('AAA'))!.bars.close[0]).toBe(before);
    expect(data.symbols[0]!.bars.close[0]).toBe(before! / 2);
    expect(data.symbols[0]!.splits).toHaveLength(1);
    expect(data.issues.filter(({ kind }) => kind === 'revised')).toEqual([]);
  });

  it('reaches further back when asked to, and remembers what a plan withholds', async () => {
    const long = { AAA: { bars: polygonBars('2020-01-02', '2024-06-13') } };
    const { vendor, server } = await polygonOf(long, { plan: { years: 2 } });
    await load(vendor, ['AAA']);
    const wide = { from: '2021-01-04', to: '2024-06-13' };
    const data = await load(vendor, ['AAA'], wide);
    expect(data.symbols[0]!.bars.dates[0]).toBe('2022-06-14');
    expect(data.issues.filter(({ kind }) => kind === 'clipped')).toHaveLength(1);
    const calls = server.requests.length;
    const again = await load(vendor, ['AAA'], wide);
    expect(server.requests).toHaveLength(calls);
    expect(again.issues.filter(({ kind }) => kind === 'clipped')).toHaveLength(1);
    expect((await load(vendor, ['AAA'])).issues).toEqual([]);
  });

  it('keeps what came before a failure, and resumes after it', async () => {
    const symbols = market();
    const { vendor, server } = await polygonOf(symbols);
    const dead = { ...vendor, fetchHistory: failAfter(vendor, 1) };
    await expect(sync(dead)).rejects.toThrow('stopped');
    expect(Object.keys(store().manifest().symbols)).toEqual(['AAA']);
    const calls = server.requests.length;
    expect((await sync(vendor)).map(({ state }) => state)).toEqual(['current', 'fetched']);
    expect(server.requests.slice(calls).every((path) => path.includes('BBB'))).toBe(true);
  });

  it('says that the cache cannot be written where it cannot', async () => {
    const { vendor } = await polygonOf(market());
    writeFileSync(join(home, 'polygon'), 'a file where the folder should be');
    await expect(sync(vendor)).rejects.toMatchObject({
      kind: 'failure',
      message: expect.stringContaining('cannot be'),
    });
  });

  it('stops at once when it is aborted, with its reason', async () => {
    const { vendor } = await polygonOf(market());
    const controller = new AbortController();
    const options = {
      signal: controller.signal,
      onProgress: ({ done }: { done: number }) => void (done === 1 && controller.abort(new Error('enough'))),
    };
    await expect(syncStore(store(), { vendor, symbols: ['AAA', 'BBB'], ...WINDOW, now }, options)).rejects.toThrow(
      'enough',
    );
    expect(Object.keys(store().manifest().symbols)).toEqual(['AAA']);
  });
});

function failAfter(vendor: Vendor, calls: number): Vendor['fetchHistory'] {
  let made = 0;
  return (request, options) => {
    if (made++ >= calls) throw new Error('stopped');
    return vendor.fetchHistory(request, options);
  };
}

describe('reading by way of the cache', () => {
  it('names a symbol that the vendor does not know, and does not ask for it each time', async () => {
    const { vendor, server } = await polygonOf(market());
    const data = await load(vendor, ['AAA', 'NONE']);
    expect(data.symbols[1]).toMatchObject({ symbol: 'NONE', dividendsKnown: expect.anything() });
    expect(data.issues.filter(({ kind }) => kind === 'no-data').map(({ symbol }) => symbol)).toEqual(['NONE']);
    const calls = server.requests.length;
    await load(vendor, ['AAA', 'NONE']);
    expect(server.requests).toHaveLength(calls);
    await expect(load(vendor, ['NONE'])).rejects.toThrow(/No market data loaded/);
  });

  it('goes on with the cache when the vendor does not answer and only the last days are missing', async () => {
    const { vendor } = await polygonOf(market());
    await load(vendor, ['AAA'], { from: '2024-01-02', to: '2024-06-11' });
    await servers.pop()!.close();
    const data = await load(vendor, ['AAA']);
    expect(data.issues).toEqual([
      expect.objectContaining({ kind: 'stale', message: expect.stringContaining('2024-06-11') }),
    ]);
    await expect(load(vendor, ['AAA', 'BBB'])).rejects.toThrow();
    await expect(load(vendor, ['AAA'], { from: '2023-06-01', to: '2024-06-13' })).rejects.toThrow();
  });

  it('keeps vendors apart', async () => {
    const { vendor } = await polygonOf(market());
    await load(vendor, ['AAA']);
    const alpaca = { ...vendor, name: 'alpaca' as const };
    await syncStore(openCache(home).store('alpaca'), { vendor: alpaca, symbols: ['BBB'], ...WINDOW, now });
    expect(openCache(home).stores()).toEqual(['polygon', 'alpaca']);
    expect(await openCache(home).store('alpaca').read('AAA')).toBeNull();
  });
});

describe('damage', () => {
  const damage: [string, (path: string) => void][] = [
    ['cut short', (path) => truncateSync(path, 1000)],
    ['empty', (path) => writeFileSync(path, '')],
    ['garbage', (path) => writeFileSync(path, Buffer.alloc(5000, 7))],
    ['altered in one byte', (path) => flip(path, 200)],
    ['gone', (path) => rmSync(path)],
  ];

  it.each(damage)('a file that is %s is named on read and fetched again by the next sync', async (_what, harm) => {
    const { vendor } = await polygonOf(market());
    const { fingerprint } = await load(vendor);
    harm(join(store().dir, store().manifest().symbols['AAA']!.file));
    const reading = cacheSource(openCache(home)).load({ symbols: ['AAA'], ...WINDOW });
    await expect(reading).rejects.toMatchObject({ kind: 'failure', advice: expect.stringContaining('data sync') });
    expect((await sync(vendor)).map(({ state }) => state)).toEqual(['fetched', 'current']);
    expect((await load(vendor)).fingerprint).toBe(fingerprint);
  });

  it('a manifest that is garbage is named on read and put aside by the next sync', async () => {
    const { vendor } = await polygonOf(market());
    await sync(vendor);
    writeFileSync(join(store().dir, 'manifest.json'), '{"schemaVersion": 1, "symb');
    expect(() => store().manifest()).toThrow(/manifest.json is damaged/);
    expect((await sync(vendor)).map(({ state }) => state)).toEqual(['fetched', 'fetched']);
    expect(existsSync(join(store().dir, 'manifest.damaged.json'))).toBe(true);
  });

  it('what a crash left behind is cleared by the next writer', async () => {
    const { vendor } = await polygonOf(market());
    await sync(vendor, ['AAA']);
    for (const name of ['.tmp-1-1-x', 'AAA-0000000000000000.parquet']) writeFileSync(join(store().dir, name), 'x');
    await sync(vendor);
    const files = readdirSync(store().dir).filter((name) => name.endsWith('.parquet') || name.startsWith('.tmp'));
    expect(files).toHaveLength(2);
  });
});

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(path, bytes);
}

describe('import and export', () => {
  const HEAD = 'date,open,high,low,close,volume';

  it('an imported folder gives the figures of the folder, not adjusted a second time', async () => {
    const dir = join(home, 'csv');
    exportFolder(await csvOf(dir), join(home, 'out'));
    const request = { symbols: ['A'], from: '2024-01-02', to: '2024-01-05' };
    await importFolder(openCache(home), dir, { now });
    const cached = await cacheSource(openCache(home)).load(request);
    const direct = await csvFolder(dir).load(request);
    const exported = await csvFolder(join(home, 'out')).load(request);
    expect(cached.symbols[0]!.bars.close[0]).toBe(10);
    expect(cached.fingerprint).toBe(direct.fingerprint);
    expect(exported.fingerprint).toBe(direct.fingerprint);
  });

  async function csvOf(dir: string) {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(dir);
    writeFileSync(join(dir, 'A.csv'), [HEAD, '2024-01-02,10,10,10,10,', '2024-01-05,11,12,9.5,11.1,5'].join('\n'));
    writeFileSync(join(dir, 'splits.csv'), 'symbol,date,from,to\nA,2024-01-04,1,2');
    writeFileSync(join(dir, 'dividends.csv'), 'symbol,ex_date,amount\nA,2024-01-04,0.1');
    writeFileSync(join(dir, 'sessions.csv'), 'date\n2024-01-02\n2024-01-03\n2024-01-05');
    return csvFolder(dir).load({ symbols: ['A'], from: '2024-01-02', to: '2024-01-05' });
  }

  it.skipIf(!REAL)('real prices go in and out to the same fingerprint', async () => {
    const symbols = ['SPY', 'OKLO', 'MSFT'];
    const dir = join(REAL!, 'daily');
    await importFolder(openCache(home), dir, { symbols, now });
    const request = { symbols, from: '2015-01-02', to: '2024-12-31' };
    const cached = await cacheSource(openCache(home)).load(request);
    expect(cached.fingerprint).toBe((await csvFolder(dir).load(request)).fingerprint);
    exportFolder(cached, join(home, 'out'));
    expect((await csvFolder(join(home, 'out')).load(request)).symbols).toEqual(
      cached.symbols.map((symbol) => expect.objectContaining({ bars: symbol.bars, dividends: symbol.dividends })),
    );
  });
});
