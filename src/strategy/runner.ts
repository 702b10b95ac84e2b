import { inputError, NavarchError } from '../domain/error.js';
import type { PricePanel } from '../market/panel.js';
import type { Strategy } from './define.js';
import { type Cursor, History } from './history.js';
import { Selection } from './selection.js';
import type { StrategySettings } from './settings.js';
import type { Step } from './stage.js';

/**
 * A strategy at work on a panel. Whoever drives it says which session it is; the strategy sees the history up to
 * there.
 */
export class StrategyRunner {
  readonly strategy: Strategy;
  /** What the last decision came to. */
  readonly selection: Selection;
  readonly #cursor: Cursor = { session: 0 };
  readonly #history: History;
  readonly #steps: readonly Step[];
  readonly #due: (sessionsSince: number, history: History) => boolean;
  readonly #cooldownDays: number;
  /** The row of the last decision; -1 for none. A whole number, so that a session costs no memory. */
  #lastDecision = -1;
  #notBefore = 0;

  /** @throws RangeError when the panel lacks a symbol of the strategy's universe. */
  constructor(strategy: Strategy, settings: StrategySettings, panel: PricePanel) {
    this.strategy = strategy;
    this.selection = new Selection(strategy.universe, columnsOf(strategy, panel));
    this.#history = new History(panel, this.#cursor, strategy.universe);
    this.#steps = strategy.stages.map((stage) => stage.bind(settings));
    this.#due = strategy.when.bind(settings);
    this.#cooldownDays = settings.cooldownDays;
  }

  /**
   * Whether a decision is taken at the close of this row of the panel; if so, `selection` holds it.
   * @throws NavarchError (input) when a function of the strategy throws
   */
  decide(session: number): boolean {
    if (session < this.#notBefore || !this.#isDue(session)) return false;
    this.rank(session);
    if (!this.selection.decided) return false;
    this.#lastDecision = session;
    return true;
  }

  /**
   * Puts what the strategy would choose at this row into `selection`, whether or not it is its day.
   * @throws NavarchError (input) when a function of the strategy throws
   */
  rank(session: number): void {
    this.#cursor.session = session;
    const { selection } = this;
    selection.reset();
    try {
      for (const step of this.#steps) step(selection, this.#history);
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  /** All has been sold at `session`: the strategy starts over, but not before the cooldown has passed. */
  startOver(session: number): void {
    this.#lastDecision = -1;
    this.#notBefore = session + this.#cooldownDays;
  }

  #isDue(session: number): boolean {
    this.#cursor.session = session;
    try {
      return this.#due(this.#lastDecision < 0 ? Infinity : session - this.#lastDecision, this.#history);
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  #failed(cause: unknown): Error {
    if (cause instanceof NavarchError) return cause;
    const what = cause instanceof Error ? cause.message : String(cause);
    return inputError(`strategy ${this.strategy.name} fails on ${this.#history.date}: ${what}`, undefined, cause);
  }
}

function columnsOf(strategy: Strategy, panel: PricePanel): Int32Array {
  return Int32Array.from(strategy.universe, (symbol) => {
    const column = panel.columnOf(symbol);
    if (column < 0) throw new RangeError(`the panel has no column for ${symbol} of ${strategy.name}`);
    return column;
  });
}
