import { describe, expect, it } from 'vitest';
import type { BacktestSettings } from '../../src/backtest/settings.js';
import { type Prices, marketOf, runOn, scripted } from '../setup/market.js';

const A: Prices = { close: [100, 101, 102, 103], open: [100, 100.5, 101.5, 102.5] };
const PLAN = { 0: { A: 0.5 }, 1: { A: 1 }, 2: { A: 0.2 } };

function hashOf(prices: Partial<Prices> = {}, plan: typeof PLAN | object = PLAN, more: Partial<BacktestSettings> = {}) {
  const data = marketOf({ A: { ...A, ...prices }, B: { close: [5, 5, 5, 5] } });
  return runOn(data, [scripted(plan as typeof PLAN)], more).strategies[0]!.orderHash;
}

const nextUp = (value: number) => value + 2 ** (Math.floor(Math.log2(value)) - 52);

describe('the order hash', () => {
  it('is the same on every run', () => {
    expect(hashOf()).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hashOf()).toBe(hashOf());
  });

  it('does not depend on the name of the strategy, nor on what is run beside it', () => {
    const data = marketOf({ B: { close: [5, 5, 5, 5] }, A });
    const beside = [scripted({ 0: { B: 1 } }, 'OTHER'), scripted(PLAN, 'RENAMED')];
    expect(runOn(data, beside).strategies[1]!.orderHash).toBe(hashOf());
  });

  it('does not depend on how much history lies before the window', () => {
    const data = marketOf({ A: { close: [1, ...A.close], open: [1, ...A.open!] } });
    const plan = { 1: PLAN[0], 2: PLAN[1], 3: PLAN[2] };
    const later = marketOf({ A }, data.sessions[1]);
    const long = runOn(data, [scripted(plan)], { from: data.sessions[1]! }).strategies[0]!.orderHash;
    expect(long).toBe(runOn(later, [scripted(PLAN)]).strategies[0]!.orderHash);
  });

  it('changes with the last bit of one price', () => {
    expect(hashOf({ open: [100, nextUp(100.5), 101.5, 102.5] })).not.toBe(hashOf());
  });

  it.each([
    ['a size', {}, { ...PLAN, 0: { A: 0.501 } }, {}],
    ['the day of an order', {}, { ...PLAN, 0: {}, 1: { A: 0.5 } }, {}],
    ['a symbol', {}, { ...PLAN, 0: { B: 0.5 } }, {}],
    ['a commission', {}, PLAN, { commission: 0.01 }],
    ['a slippage', {}, PLAN, { slippageBps: 1 }],
    ['an order that expires', { open: [100, NaN, 101.5, 102.5] }, PLAN, {}],
  ])('changes with %s', (_, prices, plan, settings) => {
    expect(hashOf(prices, plan, settings)).not.toBe(hashOf());
  });

  it('does not change with what no order sees: the close of the last session', () => {
    expect(hashOf({ close: [100, 101, 102, 999] })).toBe(hashOf());
  });
});
