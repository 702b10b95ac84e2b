import type { Decision } from '../backtest/result.js';
import type { SessionDate } from '../domain/bar.js';

/** Where a strategy stands in its cooldown at each session's close. */
export interface CooldownStates {
  /** Sessions since the last decision, 0 on its day; -1 before the first. */
  readonly since: Int32Array;
  /** Sessions until the next decision may come: the whole cooldown on the day of one, 0 where none is waited for. */
  readonly remaining: Int32Array;
}

/**
 * @param sessions of the window, ascending
 * @param decisions in order of time, each at one of the sessions
 * @param cooldown sessions from one decision to the next, at least 1
 */
export function cooldownStates(
  sessions: readonly SessionDate[],
  decisions: readonly Pick<Decision, 'date'>[],
  cooldown: number,
): CooldownStates {
  const since = new Int32Array(sessions.length);
  const remaining = new Int32Array(sessions.length);
  let next = 0;
  let last = -1;
  for (let t = 0; t < sessions.length; t++) {
    for (; next < decisions.length && decisions[next]!.date <= sessions[t]!; next++) last = t;
    since[t] = last < 0 ? -1 : t - last;
    remaining[t] = last < 0 ? 0 : Math.max(0, cooldown - since[t]!);
  }
  return { since, remaining };
}
