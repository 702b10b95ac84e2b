import { describe, expect, test } from 'vitest';
import { breachesOf } from '../../src/analysis/breaches.js';
import { meanOver, monthSpans } from '../../src/analysis/monthlyWeights.js';

const SESSIONS = ['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-02', '2024-02-05'];

describe('stretches below a drawdown threshold', () => {
  test('begin and end with the sessions beyond it; the threshold itself is not beyond', () => {
    const depths = Float64Array.of(-0.1, -0.11, -0.15, -0.05, -0.2);
    expect(breachesOf(SESSIONS, depths, 0.1)).toEqual([
      { from: '2024-01-31', to: '2024-02-01', sessions: 2, depth: -0.15 },
      { from: '2024-02-05', to: '2024-02-05', sessions: 1, depth: -0.2 },
    ]);
  });

  test('there are none above it, nor in no session', () => {
    expect(breachesOf(SESSIONS, new Float64Array(5), 0.1)).toEqual([]);
    expect(breachesOf([], new Float64Array(0), 0.1)).toEqual([]);
  });
});

describe('means by month', () => {
  test('take each session once', () => {
    const spans = monthSpans(SESSIONS);
    expect(spans).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 4 },
    ]);
    expect([...meanOver(Float64Array.of(0.2, 0.4, 0.3, Number.NaN, 0.6), spans)]).toEqual([
      0.30000000000000004,
      expect.closeTo(0.3, 12),
    ]);
  });
});
