import type { SessionDate } from '../domain/bar.js';

/** The columns of a panel, each of `sessions.length * symbols.length` numbers, row by row: see {@link PricePanel}. */
export interface PanelColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** A dividend on the ex-date `session` (a row) of `column`: USD a share, adjusted for later splits. */
export interface PanelDividend {
  readonly session: number;
  readonly column: number;
  readonly amount: number;
}

/**
 * Prices of many symbols over many sessions: sessions x symbols, row by row, so that the figure of session t and
 * symbol s stands at `t * width + s`. USD a share, adjusted for splits; NaN where the symbol did not trade.
 * Nothing is copied out of a panel: whoever works on it holds the panel and a row.
 */
export class PricePanel {
  readonly sessions: readonly SessionDate[];
  readonly symbols: readonly string[];
  /** Symbols, hence numbers a row. */
  readonly width: number;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** Dividends of row t: those from `dividendStart[t]` up to, not including, `dividendStart[t + 1]`. */
  readonly dividendStart: Int32Array;
  readonly dividendColumn: Int32Array;
  readonly dividendAmount: Float64Array;

  #mark: Float64Array | undefined;
  #returns: Float64Array | undefined;

  constructor(
    sessions: readonly SessionDate[],
    symbols: readonly string[],
    columns: PanelColumns,
    dividends: readonly PanelDividend[] = [],
  ) {
    this.sessions = sessions;
    this.symbols = symbols;
    this.width = symbols.length;
    this.open = columns.open;
    this.high = columns.high;
    this.low = columns.low;
    this.close = columns.close;
    this.volume = columns.volume;
    const ordered = [...dividends].sort((a, b) => a.session - b.session || a.column - b.column);
    this.dividendColumn = Int32Array.from(ordered, (dividend) => dividend.column);
    this.dividendAmount = Float64Array.from(ordered, (dividend) => dividend.amount);
    this.dividendStart = startsOf(ordered, sessions.length);
  }

  /** The last known close at each session; NaN before the first. */
  get mark(): Float64Array {
    return (this.#mark ??= lastKnown(this.close, this.width));
  }

  /** Simple returns from the close of the session before; NaN where either close is missing. */
  get returns(): Float64Array {
    return (this.#returns ??= simpleReturns(this.close, this.width));
  }

  /** The column of a symbol, or -1. */
  columnOf(symbol: string): number {
    return this.symbols.indexOf(symbol);
  }
}

function startsOf(ordered: readonly PanelDividend[], rows: number): Int32Array {
  const start = new Int32Array(rows + 1);
  for (const dividend of ordered) start[dividend.session + 1]!++;
  for (let t = 0; t < rows; t++) start[t + 1]! += start[t]!;
  return start;
}

function lastKnown(close: Float64Array, width: number): Float64Array {
  const mark = close.slice();
  for (let i = width; i < mark.length; i++) {
    const price = mark[i]!;
    if (price !== price) mark[i] = mark[i - width]!;
  }
  return mark;
}

function simpleReturns(close: Float64Array, width: number): Float64Array {
  const returns = new Float64Array(close.length);
  returns.fill(Number.NaN, 0, Math.min(width, close.length));
  for (let i = width; i < close.length; i++) returns[i] = close[i]! / close[i - width]! - 1;
  return returns;
}
