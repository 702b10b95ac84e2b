import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { csvFolder } from '../../src/data/csv/csvFolder.js';
import { exportFolder } from '../../src/data/csv/exportFolder.js';
import { parseNumber } from '../../src/data/csv/number.js';

const root = mkdtempSync(join(tmpdir(), 'navarch-csv-'));
let dir = '';
let count = 0;
beforeEach(() => {
  dir = join(root, String(count++));
  mkdirSync(dir);
});
afterAll(() => rmSync(root, { recursive: true }));

const WEEK = { from: '2024-01-02', to: '2024-01-05' };
const file = (name: string, ...lines: string[]) => writeFileSync(join(dir, name), lines.join('\n'));
const load = (symbols: string[], window = WEEK) => csvFolder(dir).load({ symbols, ...window });
const HEAD = 'date,open,high,low,close,volume';

describe('a folder of CSV files', () => {
  it('gives each figure as Number() reads it, and the sessions of the exchange', async () => {
    file('SPY.csv', HEAD, '2024-01-02,1.1,1.3000000000000003,0.9,1.2e0,100', '2024-01-03,2,2.5,1.5,2.25,200.5');
    const data = await load(['SPY']);
    expect(data.sessions).toEqual(['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05']);
    const { bars } = data.symbols[0]!;
    expect(bars.dates).toEqual(['2024-01-02', '2024-01-03']);
    expect([...bars.high]).toEqual([Number('1.3000000000000003'), 2.5]);
    expect([...bars.close]).toEqual([1.2, 2.25]);
    expect([...bars.volume]).toEqual([100, 200.5]);
    expect(data).toMatchObject({ source: 'csv', synthetic: false });
  });

  it('finds columns by name in any order and case, past a byte-order mark, CRLF, quotes and further columns', async () => {
    const lines = [
      '\uFEFF"Close","Name",VOLUME,low , High,OPEN,Date',
      '1.2,"Spider, S&P",100,0.9,1.3,1.1,"2024-01-02"',
    ];
    writeFileSync(join(dir, 'SPY.csv'), lines.join('\r\n'));
    const { bars } = (await load(['SPY'])).symbols[0]!;
    expect([bars.open[0], bars.high[0], bars.low[0], bars.close[0], bars.volume[0]]).toEqual([1.1, 1.3, 0.9, 1.2, 100]);
  });

  it('sorts rows, takes a missing volume and empty fields as not known', async () => {
    file('SPY.csv', 'date,open,high,low,close', '2024-01-03,2,,1,2', '', '2024-01-02,1,1,1,1');
    const { bars } = (await load(['SPY'])).symbols[0]!;
    expect(bars.dates).toEqual(['2024-01-02', '2024-01-03']);
    expect([...bars.high]).toEqual([1, Number.NaN]);
    expect([...bars.volume]).toEqual([Number.NaN, Number.NaN]);
  });

  it('uses the later of two rows that disagree and reports it; two that agree are worth a note', async () => {
    file('A.csv', HEAD, '2024-01-02,1,1,1,1,1', '2024-01-02,2,2,2,2,2', '2024-01-03,1,1,1,1,1', '2024-01-03,1,1,1,1,1');
    const data = await load(['A']);
    expect([...data.symbols[0]!.bars.close]).toEqual([2, 1]);
    expect(data.issues.filter(({ symbol }) => symbol === 'A').map(({ kind }) => kind)).toEqual(['bad-bar', 'note']);
  });

  it('takes a price of 0 as missing, and a high below its low, and alters nothing else', async () => {
    file('A.csv', HEAD, '2024-01-02,1,1,1,0,1', '2024-01-03,5,4,6,5.5,1', '2024-01-04,9,8,7,7.5,1');
    const data = await load(['A']);
    const { bars } = data.symbols[0]!;
    expect([...bars.close]).toEqual([Number.NaN, 5.5, 7.5]);
    expect([...bars.high]).toEqual([1, Number.NaN, 8]);
    expect([...bars.open]).toEqual([1, 5, 9]);
    expect(data.issues.filter(({ kind }) => kind === 'bad-bar')).toHaveLength(2);
  });

  it('ignores and reports bars on no session; its own sessions.csv decides where there is one', async () => {
    file('A.csv', HEAD, '2024-01-05,1,1,1,1,1', '2024-01-06,2,2,2,2,2');
    const window = { from: '2024-01-02', to: '2024-01-10' };
    const weekdays = await load(['A'], window);
    expect(weekdays.symbols[0]!.bars.dates).toEqual(['2024-01-05']);
    expect(weekdays.issues.some(({ kind, message }) => kind === 'bad-bar' && message.includes('2024-01-06'))).toBe(
      true,
    );
    file('sessions.csv', 'date', '2024-01-06', '2024-01-05', '2024-02-01');
    const own = await load(['A'], window);
    expect(own.sessions).toEqual(['2024-01-05', '2024-01-06']);
    expect(own.symbols[0]!.bars.dates).toEqual(['2024-01-05', '2024-01-06']);
  });

  it('returns no bar outside the dates asked for', async () => {
    file('A.csv', HEAD, '2023-12-29,1,1,1,1,1', '2024-01-02,2,2,2,2,2', '2024-01-08,3,3,3,3,3');
    expect((await load(['A'])).symbols[0]!.bars.dates).toEqual(['2024-01-02']);
  });

  it('reads dividends and splits, which it does not apply', async () => {
    file('A.csv', HEAD, '2024-01-02,10,10,10,10,1');
    file('dividends.csv', 'symbol,ex_date,amount', 'A,2024-01-04,0.5', 'B,2024-01-04,1', 'A,2023-10-04,0.4');
    file('splits.csv', 'symbol,date,from,to', 'A,2024-01-04,1,2');
    const [a] = (await load(['A'])).symbols;
    expect(a!.dividends.map(({ exDate }) => exDate)).toEqual(['2023-10-04', '2024-01-04']);
    expect(a!.splits).toEqual([{ symbol: 'A', date: '2024-01-04', from: 1, to: 2 }]);
    expect(a!.bars.close[0]).toBe(10);
    expect(a!.dividendsKnown!.from <= '2023-10-04' && a!.dividendsKnown!.to >= '2024-04-01').toBe(true);
  });

  it('names a symbol without a file, or without bars in the window, and gives it empty', async () => {
    file('A.csv', HEAD, '2024-01-02,1,1,1,1,1');
    file('OLD.csv', HEAD, '2020-01-02,1,1,1,1,1');
    const data = await load(['NONE', 'A', 'OLD']);
    expect(data.symbols.map(({ symbol, bars }) => [symbol, bars.dates.length])).toEqual([
      ['NONE', 0],
      ['A', 1],
      ['OLD', 0],
    ]);
    expect(data.issues.filter(({ kind }) => kind === 'no-data').map(({ symbol }) => symbol)).toEqual(['NONE', 'OLD']);
  });

  it('has the same fingerprint for the same figures, whatever the order asked for, and another for others', async () => {
    file('A.csv', HEAD, '2024-01-02,1,1,1,1,');
    file('B.csv', HEAD, '2024-01-02,2,2,2,2,7');
    const { fingerprint } = await load(['A', 'B']);
    expect(fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await load(['B', 'A'])).fingerprint).toBe(fingerprint);
    file('B.csv', HEAD, '2024-01-02,2,2,2,2.0000000000000004,7');
    expect((await load(['A', 'B'])).fingerprint).not.toBe(fingerprint);
  });
});

describe('what a person is told of a wrong folder', () => {
  const refused = async (symbols = ['A']) => {
    const error: { kind?: string; message?: string } = await load(symbols).then(
      () => ({}),
      (thrown: Error) => thrown,
    );
    expect(error.kind).toBe('input');
    return error.message;
  };

  it.each([
    [
      'a bad number',
      ['date,open,high,low,close', '2024-01-02,1,1,1,1', '2024-01-03,1,1,abc,1'],
      /A\.csv, line 3.*"abc"/,
    ],
    ['a hexadecimal number', ['date,open,high,low,close', '2024-01-02,0x10,1,1,1'], /line 2.*0x10/],
    ['a bad date', ['date,open,high,low,close', '2024-02-30,1,1,1,1'], /A\.csv, line 2.*2024-02-30/],
    ['a missing column', ['date,open,high,low', '2024-01-02,1,1,1'], /A\.csv.*"close"/],
    ['an empty file', [''], /A\.csv is empty/],
    ['a column twice', ['date,open,high,low,close,Close', '2024-01-02,1,1,1,1,1'], /two columns named "close"/],
  ])('%s', async (_what, lines, message) => {
    file('A.csv', ...lines);
    expect(await refused()).toMatch(message);
  });

  it('no folder, no file, no symbol name', async () => {
    expect(await refused()).toMatch(/No market data/);
    for (const name of ['../A', 'a/b', '..', '', 'A\u0000'])
      expect(await refused([name])).toMatch(/is not a ticker symbol/);
    dir = join(dir, 'nowhere');
    expect(await refused()).toMatch(/does not exist/);
  });
});

describe('numbers', () => {
  const read = (text: string) => parseNumber(Buffer.from(text), 0, text.length);

  it('are what Number() makes of them, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(String(value))).toBe(Object.is(value, -0) ? 0 : value);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.tuple(fc.nat(), fc.nat()), ([whole, decimals]) => {
        const text = `${whole}.${decimals}`;
        expect(read(text)).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('export', () => {
  it('is read back to the same figures, bit by bit', async () => {
    file(
      'A.csv',
      HEAD,
      '2024-01-02,0.1,0.30000000000000004,0.1,0.2,',
      '2024-01-04,1e-7,123456789.123456789,1e-7,3.3,12',
    );
    file('dividends.csv', 'symbol,ex_date,amount', 'A,2024-01-04,0.123456789012345678');
    file('splits.csv', 'symbol,date,from,to', 'A,2024-01-04,3,2');
    const source = csvFolder(dir);
    const window = { symbols: ['A'], from: '2024-01-02', to: '2024-01-04' };
    const before = await source.load(window);
    const out = join(dir, 'out');
    exportFolder(before, out);
    const after = await csvFolder(out).load(window);
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(after.symbols).toEqual(before.symbols);
  });
});
