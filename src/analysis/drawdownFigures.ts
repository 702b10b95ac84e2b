import type { SessionDate } from '../domain/bar.js';
import { drawdowns, ulcerIndex, worstFirst } from './drawdown.js';
import { type Figure, Unavailable } from './figure.js';

/** What the metrics say of the falls of a NAV. */
export interface DrawdownFigures {
  readonly maxDrawdown: number;
  readonly maxDrawdownStart: Figure<SessionDate>;
  readonly maxDrawdownTrough: Figure<SessionDate>;
  readonly maxDrawdownEnd: Figure<SessionDate>;
  readonly longestDrawdownDays: number;
  readonly ulcerIndex: number;
}

/** One NAV a session, at least one; the first above 0. Without a drawdown, depths and days are 0. */
export function drawdownFigures(sessions: readonly SessionDate[], nav: Float64Array): DrawdownFigures {
  const found = drawdowns(sessions, nav);
  const deepest = worstFirst(found)[0];
  const none = new Unavailable('no drawdown in the window');
  return {
    maxDrawdown: deepest?.depth ?? 0,
    maxDrawdownStart: deepest?.peak ?? none,
    maxDrawdownTrough: deepest?.trough ?? none,
    maxDrawdownEnd: deepest ? (deepest.recovery ?? new Unavailable('the NAV is still below that peak')) : none,
    longestDrawdownDays: found.reduce((longest, { days }) => Math.max(longest, days), 0),
    ulcerIndex: ulcerIndex(nav),
  };
}
