import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symbolProfits } from '../../src/analysis/symbolProfit.js';
import type { Trade } from '../../src/backtest/result.js';

const trade = (date: string, side: 'buy' | 'sell', qty: number, price: number, commission = 0): Trade => ({
  date,
  symbol: 'SPY',
  side,
  qty,
  price,
  commission,
});

describe('what a symbol brought', () => {
  test('realised is of what was sold, unrealised of what is held, dividends stand apart', () => {
    const trades = [trade('2024-01-02', 'buy', 10, 100), trade('2024-01-12', 'sell', 4, 110)];
    const flows = [{ date: '2024-01-05', kind: 'dividend' as const, symbol: 'SPY', amount: 7 }];
    expect(symbolProfits(trades, flows, () => 120)).toEqual([
      {
        symbol: 'SPY',
        roundTrips: 1,
        winners: 1,
        realised: 40,
        unrealised: 120,
        dividends: 7,
        total: 167,
        meanDays: 10,
      },
    ]);
  });

  test('both add up to what was sold less what was bought plus what is held, costs included', () => {
    const step = fc.record({
      buy: fc.boolean(),
      qty: fc.integer({ min: 1, max: 50 }),
      price: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 500 }), (steps, mark) => {
        let held = 0;
        const trades = steps.flatMap(({ buy, qty, price }, i) => {
          const size = buy ? qty : Math.min(qty, held);
          if (size === 0) return [];
          held += buy ? size : -size;
          return [trade(`2024-01-${String(i + 1).padStart(2, '0')}`, buy ? 'buy' : 'sell', size, price, 1)];
        });
        const cash = trades.reduce(
          (sum, { side, qty, price, commission }) => sum + (side === 'sell' ? 1 : -1) * qty * price - commission,
          0,
        );
        const [profit] = symbolProfits(trades, [], () => mark);
        expect(profit?.total ?? 0).toBeCloseTo(cash + held * mark, 6);
      }),
    );
  });
});
