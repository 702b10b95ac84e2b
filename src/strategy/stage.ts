import type { History } from './history.js';
import type { Selection } from './selection.js';
import type { StrategySettings } from './settings.js';

/** One step of a decision, as it runs: it reads the history and writes the selection. */
export type Step = (selection: Selection, history: History) => void;

/** One step of a decision, as it is written down: in words for the report, bound to settings for the run. */
export interface Stage {
  /** A sentence without a full stop, for the report. Empty where the stage is off under these settings. */
  describe(settings: StrategySettings): string;
  /** Sessions before the decision that the stage looks back on. */
  lookback(settings: StrategySettings): number;
  bind(settings: StrategySettings): Step;
}

/** A figure for every candidate. */
export interface Score extends Stage {
  readonly name: string;
}

/** Says of a candidate or a pick whether it stays. */
export interface Filter {
  readonly name: string;
  describe(settings: StrategySettings): string;
  lookback(settings: StrategySettings): number;
  /** The test under these settings; null where it is off. */
  bind(settings: StrategySettings): ((history: History, symbol: string) => boolean) | null;
}

/** Splits the capital among the picks. */
export type Weighting = Stage;
