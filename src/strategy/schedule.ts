import type { History } from './history.js';
import type { StrategySettings } from './settings.js';

/** When a strategy decides. */
export interface Schedule {
  describe(settings: StrategySettings): string;
  /**
   * Whether the session at hand is a decision. `sessionsSince` counts the sessions since the last decision;
   * Infinity before the first.
   */
  bind(settings: StrategySettings): (sessionsSince: number, history: History) => boolean;
}

/** As soon as it can, and whenever the setting `cooldownDays` sessions have passed since. */
export function everyCooldown(): Schedule {
  return {
    describe: ({ cooldownDays }) => `decides every ${cooldownDays} sessions`,
    bind:
      ({ cooldownDays }) =>
      (sessionsSince) =>
        sessionsSince >= cooldownDays,
  };
}

/** As soon as it can, and never again. */
export function once(): Schedule {
  return { describe: () => 'decides once and then holds', bind: () => (sessionsSince) => sessionsSince === Infinity };
}

/** At the first session of each month, and as soon as it can. */
export function monthly(): Schedule {
  return schedule('decides at the first session of each month', (sessionsSince, history) => {
    if (sessionsSince === Infinity) return true;
    return history.dateAgo(sessionsSince).slice(0, 7) !== history.date.slice(0, 7);
  });
}

/**
 * A schedule of your own.
 *
 * @param name as a predicate, for the report: `decides on Mondays`
 */
export function schedule(name: string, due: (sessionsSince: number, history: History) => boolean): Schedule {
  return { describe: () => name, bind: () => due };
}
