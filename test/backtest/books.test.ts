import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BacktestResult, StrategyResult } from '../../src/backtest/result.js';
import { adHocGroup } from '../../src/backtest/adHocGroup.js';
import type { LoadedData } from '../../src/data/port.js';
import { marketOf, runOn } from '../setup/market.js';

const SESSIONS = 40;
const price = fc.oneof(
  { weight: 15, arbitrary: fc.double({ min: 50, max: 150, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const column = fc.array(price, { minLength: SESSIONS, maxLength: SESSIONS });
const dividends = fc.dictionary(fc.nat(SESSIONS - 1).map(String), fc.double({ min: 0.01, max: 2, noNaN: true }));
const prices = fc.record({ open: column, close: column, dividends });
const anyMarket = fc.record({ A: prices, B: prices, C: prices, D: prices }).map((columns) => marketOf(columns));

const anySettings = fc.record({
  capital: fc.constantFrom(50, 1000, 100_000),
  slippageBps: fc.constantFrom(0, 5, 300),
  commission: fc.constantFrom(0, 1, 25),
  dividends: fc.constantFrom('cash' as const, 'ignore' as const),
  delisted: fc.constantFrom('hold' as const, 'sell-at-last-close' as const),
  marginRate: fc.constantFrom(0, 0.08),
  drawdownGuard: fc.constantFrom('monitor' as const, 'flatten' as const),
  sharpeLookback: fc.constantFrom(2, 4),
  top: fc.integer({ min: 1, max: 5 }),
  cooldownDays: fc.constantFrom(1, 3),
  tolerance: fc.constantFrom(0, 0.02, 1),
});

function always(check: (strategy: StrategyResult, data: LoadedData, result: BacktestResult) => void): void {
  const cases = fc.property(anyMarket, anySettings, (data, settings) => {
    const result = runOn(data, [adHocGroup(['A', 'B', 'C', 'D'])], settings);
    check(result.strategies[0]!, data, result);
  });
  fc.assert(cases, { numRuns: 120, endOnFailure: true });
}

/** Shares by symbol after the session `until`. */
function sharesAt({ trades }: StrategyResult, until: string): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { date, symbol, side, qty } of trades) {
    if (date <= until) shares.set(symbol, (shares.get(symbol) ?? 0) + (side === 'buy' ? qty : -qty));
  }
  return shares;
}

function lastClose({ symbols }: LoadedData, symbol: string, until: string): number {
  const { bars } = symbols.find((one) => one.symbol === symbol)!;
  let i = bars.dates.findLastIndex((date) => date <= until);
  while (i >= 0 && Number.isNaN(bars.close[i]!)) i--;
  return bars.close[i]!;
}

/** Equal but for the rounding of sums of the size of `scale`. */
function expectNear(value: number, expected: number, scale: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (Math.abs(scale) + 1e5));
}

describe('the books of a backtest, whatever the prices and the settings', () => {
  it('have in cash what the trades and the cash flows leave of the capital, at every close', () => {
    always(({ trades, cashFlows, cash, nav }, _, { sessions, settings }) => {
      sessions.forEach((date, t) => {
        const flows = cashFlows.filter((flow) => flow.date <= date).reduce((sum, { amount }) => sum + amount, 0);
        const paid = trades
          .filter((trade) => trade.date <= date)
          .reduce(
            (sum, { side, qty, price, commission }) => sum + (side === 'buy' ? 1 : -1) * qty * price + commission,
            0,
          );
        expectNear(cash[t]!, settings.capital + flows - paid, nav[t]!);
      });
    });
  });

  it('have as NAV the cash and the positions at their last known close', () => {
    always((strategy, data, { sessions }) => {
      sessions.forEach((date, t) => {
        let nav = strategy.cash[t]!;
        for (const [symbol, qty] of sharesAt(strategy, date)) if (qty !== 0) nav += qty * lastClose(data, symbol, date);
        expectNear(strategy.nav[t]!, nav, nav);
      });
    });
  });

  it('are never short of a share, and end with the positions', () => {
    always((strategy, _, { sessions }) => {
      for (const date of sessions)
        for (const qty of sharesAt(strategy, date).values()) expect(qty).toBeGreaterThanOrEqual(0);
      const held = [...sharesAt(strategy, sessions.at(-1)!)].filter(([, qty]) => qty !== 0);
      expect(strategy.positions).toEqual(Object.fromEntries(held));
    });
  });

  it('fill at the open of the session after the decision, against the one who trades', () => {
    always(({ trades, decisions, guardEvents }, { symbols, sessions }, { settings }) => {
      if (settings.delisted !== 'hold') return;
      const slippage = settings.slippageBps / 10_000;
      const decidedOn = new Set([...decisions, ...guardEvents].map(({ date }) => date));
      for (const { date, symbol, side, price, commission } of trades) {
        const { bars } = symbols.find((one) => one.symbol === symbol)!;
        expect(decidedOn).toContain(sessions[sessions.indexOf(date) - 1]);
        expect(price).toBe(bars.open[bars.dates.indexOf(date)]! * (side === 'buy' ? 1 + slippage : 1 - slippage));
        expect(commission).toBe(settings.commission);
      }
    });
  });

  it('let an order expire where the symbol did not open, and nowhere else', () => {
    always(({ unfilled }, { symbols }) => {
      for (const { date, symbol, status, reason } of unfilled) {
        const { bars } = symbols.find((one) => one.symbol === symbol)!;
        expect([status, reason]).toEqual(['expired', 'the symbol did not open']);
        expect(bars.open[bars.dates.indexOf(date)] ?? Number.NaN).toBeNaN();
      }
    });
  });
});
