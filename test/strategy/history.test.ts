import { describe, expect, it } from 'vitest';
import { panelOf } from '../../src/backtest/panelOf.js';
import { History } from '../../src/strategy/history.js';
import { marketOf } from '../setup/market.js';

const PANEL = panelOf(
  marketOf({
    A: { close: [10, 11, Number.NaN, 13, 14], open: [9, 10, 11, 12, 13], volume: [1, 2, 3, 4, 5] },
    B: { close: [20, 22, 24, 26, 28] },
    OTHER: { close: [1, 1, 1, 1, 1] },
  }),
);
const cursor = { session: 3 };
const history = new History(PANEL, cursor, ['A', 'B']);

describe('a history', () => {
  it('ends at the session of the decision', () => {
    expect(history.date).toBe('2024-01-05');
    expect(history.length).toBe(4);
    expect(history.close('B')).toBe(26);
  });

  it('counts backwards', () => {
    expect(history.close('B', 3)).toBe(20);
    expect(history.at('A', 'open', 1)).toBe(11);
    expect(history.at('A', 'volume')).toBe(4);
    expect(history.dateAgo(3)).toBe('2024-01-02');
  });

  it('has NaN where there is no figure: a gap, or before the first session', () => {
    expect(history.close('A', 1)).toBeNaN();
    expect(history.close('A', 4)).toBeNaN();
    expect(history.change('A', 1)).toBeNaN();
    expect(history.at('A', 'returns', 3)).toBeNaN();
  });

  it('gives a row of figures, oldest first', () => {
    expect([...history.last('A', 'close', 5)]).toEqual([NaN, 10, 11, NaN, 13]);
    expect([...history.last('B', 'returns', 2)]).toEqual([24 / 22 - 1, 26 / 24 - 1]);
    expect(history.change('B', 2)).toBe(26 / 22 - 1);
  });

  it.each([-1, -0.5, 0.5, 1.5, Number.NaN, Infinity])('does not know what was %d sessions ago', (ago) => {
    expect(() => history.close('B', ago)).toThrow(RangeError);
    expect(() => history.at('B', 'open', ago)).toThrow('a history ends at its decision');
    expect(() => history.dateAgo(ago)).toThrow(RangeError);
    expect(() => history.change('B', ago)).toThrow(RangeError);
  });

  it('has no date before the first session', () => {
    expect(() => history.dateAgo(4)).toThrow('does not reach 4 sessions back');
  });

  it('knows the universe of its strategy, and nothing that others have asked for', () => {
    expect(history.symbols).toEqual(['A', 'B']);
    expect(() => history.close('OTHER')).toThrow('OTHER is not in this history: name it in the universe');
    expect(() => history.close('NEVER')).toThrow('NEVER is not in this history');
  });

  it('has no column beyond the last one, which would be that of the next session', () => {
    const answer = new Float64Array(1);
    for (const column of [PANEL.width, PANEL.width + 1, -1]) {
      expect(() => history.sharpe(Int32Array.of(column), 2, answer, answer)).toThrow(`there is no column ${column}`);
    }
  });

  it('moves on with whoever drives it', () => {
    cursor.session = 4;
    expect(history.close('B')).toBe(28);
    cursor.session = 3;
  });
});
