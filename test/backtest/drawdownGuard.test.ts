import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { once } from '../../src/strategy/schedule.js';
import { marketOf, numbers, runOn } from '../setup/market.js';

/** Bought at the open of row 1 at 100; rises to 120, and closes 12.5 % below that at row 5. */
const CLOSES = [100, 100, 110, 120, 112, 105, 104, 103, 102, 101, 100, 99, 98, 97, 96, 95];
const DATA = marketOf({ A: { close: CLOSES, open: [100, 100, 110, 120, 112, 105, 102, ...CLOSES.slice(7)] } });
const ROW = (t: number) => DATA.sessions[t]!;

const hold = { universe: ['A'], lookback: 0, weights: () => ({ A: 1 }) };
const EVERY = defineStrategy({ name: 'EVERY', hold });
const ONCE = defineStrategy({ name: 'ONCE', when: once(), hold });
const FLATTEN = { capital: 10_000, drawdownGuard: 'flatten', drawdownThreshold: 0.1, cooldownDays: 5 } as const;

describe('the drawdown guard', () => {
  const [every] = runOn(DATA, [EVERY], FLATTEN).strategies;

  it('trips at the first close that lies deeper than the threshold below the peak', () => {
    expect(every!.guardEvents).toEqual([{ date: ROW(5), drawdown: 105 / 120 - 1 }]);
  });

  it('sells everything at the next open', () => {
    const sales = every!.trades.filter(({ side }) => side === 'sell');
    expect(sales).toEqual([{ date: ROW(6), symbol: 'A', side: 'sell', qty: 100, price: 102, commission: 0 }]);
  });

  it('lets no decision come before the cooldown has passed', () => {
    expect(every!.decisions.map(({ date }) => date)).toEqual([ROW(0), ROW(10)]);
    expect(numbers(5, (i) => every!.nav[6 + i]!)).toEqual([10_200, 10_200, 10_200, 10_200, 10_200]);
  });

  it('starts a new peak: what was lost before does not trip it again', () => {
    expect(every!.nav.at(-1)! / 10_500 - 1).toBeLessThan(-0.05);
    expect(every!.guardEvents).toHaveLength(1);
  });

  it('has a strategy that decides once decide anew', () => {
    const [bought] = runOn(DATA, [ONCE], FLATTEN).strategies;
    expect(bought!.decisions.map(({ date }) => date)).toEqual([ROW(0), ROW(10)]);
    expect(bought!.positions).toEqual({ A: 102 });
  });

  it('does not trip at the threshold itself', () => {
    const level = marketOf({ A: { close: [64, 64, 56, 56] } });
    const settings = { ...FLATTEN, capital: 64, drawdownThreshold: 0.125 };
    expect(runOn(level, [EVERY], settings).strategies[0]!.guardEvents).toEqual([]);
  });

  it('only watches unless it is told to act', () => {
    const [watched] = runOn(DATA, [EVERY], { ...FLATTEN, drawdownGuard: 'monitor' }).strategies;
    expect(watched!.guardEvents).toEqual([]);
    expect(watched!.trades.every(({ side }) => side === 'buy')).toBe(true);
  });

  it('that trips at the last session makes cash the target', () => {
    const { strategies, winner } = runOn(marketOf({ A: { close: [100, 100, 80] } }), [EVERY], FLATTEN);
    expect(strategies[0]!.guardEvents).toHaveLength(1);
    expect(strategies[0]!.positions).toEqual({ A: 100 });
    expect(winner.shares).toEqual({});
  });
});
