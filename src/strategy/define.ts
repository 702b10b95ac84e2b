import { inputError } from '../domain/error.js';
import { checkCount } from './checkCount.js';
import type { History } from './history.js';
import type { Weighted } from './pipeline.js';
import type { Schedule } from './schedule.js';
import { everyCooldown } from './schedule.js';
import type { StrategySettings } from './settings.js';
import type { Stage } from './stage.js';

/** A strategy as the user writes it: when it decides, and what it then holds. */
export interface StrategyDefinition {
  /** Short, in capitals by custom: `TACTICAL`. It names the strategy on the command line and in files. */
  readonly name: string;
  /** For the reader; the name unless given. */
  readonly title?: string;
  readonly description?: string;
  /** Every {@link StrategySettings.cooldownDays} sessions unless given. */
  readonly when?: Schedule;
  /** The sentence that begins with `from(...)`; or, with `universe`, a function of your own. */
  readonly hold: Weighted | CustomHold;
}

/** What to hold as a function: for a strategy that no sentence of stages describes. */
export interface CustomHold {
  readonly universe: readonly string[];
  /** Sessions before the decision that `weights` looks back on. */
  readonly lookback: number;
  /**
   * Weights by symbol, each from 0, together at most 1; what is missing to 1 stays in cash.
   * null: nothing is decided, and the next session tries again.
   */
  readonly weights: (history: History) => Readonly<Record<string, number>> | null;
}

/** A strategy ready to be run. */
export interface Strategy {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly universe: readonly string[];
  readonly when: Schedule;
  readonly stages: readonly Stage[];
  /** Sessions before a decision that it looks back on, under these settings. */
  lookback(settings: StrategySettings): number;
  /** What it does, in words, a sentence an entry. */
  describe(settings: StrategySettings): readonly string[];
}

/**
 * Makes a strategy of a definition.
 * @throws NavarchError when the name or the universe is empty or cannot be used.
 */
export function defineStrategy(definition: StrategyDefinition): Strategy {
  const hold = definition.hold;
  const universe = 'symbols' in hold ? hold.symbols : [...new Set(hold.universe)];
  const stages = 'symbols' in hold ? hold.stages : [customStage(definition.name, hold)];
  const when = definition.when ?? everyCooldown();
  checkNames(definition.name, universe);
  return {
    name: definition.name,
    title: definition.title ?? definition.name,
    description: definition.description ?? '',
    universe,
    when,
    stages,
    lookback: (settings) => Math.max(0, ...stages.map((stage) => lookbackOf(definition.name, stage, settings))),
    describe: (settings) =>
      [when.describe(settings), ...stages.map((stage) => stage.describe(settings))].filter((words) => words !== ''),
  };
}

/** Whether a value, such as a module's default export, is a strategy made by {@link defineStrategy}. */
export function isStrategy(value: unknown): value is Strategy {
  const candidate = value as Partial<Strategy> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.name === 'string' &&
    Array.isArray(candidate.universe) &&
    Array.isArray(candidate.stages) &&
    typeof candidate.describe === 'function'
  );
}

function lookbackOf(name: string, stage: Stage, settings: StrategySettings): number {
  const sessions = stage.lookback(settings);
  checkCount(`strategy ${name}, lookback`, sessions, 0);
  return sessions;
}

function checkNames(name: string, universe: readonly string[]): void {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name)) {
    throw inputError(`a strategy cannot be named ${JSON.stringify(name)}`, 'Use letters, digits, _ and -.');
  }
  if (universe.length === 0) throw inputError(`strategy ${name} has no symbols`, 'Name them in from(...).');
  const odd = universe.find((symbol) => !isSymbol(symbol));
  if (odd !== undefined) throw inputError(`strategy ${name}: ${JSON.stringify(odd)} is not a ticker symbol`);
}

/** Whether a text can be a ticker symbol: `SPY`, `BRK.B`. */
export function isSymbol(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/.test(text) && text.length <= 16;
}

function customStage(name: string, hold: CustomHold): Stage {
  return {
    describe: () => 'holds what its own function says',
    lookback: () => hold.lookback,
    bind: () => (selection, history) => {
      const weights = hold.weights(history);
      selection.pickCount = 0;
      if (weights === null) return;
      checkWeights(name, history, selection.symbols, weights);
      const order = selection.symbols.map((_, i) => i).filter((i) => (weights[selection.symbols[i]!] ?? 0) > 0);
      order.sort((a, b) => weights[selection.symbols[b]!]! - weights[selection.symbols[a]!]! || a - b);
      order.forEach((i, rank) => {
        selection.picks[rank] = i;
        selection.units[rank] = weights[selection.symbols[i]!]!;
      });
      selection.pickCount = order.length;
      selection.decided = true;
    },
  };
}

function checkWeights(
  name: string,
  history: History,
  symbols: readonly string[],
  weights: Readonly<Record<string, number>>,
): void {
  const where = `strategy ${name} on ${history.date}`;
  let sum = 0;
  for (const [symbol, weight] of Object.entries(weights)) {
    if (!symbols.includes(symbol)) throw inputError(`${where}: ${symbol} is not in its universe`);
    if (!(weight >= 0 && Number.isFinite(weight))) throw inputError(`${where}: the weight of ${symbol} is ${weight}`);
    sum += weight;
  }
  if (sum > 1 + 1e-9) throw inputError(`${where}: the weights add up to ${sum}, more than 1`);
}
