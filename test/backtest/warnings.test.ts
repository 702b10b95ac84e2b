import { describe, expect, it } from 'vitest';
import { adHocGroup } from '../../src/backtest/adHocGroup.js';
import type { LoadedData } from '../../src/data/port.js';
import { defineStrategy, type Strategy } from '../../src/strategy/define.js';
import { from } from '../../src/strategy/pipeline.js';
import { sharpe } from '../../src/strategy/score.js';
import { equally } from '../../src/strategy/weighting.js';
import { marketOf, numbers, type Prices, runOn, scripted } from '../setup/market.js';

const warningsOf = (data: LoadedData, strategy: Strategy, settings = {}) =>
  runOn(data, [strategy], settings).strategies[0]!.warnings;
const steady = (close: readonly number[], more: Partial<Prices> = {}) => marketOf({ A: { close, ...more } });
const HALF = scripted({ 0: { A: 0.5 } });
const zigzag = (n: number) => numbers(n, (t) => 100 + t + (t % 2));

describe('a reader is warned', () => {
  it('of nothing where there is nothing', () => {
    expect(warningsOf(steady([10, 11, 12]), HALF)).toEqual([]);
  });

  it('that only one symbol was picked, where more were wanted', () => {
    const data = marketOf({ A: { close: zigzag(10) }, B: { close: numbers(10, (t) => (t > 5 ? 50 : NaN)) } });
    expect(warningsOf(data, adHocGroup(['A', 'B']), { sharpeLookback: 3 })).toEqual([
      'On 2 decisions only one symbol was picked, first on 2024-01-05: nothing spread the risk.',
    ]);
    expect(warningsOf(data, adHocGroup(['A', 'B']), { sharpeLookback: 3, top: 1 })).toEqual([]);
    expect(warningsOf(data, adHocGroup(['A']), { sharpeLookback: 3 })).toEqual([]);
  });

  it('of a debit that passes 1 % of the NAV, and of none that does not', () => {
    const gap = (open: number) => steady([100, 100, 100], { open: [100, open, 100] });
    const all = scripted({ 0: { A: 1 } });
    expect(warningsOf(gap(100.9), all)).toEqual([]);
    expect(warningsOf(gap(102), all)).toEqual([
      'Overnight gaps left a debit of up to 2.0 % of the NAV (2024-01-03): a cash account could not have done this.',
    ]);
  });

  it('that the capital was lost', () => {
    const ruined = steady([100, 10, 10], { open: [100, 1000, 10] });
    const [ruin, ...others] = warningsOf(ruined, scripted({ 0: { A: 1 } }), { capital: 1000 });
    expect(ruin).toBe(
      'The NAV fell to -8900.00 USD on 2024-01-03: the capital was lost, and figures from there on mean little.',
    );
    expect(others).toEqual([]);
  });

  it('of an order that did not fill', () => {
    expect(warningsOf(steady([10, NaN, 10], { open: [10, NaN, 10] }), HALF)).toEqual([
      '1 order did not fill, first A on 2024-01-03: the symbol did not open.',
    ]);
  });

  it('of a position whose symbol has ended, more than ten sessions after its last close', () => {
    const ended = (silent: number) => steady(numbers(3 + silent, (t) => (t < 3 ? 10 : NaN)));
    expect(warningsOf(ended(10), HALF)).toEqual([]);
    expect(warningsOf(ended(11), HALF)).toEqual([
      'A ended while it was held: 5000 shares are still valued at the close of 2024-01-04.',
    ]);
    expect(warningsOf(ended(11), HALF, { delisted: 'sell-at-last-close' })).toEqual([]);
  });

  it('that nothing was ever decided', () => {
    const hold = from('A')
      .rankBy(sharpe({ lookback: 9 }))
      .pickTop()
      .weigh(equally());
    const [warning] = warningsOf(steady(zigzag(5)), defineStrategy({ name: 'X', hold }));
    expect(warning).toBe('Nothing was ever decided: no symbol could be scored, so the capital stayed in cash.');
  });

  it('that the capital did not pay for one share', () => {
    expect(warningsOf(steady([100, 100, 100]), HALF, { capital: 150 })).toEqual([
      '1 decision bought nothing: no slot of the capital paid for one whole share.',
    ]);
  });
});
