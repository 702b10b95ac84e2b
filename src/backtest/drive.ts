import { SimulatedExchange } from '../broker/sim/exchange.js';
import { EventQueue } from '../execution/eventQueue.js';
import { type AuditSink, Outcome } from '../execution/outcome.js';
import { EngineState } from '../execution/state.js';
import { step } from '../execution/step.js';
import type { PricePanel } from '../market/panel.js';
import type { StrategyRunner } from '../strategy/runner.js';
import type { SessionClock } from './clock.js';
import { DrawdownGuard } from './drawdownGuard.js';
import { Recorder } from './recorder.js';
import type { BacktestSettings } from './settings.js';

/** The rows of a panel that a backtest goes through, both included. */
export interface PanelWindow {
  readonly first: number;
  readonly last: number;
}

/** A run as it happened: the engine's state at its end, and the record on the way. */
export interface Drive {
  readonly runner: StrategyRunner;
  readonly state: EngineState;
  readonly recorder: Recorder;
  /** The row of the last session at whose close the strategy decided, the last of the window included; -1 for none. */
  readonly decidedIn: number;
  /** Whether that decision was taken at the last session, and so is a target and not an order. */
  readonly pending: 'target' | 'flatten' | null;
}

type DriveSettings = Pick<
  BacktestSettings,
  | 'capital'
  | 'tolerance'
  | 'slippageBps'
  | 'commission'
  | 'dividends'
  | 'delisted'
  | 'marginRate'
  | 'drawdownGuard'
  | 'drawdownThreshold'
>;

/**
 * Drives the engine over history: a session opens, the exchange answers, the session closes, the strategy decides.
 * It has no fills of its own: every figure in the record is one that an event told the engine.
 *
 * @throws RangeError when the books of the engine and of the exchange differ at the end: a defect, not a result
 */
export function drive(
  panel: PricePanel,
  clock: SessionClock,
  window: PanelWindow,
  runner: StrategyRunner,
  settings: DriveSettings,
  audit: AuditSink | null = null,
): Drive {
  const columns = runner.selection.columns;
  const events = new EventQueue();
  const state = new EngineState(columns, settings.capital, { tolerance: settings.tolerance });
  const exchange = new SimulatedExchange(panel, columns, settings.capital, settings, events);
  const recorder = new Recorder(window.last - window.first + 1);
  const guard = new DrawdownGuard(settings);
  const outcome = new Outcome();
  let decidedIn = -1;
  let pending: Drive['pending'] = null;

  const settle = (session: number): void => {
    while (!events.empty) {
      const event = events.take();
      step(state, event, outcome);
      recorder.told(event, session, state.orders);
      if (audit !== null) audit.record(event, outcome);
      const { commands } = outcome;
      for (let i = 0; i < commands.length; i++) exchange.carryOut(commands.at(i));
    }
  };

  for (let session = window.first; session <= window.last; session++) {
    events.now = clock.openAt[session]!;
    events.sessionOpened(session);
    exchange.open(session);
    settle(session);
    events.now = clock.closeAt[session]!;
    exchange.close(session);
    events.sessionClosed(session, panel);
    settle(session);
    recorder.nav[session - window.first] = state.nav;
    recorder.cash[session - window.first] = state.account.cash;

    const isLast = session === window.last;
    if (guard.trips(state.nav)) {
      recorder.guarded(session, guard.drawdown);
      runner.startOver(session);
      guard.startOver(state.nav);
      if (isLast) pending = 'flatten';
      else events.flattenOrdered('drawdown');
    } else if (runner.decide(session)) {
      decidedIn = session;
      if (isLast) pending = 'target';
      else {
        recorder.decided(session, runner.selection);
        events.targetDecided(runner.selection);
      }
    }
    settle(session);
  }
  compareBooks(state, exchange);
  return { runner, state, recorder, decidedIn, pending };
}

function compareBooks(state: EngineState, exchange: SimulatedExchange): void {
  const apart = state.account.held.findIndex((shares, i) => shares !== exchange.positions[i]);
  if (apart >= 0) throw new RangeError(`instrument ${apart}: the engine and the exchange hold different positions`);
  if (state.account.cash !== exchange.cash) {
    throw new RangeError(`the engine has ${state.account.cash} USD, the exchange ${exchange.cash}`);
  }
}
