import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustBars, adjustDividends, adjustHistory } from '../../src/data/adjust.js';
import { barColumns, type BarColumns } from '../../src/domain/bar.js';
import type { Split } from '../../src/domain/corporateAction.js';
import { sessionsBetween } from '../../src/market/calendar.js';

const REAL = process.env['NAVARCH_REAL_DATA'];
const SESSIONS = sessionsBetween('2019-01-02', '2019-12-31');

/** Flat bars of 100, a price that `jumps` by the factors of their dates. */
function bars(jumps: Record<string, number> = {}): BarColumns {
  let price = 100;
  return barColumns(
    SESSIONS.map((date) => {
      price *= jumps[date] ?? 1;
      return { date, open: price, high: price * 1.01, low: price * 0.99, close: price, volume: 1000 };
    }),
  );
}

const split = (date: string, from: number, to: number): Split => ({ symbol: 'X', date, from, to });
const adjusted = (raw: BarColumns, splits: Split[], asOf = '2020-01-01') =>
  adjustHistory({ symbol: 'X', bars: raw, splits, dividends: [] }, asOf);

describe('adjusting for splits', () => {
  it('divides the prices before a split by its ratio and multiplies the volumes', () => {
    const { bars: out, splits, issues } = adjusted(bars({ '2019-06-10': 1 / 4 }), [split('2019-06-10', 1, 4)]);
    expect(out.close[0]).toBe(25);
    expect(out.volume[0]).toBe(4000);
    expect(out.close.at(-1)).toBe(25);
    expect(out.volume.at(-1)).toBe(1000);
    expect(splits).toHaveLength(1);
    expect(issues).toEqual([]);
  });

  it('applies rows that come twice once, and says so', () => {
    const twice = [split('2019-06-10', 1, 4), split('2019-06-10', 2, 8)];
    const { bars: out, splits, issues } = adjusted(bars({ '2019-06-10': 1 / 4 }), twice);
    expect(out.close[0]).toBe(25);
    expect(splits).toHaveLength(1);
    expect(issues).toEqual([expect.objectContaining({ kind: 'split-quarantined', symbol: 'X' })]);
    expect(issues[0]!.message).toContain('2019-06-10');
  });

  it('sets aside a split that the prices contradict, with the figures', () => {
    const { bars: out, splits, issues } = adjusted(bars(), [split('2019-06-10', 1, 2)]);
    expect(out.close[0]).toBe(100);
    expect(splits).toEqual([]);
    expect(issues[0]).toMatchObject({ kind: 'split-quarantined', severity: 'warning' });
    expect(issues[0]!.message).toMatch(/2:1 split of 2019-06-10 is not applied.*100 on 2019-06-07/);
  });

  it('sets aside a reverse split that the prices contradict, and keeps one that they show', () => {
    expect(adjusted(bars(), [split('2019-06-10', 10, 1)]).splits).toEqual([]);
    expect(adjusted(bars({ '2019-06-10': 10 }), [split('2019-06-10', 10, 1)]).bars.close[0]).toBe(1000);
  });

  it('takes of two rows that disagree the one that the prices show', () => {
    const rows = [split('2019-06-10', 1, 3), split('2019-06-10', 1, 2)];
    const { splits, issues } = adjusted(bars({ '2019-06-10': 0.51 }), rows);
    expect(splits).toEqual([split('2019-06-10', 1, 2)]);
    expect(issues[0]!.message).toContain('disagree');
  });

  it('trusts a stock dividend, which no price could tell from an ordinary day', () => {
    expect(adjusted(bars(), [split('2019-06-10', 20, 21)]).splits).toHaveLength(1);
  });

  it('believes a split on a day that also fell or rose hard', () => {
    for (const move of [0.8, 1.25]) {
      const { splits } = adjusted(bars({ '2019-06-10': 0.5 * move }), [split('2019-06-10', 1, 2)]);
      expect(splits).toHaveLength(1);
    }
  });

  it('finds the jump of a split dated on a weekend at the next session', () => {
    expect(adjusted(bars({ '2019-06-10': 0.5 }), [split('2019-06-08', 1, 2)]).bars.close[0]).toBe(50);
  });

  it('leaves out a split that is announced for later than the date asked about', () => {
    expect(adjusted(bars(), [split('2020-03-02', 1, 2)], '2020-01-15').splits).toEqual([]);
    expect(adjusted(bars(), [split('2020-01-02', 1, 2)], '2020-01-15').bars.close.at(-1)).toBe(50);
  });

  it('sets aside ratios that cannot be', () => {
    const rows = [split('2019-06-10', 0, 2), split('2019-06-11', 1, Number.NaN), split('2019-06-12', 1, 1)];
    const { splits, issues } = adjusted(bars(), rows);
    expect(splits).toEqual([]);
    expect(issues).toHaveLength(3);
  });

  it('divides a dividend by the later splits; one on the split date is of the new share', () => {
    const dividends = ['2019-06-07', '2019-06-10'].map((exDate) => ({ symbol: 'X', exDate, amount: 1 }));
    const out = adjustDividends(dividends, [split('2019-06-10', 1, 4)]);
    expect(out.map(({ amount }) => amount)).toEqual([0.25, 1]);
  });
});

describe('properties of the adjustment', () => {
  const ratios = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }));
  const manySplits = fc
    .array(fc.tuple(fc.constantFrom(...SESSIONS), ratios), { maxLength: 6 })
    .map((rows) => rows.map(([date, [from, to]]) => split(date, from, to)));

  it('keeps the value traded, price times volume, of every bar', () => {
    fc.assert(
      fc.property(manySplits, (splits) => {
        const raw = bars();
        const out = adjustBars(raw, splits);
        for (let i = 0; i < raw.dates.length; i++) {
          const value = raw.close[i]! * raw.volume[i]!;
          expect(Math.abs(out.close[i]! * out.volume[i]! - value)).toBeLessThan(1e-9 * value);
        }
      }),
    );
  });

  it('does not depend on the order of the rows, and touches nothing from the last split on', () => {
    fc.assert(
      fc.property(manySplits, (splits) => {
        const raw = bars();
        const out = adjustBars(raw, splits);
        expect(adjustBars(raw, [...splits].reverse())).toEqual(out);
        const last = splits.reduce((latest, { date }) => (date > latest ? date : latest), '');
        for (const [i, date] of raw.dates.entries()) if (date >= last) expect(out.close[i]).toBe(raw.close[i]);
      }),
    );
  });

  it('keeps low <= open, close <= high', () => {
    fc.assert(
      fc.property(manySplits, (splits) => {
        const out = adjustBars(bars(), splits);
        for (let i = 0; i < out.dates.length; i++) {
          expect(out.low[i]! <= out.open[i]! && out.close[i]! <= out.high[i]!).toBe(true);
        }
      }),
    );
  });
});

describe.skipIf(!REAL)('on real raw prices', () => {
  const splitsOf: Record<string, Split[]> = {
    AAPL: [split('2005-02-28', 1, 2), split('2014-06-09', 1, 7), split('2020-08-31', 1, 4)],
    NVDA: [split('2006-04-07', 1, 2), split('2007-09-11', 2, 3)],
    KO: [split('2012-08-13', 1, 2)],
    MSFT: [split('2003-02-18', 1, 2)],
  };

  function read(folder: string, symbol: string): BarColumns {
    const lines = readFileSync(join(REAL!, folder, `${symbol}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    return barColumns(
      lines.map((line) => {
        const [date, open, high, low, close, volume] = line.split(',');
        const bar = { open: Number(open), high: Number(high), low: Number(low), close: Number(close) };
        return { date: date!, ...bar, volume: Number(volume) };
      }),
    );
  }

  it.each(['AAPL', 'KO', 'MSFT'])('%s comes out as another vendor adjusted it', (symbol) => {
    const raw = read('raw', symbol);
    const { bars: out, issues } = adjustHistory(
      { symbol, bars: raw, splits: splitsOf[symbol]!, dividends: [] },
      '2020-12-31',
    );
    expect(issues).toEqual([]);
    const other = read('daily', symbol);
    const place = new Map(other.dates.map((date, i) => [date, i]));
    const apart = out.dates.flatMap((date, i) => {
      const j = place.get(date);
      return j === undefined || date < '2003-02-18' ? [] : [Math.abs(out.close[i]! / other.close[j]! - 1)];
    });
    expect(apart.length).toBeGreaterThan(4000);
    apart.sort((a, b) => a - b);
    expect(apart[Math.floor(apart.length * 0.99)]).toBeLessThan(0.005);
  });

  it('believes every real split and no invented one', () => {
    for (const [symbol, splits] of Object.entries(splitsOf)) {
      const raw = read('raw', symbol);
      expect(adjustHistory({ symbol, bars: raw, splits, dividends: [] }, '2020-12-31').issues).toEqual([]);
      for (const date of ['2008-10-10', '2011-08-08', '2020-03-12', '2020-03-16']) {
        for (const [from, to] of [
          [1, 2],
          [1, 10],
          [8, 1],
        ] as const) {
          const { splits: accepted } = adjustHistory(
            { symbol, bars: raw, splits: [split(date, from, to)], dividends: [] },
            '2020-12-31',
          );
          expect(accepted).toEqual([]);
        }
      }
    }
  });
});
