import { describe, expect, it } from 'vitest';
import { panelOf } from '../../src/backtest/panelOf.js';
import { PricePanel } from '../../src/market/panel.js';
import { marketOf } from '../setup/market.js';

const PANEL = panelOf(
  marketOf({
    A: { close: [10, 11, NaN, NaN, 22], dividends: { 3: 0.5, 1: 0.25 } },
    B: { close: [NaN, 20, 10, 10, 10], dividends: { 1: 1 } },
  }),
);
const columnOf = (values: Float64Array, column: number) =>
  PANEL.sessions.map((_, t) => values[t * PANEL.width + column]);

describe('a price panel', () => {
  it('stands row by row: session t of symbol s at t * width + s', () => {
    expect(PANEL.symbols).toEqual(['A', 'B']);
    expect([...PANEL.close.slice(0, 4)]).toEqual([10, NaN, 11, 20]);
    expect([PANEL.columnOf('B'), PANEL.columnOf('C')]).toEqual([1, -1]);
  });

  it('knows the last close: NaN before the first, and never one of another symbol', () => {
    expect(columnOf(PANEL.mark, 0)).toEqual([10, 11, 11, 11, 22]);
    expect(columnOf(PANEL.mark, 1)).toEqual([NaN, 20, 10, 10, 10]);
  });

  it('has a return only where there is a close on both days', () => {
    expect(columnOf(PANEL.returns, 0)).toEqual([NaN, 11 / 10 - 1, NaN, NaN, NaN]);
    expect(columnOf(PANEL.returns, 1)).toEqual([NaN, NaN, -0.5, 0, 0]);
  });

  it('has the dividends of a row together, in the order of the columns', () => {
    const of = (t: number) => {
      const rows = Array.from({ length: PANEL.dividendStart[t + 1]! - PANEL.dividendStart[t]! });
      return rows
        .map((_, i) => PANEL.dividendStart[t]! + i)
        .map((d) => [PANEL.dividendColumn[d], PANEL.dividendAmount[d]]);
    };
    expect([0, 1, 2, 3, 4].map(of)).toEqual([
      [],
      [
        [0, 0.25],
        [1, 1],
      ],
      [],
      [[0, 0.5]],
      [],
    ]);
  });

  it('may be empty', () => {
    const none = new Float64Array(0);
    const empty = new PricePanel([], ['A'], { open: none, high: none, low: none, close: none, volume: none });
    expect([empty.mark.length, empty.returns.length, [...empty.dividendStart]]).toEqual([0, 0, [0]]);
  });
});
