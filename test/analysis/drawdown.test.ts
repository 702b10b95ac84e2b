import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawdowns, underwater, worstFirst } from '../../src/analysis/drawdown.js';
import { sessionsOf } from './cases.js';

const anyNav = fc
  .array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((values) => Float64Array.from(values));

function of(...nav: number[]) {
  return drawdowns(sessionsOf(nav.length), Float64Array.from(nav));
}

describe('drawdowns', () => {
  it('come in order of time, from the last session at the peak to the first back at it', () => {
    // 2016-01-04 05 06 07 08, 11 12 13
    expect(of(100, 100, 90, 95, 100, 110, 55, 99)).toEqual([
      { peak: '2016-01-05', trough: '2016-01-06', recovery: '2016-01-08', depth: expect.closeTo(-0.1, 12), days: 3 },
      { peak: '2016-01-11', trough: '2016-01-12', recovery: null, depth: -0.5, days: 2 },
    ]);
  });

  it('begin at the lowest NAV’s first session', () => {
    expect(of(100, 80, 80, 90)[0]!.trough).toBe('2016-01-05');
  });

  it('are none where the NAV never falls', () => {
    expect(of(100)).toEqual([]);
    expect(of(100, 100, 101)).toEqual([]);
  });

  it('are put in order of depth on request, equal ones in order of time', () => {
    const found = of(100, 90, 100, 50, 100, 90);
    expect(worstFirst(found).map(({ peak }) => peak)).toEqual(['2016-01-06', '2016-01-04', '2016-01-08']);
    expect(found[0]!.peak).toBe('2016-01-04');
  });

  it('are as deep as the water', () => {
    fc.assert(
      fc.property(anyNav, (nav) => {
        const deepest = worstFirst(drawdowns(sessionsOf(nav.length), nav))[0]?.depth ?? 0;
        expect(deepest).toBe(Math.min(...underwater(nav)));
      }),
    );
  });

  it('do not overlap', () => {
    fc.assert(
      fc.property(anyNav, (nav) => {
        const found = drawdowns(sessionsOf(nav.length), nav);
        found.forEach((drawdown, i) => {
          expect(drawdown.peak < drawdown.trough).toBe(true);
          if (i + 1 < found.length) expect(drawdown.recovery! <= found[i + 1]!.peak).toBe(true);
          if (drawdown.recovery !== null) expect(drawdown.trough < drawdown.recovery).toBe(true);
        });
      }),
    );
  });
});

describe('the water', () => {
  it('stands between nothing and everything, and at nothing on a peak', () => {
    fc.assert(
      fc.property(anyNav, (nav) => {
        underwater(nav).forEach((depth, i) => {
          expect(depth > -1 && depth <= 0).toBe(true);
          expect(depth === 0).toBe(nav[i] === Math.max(...nav.subarray(0, i + 1)));
        });
      }),
    );
  });
});
