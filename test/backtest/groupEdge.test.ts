import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBacktest } from '../../src/backtest/load.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { csvFolder } from '../../src/data/csv/csvFolder.js';
import { adHocGroup } from '../../src/backtest/adHocGroup.js';

const REAL_DATA = process.env.NAVARCH_REAL_DATA;

interface Expected {
  arguments: {
    tickers: string[];
    from: string;
    to: string;
    sharpeLookback: number;
    top: number;
    cooldown: number;
    tolerance: number;
    capital: number;
    slippageBps: number;
    commission: number;
    dividends: 'cash' | 'ignore';
  };
  finalNav: number;
  finalCash: number;
  positions: Record<string, number>;
  nav: [string, number][];
  trades: [string, string, string, number, number][];
  decisions: [string, string[]][];
}

describe.skipIf(!REAL_DATA).each(['case-1', 'case-2', 'case-3'])(
  'gaps, expiries, a delisting, ties and short cash: %s',
  (name) => {
    const dir = join(REAL_DATA ?? '', '../fixtures/group-edge', name);

    it('agrees with the answers', async () => {
      const expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Expected;
      const { tickers, cooldown, ...given } = expected.arguments;
      const group = adHocGroup(tickers);
      const wish = { ...DEFAULT_SETTINGS, ...given, cooldownDays: cooldown, benchmark: tickers[0]! };
      const { data, settings } = await loadBacktest(csvFolder(dir), [group], wish, 0);
      const [result] = runBacktest({ data, strategies: [group], settings }).strategies;
      expect(result!.nav.length).toBe(expected.nav.length);
      expected.nav.forEach(([date, nav], t) => expect(Math.abs(result!.nav[t]! - nav), date).toBeLessThan(1e-6));
      expect(result!.cash.at(-1)).toBeCloseTo(expected.finalCash, 6);
      expect(result!.positions).toEqual(expected.positions);
      expect(result!.decisions.map(({ date, picks }) => [date, picks])).toEqual(expected.decisions);
      expect(result!.trades.map(({ date, symbol, side, qty }) => [date, symbol, side, qty])).toEqual(
        expected.trades.map(([date, symbol, side, qty]) => [date, symbol, side, qty]),
      );
    });
  },
);
