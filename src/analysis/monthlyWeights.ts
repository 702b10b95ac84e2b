import type { SessionDate } from '../domain/bar.js';

/** The sessions of one calendar month within a window, as places: both ends included. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

/** The calendar months of the window, in order of time. */
export function monthSpans(sessions: readonly SessionDate[]): MonthSpan[] {
  const spans: MonthSpan[] = [];
  let from = 0;
  for (let t = 0; t < sessions.length; t++) {
    if (sessions[t + 1]?.startsWith(sessions[t]!.slice(0, 'YYYY-MM'.length))) continue;
    spans.push({ from, to: t });
    from = t + 1;
  }
  return spans;
}

/** The mean of a weight over each stretch of sessions; sessions on which it is not known (NaN) count as 0. */
export function meanOver(weights: Float64Array, spans: readonly MonthSpan[]): Float64Array {
  return Float64Array.from(spans, ({ from, to }) => {
    let sum = 0;
    for (let t = from; t <= to; t++) if (Number.isFinite(weights[t])) sum += weights[t]!;
    return sum / (to - from + 1);
  });
}
