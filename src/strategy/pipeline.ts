import type { Filter, Score, Stage, Step, Weighting } from './stage.js';
import type { StrategySettings } from './settings.js';
import { checkCount } from './checkCount.js';

/*
 * A strategy reads as a sentence, and each word leads to the next: names are ranked, the ranked are picked, the picked
 * are weighted. A word in the wrong place is not in the type, so it does not compile.
 */

/** Candidates, in the order in which ties are decided. */
export class Named {
  readonly symbols: readonly string[];
  readonly #stages: readonly Stage[];

  constructor(symbols: readonly string[], stages: readonly Stage[] = []) {
    this.symbols = symbols;
    this.#stages = stages;
  }

  /** Candidates that fail the filter cannot be picked at this decision. */
  keepIf(filter: Filter): Named {
    return new Named(this.symbols, [...this.#stages, keeping(filter)]);
  }

  rankBy(score: Score): Ranked {
    return new Ranked(this.symbols, [...this.#stages, score]);
  }
}

/** Candidates with a score. */
export class Ranked {
  readonly symbols: readonly string[];
  readonly #stages: readonly Stage[];

  constructor(symbols: readonly string[], stages: readonly Stage[]) {
    this.symbols = symbols;
    this.#stages = stages;
  }

  keepIf(filter: Filter): Ranked {
    return new Ranked(this.symbols, [...this.#stages, keeping(filter)]);
  }

  /**
   * The best by score, ties by the order of the group; the setting `top` of them unless a count is given.
   * @throws NavarchError (input) for a count that is no whole number from 1
   */
  pickTop(count?: number): Picked {
    if (count !== undefined) checkCount('pickTop', count, 1);
    return new Picked(this.symbols, [...this.#stages, pickingTop(count)]);
  }
}

/** The picks of a decision. */
export class Picked {
  readonly symbols: readonly string[];
  readonly #stages: readonly Stage[];

  constructor(symbols: readonly string[], stages: readonly Stage[]) {
    this.symbols = symbols;
    this.#stages = stages;
  }

  weigh(weighting: Weighting): Weighted {
    return new Weighted(this.symbols, [...this.#stages, weighting]);
  }
}

/** A whole decision: what to hold, and how much of it. */
export class Weighted {
  readonly symbols: readonly string[];
  readonly #stages: readonly Stage[];

  constructor(symbols: readonly string[], stages: readonly Stage[]) {
    this.symbols = symbols;
    this.#stages = stages;
  }

  /** A pick that fails the filter gives its slot to cash; the weights of the others stay. */
  cashUnless(filter: Filter): Weighted {
    return new Weighted(this.symbols, [...this.#stages, givingToCash(filter)]);
  }

  get stages(): readonly Stage[] {
    return this.#stages;
  }
}

/** The candidates of a strategy: symbols and lists of symbols, each symbol once, in order. */
export function from(...names: readonly (string | readonly string[])[]): Named {
  return new Named([...new Set(names.flat())]);
}

function keeping(filter: Filter): Stage {
  return {
    describe: (settings) => (filter.bind(settings) ? `kept if it ${filter.describe(settings)}` : ''),
    lookback: (settings) => filter.lookback(settings),
    bind: (settings) => {
      const test = filter.bind(settings);
      return (selection, history) => {
        if (!test) return;
        for (let i = 0; i < selection.symbols.length; i++) {
          if (selection.eligible[i] && !test(history, selection.symbols[i]!)) selection.eligible[i] = 0;
        }
      };
    },
  };
}

function givingToCash(filter: Filter): Stage {
  return {
    describe: (settings) => (filter.bind(settings) ? `a pick keeps its slot if it ${filter.describe(settings)}` : ''),
    lookback: (settings) => filter.lookback(settings),
    bind: (settings) => {
      const test = filter.bind(settings);
      return (selection, history) => {
        if (!test) return;
        for (let i = 0; i < selection.pickCount; i++) {
          if (test(history, selection.pick(i))) continue;
          selection.toCash[i] = 1;
          selection.units[i] = 0;
        }
      };
    },
  };
}

function pickingTop(count: number | undefined): Stage {
  const countOf = (settings: StrategySettings) => count ?? settings.top;
  return {
    describe: (settings) => `the best ${countOf(settings)} are picked`,
    lookback: () => 0,
    bind: (settings) => topStep(countOf(settings)),
  };
}

/** Keeps the best so far in order of score; a candidate goes in behind those that score as high. */
function topStep(count: number): Step {
  return (selection) => {
    const { eligible, score, picks } = selection;
    let picked = 0;
    for (let i = 0; i < score.length; i++) {
      const value = score[i]!;
      if (eligible[i] === 0 || value !== value) continue;
      if (picked === count && !(value > score[picks[picked - 1]!]!)) continue;
      if (picked < count) picked++;
      let at = picked - 1;
      for (; at > 0 && value > score[picks[at - 1]!]!; at--) picks[at] = picks[at - 1]!;
      picks[at] = i;
    }
    selection.pickCount = picked;
    selection.decided = picked > 0;
  };
}
