import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleSessions } from '../../src/report/sampling.js';

const line = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 300, maxLength: 3000 });

describe('the sessions that are drawn', () => {
  test('are all, where they fit', () => {
    expect(visibleSessions([new Float64Array(2520)], 2520)).toHaveLength(2520);
  });

  test('are few, in order, and keep the ends and every line’s peak and trough', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const n = Math.min(one.length, other.length);
        const lines = [one.slice(0, n), other.slice(0, n)];
        const at = visibleSessions(lines, n, 200);
        expect(at.length).toBeLessThanOrEqual(Math.max(200, Math.min(n, 200)));
        expect([at[0], at.at(-1)]).toEqual([0, n - 1]);
        expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
        for (const values of lines) {
          const drawn = at.map((t) => values[t]!);
          expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([Math.min(...values), Math.max(...values)]);
        }
      }),
    );
  });
});
