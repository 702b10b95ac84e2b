import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFolder } from '../../src/data/cache/importFolder.js';
import { openCache, StoreWriter, type Store } from '../../src/data/cache/store.js';
import { demo } from '../../src/data/demo/demo.js';
import { verifyStore } from '../../src/data/quality/verify.js';
import { barAt, barColumns, type Bar } from '../../src/domain/bar.js';
import type { Split } from '../../src/domain/corporateAction.js';

const REAL = process.env['NAVARCH_REAL_DATA'];
const NOW = Date.parse('2024-06-14T12:00:00Z');

let home = '';
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'navarch-verify-'));
  store = openCache(home).store('polygon');
});
afterEach(() => rmSync(home, { recursive: true }));

/** MSFT of the demo market with one thing wrong, through the cache. */
async function verified(change: (bars: Bar[]) => Bar[], splits: Split[] = []) {
  const data = await demo().load({ symbols: ['MSFT'], from: '2022-01-03', to: '2024-06-13' });
  const { bars } = data.symbols[0]!;
  const rows = change(bars.dates.map((_, i) => barAt(bars, i)));
  const asked = { from: '2022-01-03', to: '2024-06-13' };
  const said = { asked, fetchedAt: '', dividendsKnown: null, clippedTo: null, revisions: 0, issues: [] };
  await new StoreWriter(store, () => {}).put({ symbol: 'MSFT', bars: barColumns(rows), splits, dividends: [] }, said);
  const [found] = await verifyStore(store, ['MSFT'], NOW);
  return found!.findings.map(({ kind, date, size, message }) => ({ kind, date, size, message }));
}

const at = (date: string, change: (bar: Bar) => Bar) => (bars: Bar[]) =>
  bars.map((bar) => (bar.date === date ? change(bar) : bar));
const scaled = (bar: Bar, by: number): Bar => ({
  ...bar,
  open: bar.open * by,
  high: bar.high * by,
  low: bar.low * by,
  close: bar.close * by,
});

describe('verify', () => {
  it('finds nothing in sound bars', async () => {
    expect(await verified((bars) => bars)).toEqual([]);
  });

  it('finds missing sessions, a run at a time', async () => {
    const gone = ['2023-03-07', '2023-03-08', '2023-05-01'];
    const found = await verified((bars) => bars.filter(({ date }) => !gone.includes(date)));
    expect(found).toMatchObject([
      { kind: 'gap', date: '2023-03-07', size: 2 },
      { kind: 'gap', date: '2023-05-01', size: 1 },
    ]);
  });

  it('finds bars when the exchange was closed', async () => {
    const found = await verified((bars) =>
      bars.flatMap((bar) => (bar.date === '2023-07-03' ? [bar, { ...bar, date: '2023-07-04' }] : [bar])),
    );
    expect(found).toMatchObject([{ kind: 'stray', date: '2023-07-04' }]);
  });

  it('finds bars that cannot be', async () => {
    expect(await verified(at('2023-03-07', (bar) => ({ ...bar, high: bar.low, low: bar.high })))).toMatchObject([
      { kind: 'ohlc', date: '2023-03-07' },
    ]);
    expect(await verified(at('2023-03-07', (bar) => ({ ...bar, low: 0 })))).toMatchObject([
      { kind: 'ohlc', date: '2023-03-07' },
    ]);
    expect(await verified(at('2023-03-07', (bar) => ({ ...bar, close: bar.high * 1.001 })))).toMatchObject([
      { kind: 'ohlc', date: '2023-03-07' },
    ]);
  });

  it('finds a close that leaps and is back the next day, and a high of its own', async () => {
    const leap = await verified(at('2023-03-07', (bar) => ({ ...bar, high: bar.high * 1.4, close: bar.close * 1.4 })));
    expect(leap).toMatchObject([{ kind: 'bad-print', date: '2023-03-07' }]);
    const wick = await verified(at('2023-03-07', (bar) => ({ ...bar, high: bar.high * 2 })));
    expect(wick).toMatchObject([{ kind: 'bad-print', date: '2023-03-07' }]);
  });

  it('does not take a fall that stays for a bad print', async () => {
    const found = await verified((bars) => bars.map((bar) => (bar.date >= '2023-03-07' ? scaled(bar, 0.75) : bar)));
    expect(found).toEqual([]);
  });

  it('finds a split that nobody listed, and one that the prices contradict', async () => {
    const halved = (bars: Bar[]) => bars.map((bar) => (bar.date >= '2023-03-07' ? scaled(bar, 0.5) : bar));
    expect(await verified(halved)).toMatchObject([{ kind: 'split', date: '2023-03-07' }]);
    const split = { symbol: 'MSFT', date: '2023-03-07', from: 1, to: 2 };
    expect(await verified(halved, [split])).toEqual([]);
    expect(await verified((bars) => bars, [split])).toMatchObject([{ kind: 'split' }]);
  });

  it('finds days in a row without volume', async () => {
    const quiet = (bar: Bar) => bar.date >= '2023-03-06' && bar.date <= '2023-03-10';
    const found = await verified((bars) => bars.map((bar) => (quiet(bar) ? { ...bar, volume: 0 } : bar)));
    expect(found).toMatchObject([{ kind: 'volume', date: '2023-03-06', size: 5 }]);
  });

  it('finds a symbol whose bars end too early', async () => {
    expect(await verified((bars) => bars.filter(({ date }) => date <= '2024-06-06'))).toEqual([]);
    const found = await verified((bars) => bars.filter(({ date }) => date <= '2024-06-04'));
    expect(found).toMatchObject([{ kind: 'stale', size: 7 }]);
  });

  it('finds a damaged file', async () => {
    await verified((bars) => bars);
    truncateSync(join(store.dir, store.manifest().symbols['MSFT']!.file), 999);
    const [found] = await verifyStore(openCache(home).store('polygon'), ['MSFT'], NOW);
    expect(found!.findings).toMatchObject([{ kind: 'damaged' }]);
  });

  it.skipIf(!REAL)('finds in real prices what their source says of them', async () => {
    const cache = openCache(home);
    await importFolder(cache, join(REAL!, 'daily'), { symbols: ['OKLO', 'SPY', 'MSFT', 'JPM'], now: NOW });
    const [oklo, ...others] = await verifyStore(cache.store('import'), ['OKLO', 'SPY', 'MSFT', 'JPM'], NOW);
    const missing = oklo!.findings.filter(({ kind }) => kind === 'gap').reduce((sum, { size }) => sum + size, 0);
    expect(missing).toBe(160);
    expect(others.flatMap(({ findings }) => findings)).toEqual([]);
  });
});
