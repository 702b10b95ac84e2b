import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { filter } from '../../src/strategy/filter.js';
import { from } from '../../src/strategy/pipeline.js';
import { score } from '../../src/strategy/score.js';
import { equally } from '../../src/strategy/weighting.js';
import { marketOf } from '../setup/market.js';
import { rankingOf } from './decide.js';

const scoreAs = (scores: Readonly<Record<string, number>>) =>
  score({ name: 'a list', lookback: 0, of: (_, symbol) => scores[symbol]! });

function picksOf(scores: readonly number[], count?: number, settings = {}): readonly string[] {
  const names = scores.map((_, i) => `S${i}`);
  const data = marketOf(Object.fromEntries(names.map((name) => [name, { close: [10] }])));
  const ranked = from(names).rankBy(scoreAs(Object.fromEntries(scores.map((value, i) => [names[i]!, value]))));
  const hold = ranked.pickTop(count).weigh(equally());
  return rankingOf(defineStrategy({ name: 'A', hold }), data, settings).picks;
}

describe('the best are picked', () => {
  it('by score, highest first', () => {
    expect(picksOf([1, 3, 2, 5], 3)).toEqual(['S3', 'S1', 'S2']);
  });

  it('ties by the order of the group', () => {
    expect(picksOf([2, 2, 5, 2], 3)).toEqual(['S2', 'S0', 'S1']);
    expect(picksOf([0, -0], 1)).toEqual(['S0']);
  });

  it('as a stable sort would, whatever the scores', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN), fc.double());
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 22 }),
        (scores, count) => {
          const eligible = scores.map((_, i) => i).filter((i) => !Number.isNaN(scores[i]!));
          const sorted = eligible.sort((a, b) =>
            scores[a]! === scores[b]! ? a - b : scores[b]! > scores[a]! ? 1 : -1,
          );
          expect(picksOf(scores, count)).toEqual(sorted.slice(0, count).map((i) => `S${i}`));
        },
      ),
    );
  });

  it('the setting `top` of them unless a count is given', () => {
    expect(picksOf([1, 2, 3], undefined, { top: 2 })).toEqual(['S2', 'S1']);
    expect(picksOf([1, 2, 3], 1, { top: 2 })).toEqual(['S2']);
  });

  it('all of them where more are asked for than there are', () => {
    expect(picksOf([1, 2, Number.NaN], 10)).toEqual(['S1', 'S0']);
  });

  it.each([0, -1, 2.5, Number.NaN, Infinity])('a count of %d is refused', (count) => {
    expect(() => picksOf([1], count)).toThrow(`pickTop: ${count} is not a whole number from 1`);
  });
});

describe('nothing is decided', () => {
  const data = marketOf({ A: { close: [10] }, B: { close: [10] } });

  it('where nothing has a score', () => {
    const hold = from('A', 'B')
      .rankBy(scoreAs({ A: NaN, B: NaN }))
      .pickTop()
      .weigh(equally());
    expect(rankingOf(defineStrategy({ name: 'X', hold }), data)).toMatchObject({ decided: false, picks: [] });
  });

  it('where a filter has kept nothing', () => {
    const nothing = filter({ name: 'is not there', lookback: 0, keep: () => false });
    const hold = from('A', 'B')
      .keepIf(nothing)
      .rankBy(scoreAs({ A: 1, B: 2 }))
      .pickTop()
      .weigh(equally());
    expect(rankingOf(defineStrategy({ name: 'X', hold }), data).decided).toBe(false);
  });
});

describe('the candidates', () => {
  it('are each named once, at their first place', () => {
    expect(from('B', ['A', 'B'], ['C', 'A']).symbols).toEqual(['B', 'A', 'C']);
  });
});
