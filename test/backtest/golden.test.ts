import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBacktest } from '../../src/backtest/load.js';
import type { StrategyResult } from '../../src/backtest/result.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { csvFolder } from '../../src/data/csv/csvFolder.js';
import { STRATEGIES } from '../../strategies/index.js';

const REAL_DATA = process.env.NAVARCH_REAL_DATA;

interface Golden {
  from: string;
  to: string;
  slippageBps: number;
  commission: number;
  dividends: 'cash' | 'ignore';
  strategies: Record<string, GoldenStrategy>;
  winner: string;
}
interface GoldenStrategy {
  finalNav: number;
  finalCash: number;
  positions: Record<string, number>;
  trades: [string, string, string, number, number][];
  decisions: [string, string[]][];
  nav: [string, number][];
}

const CASES = ['groups-2016-2020', 'groups-2016-2020-5bps', 'groups-2016-2020-dividends', 'groups-2021-2024'];

describe.skipIf(!REAL_DATA).each(CASES)('the four groups on real prices: %s', (name) => {
  const read = () => JSON.parse(readFileSync(join(REAL_DATA!, '../spec/golden', `${name}.json`), 'utf8')) as Golden;
  const run = async () => {
    const { from, to, slippageBps, commission, dividends } = read();
    const wish = { ...DEFAULT_SETTINGS, from, to, slippageBps, commission, dividends };
    const { data, settings } = await loadBacktest(csvFolder(join(REAL_DATA!, 'daily')), STRATEGIES, wish, 0);
    return runBacktest({ data, strategies: STRATEGIES, settings });
  };

  it('gives the NAV of every day, the trades, the decisions, the positions and the winner', async () => {
    const golden = read();
    const result = await run();
    expect(result.strategies.map((strategy) => strategy.name)).toEqual(Object.keys(golden.strategies));
    for (const strategy of result.strategies) {
      expectSame(strategy, result.sessions, golden.strategies[strategy.name]!);
    }
    expect(result.winner.name).toBe(golden.winner);
  });

  it('gives the same order hash on every run', async () => {
    const hashes = async () => (await run()).strategies.map(({ orderHash }) => orderHash);
    expect(await hashes()).toEqual(await hashes());
  });
});

function expectSame(strategy: StrategyResult, sessions: readonly string[], golden: GoldenStrategy): void {
  expect(sessions).toEqual(golden.nav.map(([date]) => date));
  golden.nav.forEach(([, nav], t) =>
    expect(Math.abs(strategy.nav[t]! - nav), `${strategy.name} ${sessions[t]}`).toBeLessThan(1e-6),
  );
  expect(strategy.positions).toEqual(golden.positions);
  expect(strategy.cash.at(-1)).toBeCloseTo(golden.finalCash, 6);
  expect(strategy.decisions.map(({ date, picks }) => [date, picks])).toEqual(golden.decisions);
  expect(strategy.trades.map(({ date, symbol, side, qty }) => [date, symbol, side, qty])).toEqual(
    golden.trades.map(([date, symbol, side, qty]) => [date, symbol, side, qty]),
  );
  strategy.trades.forEach(({ price }, i) => expect(price).toBeCloseTo(golden.trades[i]![4], 9));
}
