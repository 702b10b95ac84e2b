/** Points that a wide screen can show apart. */
export const EYE_LIMIT = 2600;

/**
 * The sessions at which lines are drawn: all, or of each of many equal stretches the ends and every line's lowest and
 * highest session, so that no peak and no trough is lost. Ascending, the first and the last included.
 */
export function visibleSessions(lines: readonly ArrayLike<number>[], sessions: number, limit = EYE_LIMIT): number[] {
  if (sessions <= limit) return Array.from({ length: sessions }, (_, i) => i);
  const stretches = Math.max(1, Math.floor((limit - 2) / (2 * Math.max(1, lines.length))));
  const chosen = new Set([0, sessions - 1]);
  for (let k = 0; k < stretches; k += 1) {
    const from = Math.floor((k * sessions) / stretches);
    const to = Math.floor(((k + 1) * sessions) / stretches);
    for (const line of lines) for (const i of extremes(line, from, to)) chosen.add(i);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** The places of the lowest and the highest figure in [from, to). */
function extremes(line: ArrayLike<number>, from: number, to: number): number[] {
  let low = -1;
  let high = -1;
  for (let i = from; i < to; i += 1) {
    const value = line[i]!;
    if (Number.isNaN(value)) continue;
    if (low < 0 || value < line[low]!) low = i;
    if (high < 0 || value > line[high]!) high = i;
  }
  return low < 0 ? [] : [low, high];
}

/** Every `step`-th session and the last, such that at most `limit` remain. */
export function everyFewSessions(sessions: number, limit: number): number[] {
  const step = Math.max(1, Math.ceil(sessions / limit));
  const chosen: number[] = [];
  for (let i = 0; i < sessions; i += step) chosen.push(i);
  if (sessions > 0 && chosen.at(-1) !== sessions - 1) chosen.push(sessions - 1);
  return chosen;
}
