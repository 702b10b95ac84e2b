import { panelOf } from '../../src/backtest/panelOf.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import type { LoadedData } from '../../src/data/port.js';
import type { Strategy } from '../../src/strategy/define.js';
import { StrategyRunner } from '../../src/strategy/runner.js';
import type { StrategySettings } from '../../src/strategy/settings.js';

export interface Ranking {
  readonly decided: boolean;
  readonly picks: readonly string[];
  /** The weight of each pick. */
  readonly weights: readonly number[];
  readonly toCash: readonly string[];
  /** By symbol of the universe; NaN for none. */
  readonly scores: Readonly<Record<string, number>>;
}

/** What a strategy would choose at the last session of the data. */
export function rankingOf(strategy: Strategy, data: LoadedData, settings: Partial<StrategySettings> = {}): Ranking {
  const runner = new StrategyRunner(strategy, { ...DEFAULT_SETTINGS, ...settings }, panelOf(data));
  runner.rank(data.sessions.length - 1);
  const { decided, pickCount, units, parts, symbols, score, toCash } = runner.selection;
  const places = Array.from({ length: pickCount }, (_, i) => i);
  return {
    decided,
    picks: places.map((i) => runner.selection.pick(i)),
    weights: places.map((i) => units[i]! / parts),
    toCash: places.filter((i) => toCash[i] === 1).map((i) => runner.selection.pick(i)),
    scores: Object.fromEntries(symbols.map((symbol, i) => [symbol, score[i]!])),
  };
}

/** The rows at which a strategy decides when it is asked at every session. */
export function decisionRows(strategy: Strategy, data: LoadedData, settings: Partial<StrategySettings> = {}): number[] {
  const runner = new StrategyRunner(strategy, { ...DEFAULT_SETTINGS, ...settings }, panelOf(data));
  return data.sessions.map((_, t) => t).filter((t) => runner.decide(t));
}
