import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { from } from '../../src/strategy/pipeline.js';
import { momentum } from '../../src/strategy/score.js';
import type { Weighting } from '../../src/strategy/stage.js';
import { byInverseVolatility, equally, weighting } from '../../src/strategy/weighting.js';
import { marketOf } from '../setup/market.js';
import { rankingOf } from './decide.js';

const DATA = marketOf({
  A: { close: [100, 110, 99, 108.9] },
  B: { close: [100, 120, 96, 115.2] },
  FLAT: { close: [10, 10, 10, 10] },
  NEW: { close: [Number.NaN, Number.NaN, 10, 11] },
});

function weightsOf(weigh: Weighting, symbols = ['A', 'B']): readonly number[] {
  const hold = from(symbols).rankBy(momentum(1)).pickTop(4).weigh(weigh);
  return rankingOf(defineStrategy({ name: 'X', hold }), DATA).weights;
}

describe('weights', () => {
  it('equal: 1/k', () => {
    expect(weightsOf(equally(), ['A', 'B', 'FLAT'])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('by inverse volatility: what moves twice as much gets half as much', () => {
    const [b, a] = weightsOf(byInverseVolatility(3));
    expect(a! / b!).toBeCloseTo(2, 12);
    expect(a! + b!).toBeCloseTo(1, 12);
  });

  it('of your own: in proportion to what you give, adding up to 1', () => {
    const anyShare = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(anyShare, anyShare, (a, b) => {
        const own = weighting({ name: 'own', lookback: 0, of: (_, symbol) => (symbol === 'A' ? a : b) });
        const [wb, wa] = weightsOf(own);
        expect(wa! + wb!).toBeCloseTo(1, 12);
        expect(wa! / wb!).toBeCloseTo(a / b, 8);
      }),
    );
  });

  it.each([0, -1, Number.NaN, Infinity])('a share of %d is refused: by whom, on what, and when', (share) => {
    const own = weighting({ name: 'weighted by whim', lookback: 0, of: () => share });
    expect(() => weightsOf(own)).toThrow(
      `strategy X fails on 2024-01-05: weighted by whim: B on 2024-01-05 gets ${share}, not a share`,
    );
  });

  it('a volatility that does not exist, or is 0, is refused', () => {
    expect(() => weightsOf(byInverseVolatility(3), ['FLAT'])).toThrow(/FLAT on 2024-01-05 gets Infinity/);
    expect(() => weightsOf(byInverseVolatility(3), ['NEW'])).toThrow(/NEW on 2024-01-05 gets NaN/);
  });
});
