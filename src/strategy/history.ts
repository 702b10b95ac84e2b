import type { SessionDate } from '../domain/bar.js';
import type { PricePanel } from '../market/panel.js';

/** Where a history ends. Only the driver holds it. */
export interface Cursor {
  session: number;
}

export type HistoryField = 'open' | 'high' | 'low' | 'close' | 'volume' | 'returns';

/**
 * The past, up to and including the close of the session that is being decided on. It cannot be asked for more:
 * sessions are counted backwards (`ago` 0 is this session, 1 the one before), the panel is out of reach.
 */
export class History {
  readonly #panel: PricePanel;
  readonly #cursor: Cursor;
  readonly #symbols: readonly string[];
  readonly #columns: ReadonlyMap<string, number>;
  #mean = new Float64Array(0);

  /** @param symbols those that can be asked about; what else the panel holds, other strategies asked for */
  constructor(panel: PricePanel, cursor: Cursor, symbols: readonly string[]) {
    this.#panel = panel;
    this.#cursor = cursor;
    this.#symbols = symbols;
    this.#columns = new Map(symbols.map((symbol) => [symbol, panel.columnOf(symbol)]));
  }

  /** The session at whose close the decision is taken. */
  get date(): SessionDate {
    return this.#panel.sessions[this.#cursor.session]!;
  }

  /** The session `ago` sessions back. @throws RangeError where the history does not reach, or ahead of now. */
  dateAgo(ago: number): SessionDate {
    const row = this.#rowOf(ago);
    if (row < 0) throw new RangeError(`the history of ${this.date} does not reach ${ago} sessions back`);
    return this.#panel.sessions[row]!;
  }

  /** Sessions that can be looked back on, this one included. */
  get length(): number {
    return this.#cursor.session + 1;
  }

  /** The universe of the strategy. */
  get symbols(): readonly string[] {
    return this.#symbols;
  }

  /**
   * A price, volume or return of a symbol, `ago` sessions back. NaN where there is none.
   * @throws RangeError for an unknown symbol, or an `ago` that is not a whole number from 0.
   */
  at(symbol: string, field: HistoryField, ago = 0): number {
    const row = this.#rowOf(ago);
    return row < 0 ? Number.NaN : this.#panel[field][row * this.#panel.width + this.#columnOf(symbol)]!;
  }

  close(symbol: string, ago = 0): number {
    return this.at(symbol, 'close', ago);
  }

  /** The last `count` figures of a symbol, oldest first; NaN where there is none. */
  last(symbol: string, field: HistoryField, count: number): Float64Array {
    return Float64Array.from({ length: count }, (_, i) => this.at(symbol, field, count - 1 - i));
  }

  /** The change of the close over `sessions` sessions as a fraction; NaN where either close is missing. */
  change(symbol: string, sessions: number): number {
    return this.close(symbol) / this.close(symbol, sessions) - 1;
  }

  /**
   * Sharpe ratios over the `lookback` simple returns that end now: mean / sample standard deviation x sqrt(252),
   * risk-free 0. `ratio[i]` and `deviation[i]` (a day) belong to the i-th of `columns`; both are NaN where a close is
   * missing, the ratio also where the deviation is 0.
   * @throws RangeError for a column that the panel does not have
   */
  sharpe(columns: Int32Array, lookback: number, ratio: Float64Array, deviation: Float64Array): void {
    this.#checkColumns(columns);
    const now = this.#cursor.session;
    if (now < lookback || lookback < 2) {
      ratio.fill(Number.NaN);
      deviation.fill(Number.NaN);
      return;
    }
    if (this.#mean.length < columns.length) this.#mean = new Float64Array(columns.length);
    const first = now - lookback + 1;
    meansOf(this.#panel, columns, first, lookback, this.#mean);
    deviationsOf(this.#panel, columns, first, lookback, this.#mean, deviation);
    const annual = Math.sqrt(252);
    for (let i = 0; i < columns.length; i++) {
      const spread = deviation[i]!;
      ratio[i] = spread === 0 ? Number.NaN : (this.#mean[i]! / spread) * annual;
    }
  }

  /** A column beyond the last would be one of the session after. */
  #checkColumns(columns: Int32Array): void {
    const { width } = this.#panel;
    for (let i = 0; i < columns.length; i++) {
      if (!(columns[i]! >= 0 && columns[i]! < width)) throw new RangeError(`there is no column ${columns[i]}`);
    }
  }

  #rowOf(ago: number): number {
    if (!Number.isInteger(ago) || ago < 0) {
      throw new RangeError(`a history ends at its decision: ago is ${ago}, and must be 0, 1, 2, ...`);
    }
    return this.#cursor.session - ago;
  }

  #columnOf(symbol: string): number {
    const column = this.#columns.get(symbol);
    if (column === undefined) throw new RangeError(`${symbol} is not in this history: name it in the universe`);
    return column;
  }
}

/*
 * Both walk four symbols at a time, so that the processor has four sums to work on and not one; each symbol's sum is
 * taken in the order of the sessions all the same.
 */
function meansOf(panel: PricePanel, columns: Int32Array, first: number, count: number, mean: Float64Array): void {
  const { returns, width } = panel;
  const start = first * width;
  const n = columns.length;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let pa = start + columns[i]!;
    let pb = start + columns[i + 1]!;
    let pc = start + columns[i + 2]!;
    let pd = start + columns[i + 3]!;
    for (let k = 0; k < count; k++) {
      a += returns[pa]!;
      b += returns[pb]!;
      c += returns[pc]!;
      d += returns[pd]!;
      pa += width;
      pb += width;
      pc += width;
      pd += width;
    }
    mean[i] = a / count;
    mean[i + 1] = b / count;
    mean[i + 2] = c / count;
    mean[i + 3] = d / count;
  }
  for (; i < n; i++) {
    let sum = 0;
    for (let k = 0, p = start + columns[i]!; k < count; k++, p += width) sum += returns[p]!;
    mean[i] = sum / count;
  }
}

function deviationsOf(
  panel: PricePanel,
  columns: Int32Array,
  first: number,
  count: number,
  mean: Float64Array,
  deviation: Float64Array,
): void {
  const { returns, width } = panel;
  const start = first * width;
  const n = columns.length;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const ma = mean[i]!;
    const mb = mean[i + 1]!;
    const mc = mean[i + 2]!;
    const md = mean[i + 3]!;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let pa = start + columns[i]!;
    let pb = start + columns[i + 1]!;
    let pc = start + columns[i + 2]!;
    let pd = start + columns[i + 3]!;
    for (let k = 0; k < count; k++) {
      const ra = returns[pa]! - ma;
      const rb = returns[pb]! - mb;
      const rc = returns[pc]! - mc;
      const rd = returns[pd]! - md;
      a += ra * ra;
      b += rb * rb;
      c += rc * rc;
      d += rd * rd;
      pa += width;
      pb += width;
      pc += width;
      pd += width;
    }
    deviation[i] = Math.sqrt(a / (count - 1));
    deviation[i + 1] = Math.sqrt(b / (count - 1));
    deviation[i + 2] = Math.sqrt(c / (count - 1));
    deviation[i + 3] = Math.sqrt(d / (count - 1));
  }
  for (; i < n; i++) {
    const m = mean[i]!;
    let sum = 0;
    for (let k = 0, p = start + columns[i]!; k < count; k++, p += width) {
      const r = returns[p]! - m;
      sum += r * r;
    }
    deviation[i] = Math.sqrt(sum / (count - 1));
  }
}
