import type { PricePanel } from '../src/market/panel.js';

/** What the kernel comes to; enough to hold against the engine. */
export interface KernelResult {
  readonly nav: Float64Array;
  readonly trades: number;
}

/**
 * The rule of the group strategy written out by hand for one purpose, speed: no orders, no events, no books, no
 * record but the NAV. It is what a good engineer would write who needs nothing else, over the same columns as the
 * engine, and the bench holds the engine against it. Its NAV is exact: the bench checks it to the last bit.
 */
export function kernel(
  panel: PricePanel,
  columns: Int32Array,
  first: number,
  last: number,
  { capital, lookback, top, cooldown, tolerance }: KernelSettings,
): KernelResult {
  const { open, close, width } = panel;
  const n = columns.length;
  const returns = new Float64Array((last + 1) * n);
  const mark = new Float64Array((last + 1) * n);
  fillColumns(close, width, columns, Math.max(0, first - lookback), last, returns, mark);
  const nav = new Float64Array(last - first + 1);
  const held = new Float64Array(n);
  const target = new Float64Array(n);
  const order = new Float64Array(n);
  const score = new Float64Array(n);
  const picks = new Int32Array(top);
  const annual = Math.sqrt(252);
  let cash = capital;
  let lastDecision = -1_000_000;
  let ordered = false;
  let trades = 0;

  for (let t = first; t <= last; t++) {
    if (ordered) {
      const row = t * width;
      for (let i = 0; i < n; i++) {
        if (!(order[i]! < 0)) continue;
        const price = open[row + columns[i]!]!;
        if (price !== price) continue;
        cash -= order[i]! * price;
        held[i]! += order[i]!;
        trades++;
      }
      for (let i = 0; i < n; i++) {
        if (!(order[i]! > 0)) continue;
        const price = open[row + columns[i]!]!;
        if (price !== price) continue;
        cash -= order[i]! * price;
        held[i]! += order[i]!;
        trades++;
      }
      ordered = false;
    }
    let holdings = 0;
    for (let i = 0, at = t * n; i < n; i++, at++) if (held[i] !== 0) holdings += held[i]! * mark[at]!;
    const value = cash + holdings;
    nav[t - first] = value;
    if (t === last || t - lastDecision < cooldown || t < lookback) continue;

    scoreAll(returns, n, t - lookback + 1, lookback, annual, score);
    let k = 0;
    for (let i = 0; i < n; i++) {
      const s = score[i]!;
      if (s !== s || (k === top && !(s > score[picks[k - 1]!]!))) continue;
      if (k < top) k++;
      let at = k - 1;
      for (; at > 0 && s > score[picks[at - 1]!]!; at--) picks[at] = picks[at - 1]!;
      picks[at] = i;
    }
    if (k === 0) continue;
    lastDecision = t;
    ordered = true;
    target.fill(0);
    const row = t * width;
    for (let p = 0; p < k; p++) target[picks[p]!] = Math.floor(value / k / close[row + columns[picks[p]!]!]!);
    let need = 0;
    let have = 0;
    for (let i = 0; i < n; i++) {
      let delta = target[i]! - held[i]!;
      if (held[i] !== 0 && target[i] !== 0 && Math.abs(delta) < tolerance * target[i]!) delta = 0;
      order[i] = delta;
      if (delta === 0) continue;
      const price = close[row + columns[i]!]!;
      if (delta > 0) need += delta * price;
      else if (price === price) have -= delta * price;
    }
    have += cash;
    if (need > have && need > 0) {
      const factor = (have > 0 ? have : 0) / need;
      for (let i = 0; i < n; i++) if (order[i]! > 0) order[i] = Math.floor(order[i]! * factor);
    }
  }
  return { nav, trades };
}

export interface KernelSettings {
  readonly capital: number;
  readonly lookback: number;
  readonly top: number;
  readonly cooldown: number;
  readonly tolerance: number;
}

function fillColumns(
  close: Float64Array,
  width: number,
  columns: Int32Array,
  first: number,
  last: number,
  returns: Float64Array,
  mark: Float64Array,
): void {
  const n = columns.length;
  for (let t = first; t <= last; t++) {
    for (let i = 0; i < n; i++) {
      const price = close[t * width + columns[i]!]!;
      const at = t * n + i;
      mark[at] = price === price || t === first ? price : mark[at - n]!;
      returns[at] = t === first ? Number.NaN : price / close[(t - 1) * width + columns[i]!]! - 1;
    }
  }
}

/** Four symbols at a time, two passes, in the order of the sessions. */
function scoreAll(r: Float64Array, n: number, first: number, count: number, annual: number, score: Float64Array): void {
  let i = 0;
  for (; i + 3 < n; i += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let at = first * n + i;
    for (let k = 0; k < count; k++, at += n) {
      a += r[at]!;
      b += r[at + 1]!;
      c += r[at + 2]!;
      d += r[at + 3]!;
    }
    a /= count;
    b /= count;
    c /= count;
    d /= count;
    let sa = 0;
    let sb = 0;
    let sc = 0;
    let sd = 0;
    at = first * n + i;
    for (let k = 0; k < count; k++, at += n) {
      const ra = r[at]! - a;
      const rb = r[at + 1]! - b;
      const rc = r[at + 2]! - c;
      const rd = r[at + 3]! - d;
      sa += ra * ra;
      sb += rb * rb;
      sc += rc * rc;
      sd += rd * rd;
    }
    score[i] = ratio(a, sa, count, annual);
    score[i + 1] = ratio(b, sb, count, annual);
    score[i + 2] = ratio(c, sc, count, annual);
    score[i + 3] = ratio(d, sd, count, annual);
  }
  for (; i < n; i++) {
    let sum = 0;
    for (let k = 0, at = first * n + i; k < count; k++, at += n) sum += r[at]!;
    const mean = sum / count;
    let squares = 0;
    for (let k = 0, at = first * n + i; k < count; k++, at += n) squares += (r[at]! - mean) ** 2;
    score[i] = ratio(mean, squares, count, annual);
  }
}

function ratio(mean: number, squares: number, count: number, annual: number): number {
  const deviation = Math.sqrt(squares / (count - 1));
  return deviation === 0 ? Number.NaN : (mean / deviation) * annual;
}
