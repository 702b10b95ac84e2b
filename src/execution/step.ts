/**
 * The engine: a deterministic state machine. An event goes in, the state moves on, commands come out. There is no
 * clock in here, no chance and no I/O; the same events give the same commands, in a backtest and on an account.
 *
 * Entry point: {@link step}.
 *
 * Invariants, mirrored by number in test/execution/step.test.ts:
 *  1. Cash and positions change by executions, pay-outs and cash movements, and by nothing else.
 *  2. The executions of an order never exceed it; what is more is an error and not a position.
 *  3. An order that has ended stays as it ended.
 *  4. Every order that leaves has passed every gate, and is in the order book before its command is written.
 *  5. Sells leave before buys, each in the order of the instruments.
 *  6. The net asset value is the cash plus every position at its last known close.
 */
import type { OrderSignal, Side } from '../domain/order.js';
import type { PricePanel } from '../market/panel.js';
import type { TargetWeights } from '../portfolio/plan.js';
import { approve, type OnHeld } from '../risk/approve.js';
import type { EngineEvent, OrderEnded, OrderExecuted } from './event.js';
import type { Outcome } from './outcome.js';
import type { EngineState } from './state.js';

/** Moves the state on by one event; `outcome` says what was done. */
export function step(state: EngineState, event: EngineEvent, outcome: Outcome): void {
  outcome.clear();
  switch (event.type) {
    case 'session-opened':
      state.session = event.session;
      break;
    case 'session-closed':
      mark(state, event.panel, event.session);
      break;
    case 'order-accepted':
      moveOrder(state, event.order, 'accept', outcome);
      break;
    case 'order-executed':
      bookExecution(state, event, outcome);
      break;
    case 'order-expired':
    case 'order-canceled':
    case 'order-rejected':
      endOrder(state, event, outcome);
      break;
    case 'target-decided':
      rebalance(state, event.target, outcome);
      break;
    case 'flatten-ordered':
      state.plan.flatten(state.account.held);
      submitPlan(state, outcome);
      break;
    case 'cash-moved':
      state.account.cash += event.amount;
      break;
    case 'position-paid-out':
      state.account.cash += event.qty * event.price;
      state.account.move(event.instrument, -event.qty);
      break;
  }
  outcome.cash = state.account.cash;
  outcome.nav = state.nav;
}

/** Values the account at the closes of a row of the panel. */
function mark(state: EngineState, panel: PricePanel, session: number): void {
  const { account, columns } = state;
  const lastKnown = panel.mark;
  const row = session * panel.width;
  let holdings = 0;
  for (let h = 0; h < account.holdingCount; h++) {
    const instrument = account.holding[h]!;
    holdings += account.held[instrument]! * lastKnown[row + columns[instrument]!]!;
  }
  state.session = session;
  state.closedSession = session;
  state.panel = panel;
  state.nav = account.cash + holdings;
}

/** Plans at the closes of the session that has closed last. */
function rebalance(state: EngineState, target: TargetWeights, outcome: Outcome): void {
  state.plan.rebalance(target, state.takeStock(), state.settings.tolerance);
  submitPlan(state, outcome);
}

function submitPlan(state: EngineState, outcome: Outcome): void {
  const { delta } = state.plan;
  for (let i = 0; i < delta.length; i++) if (delta[i]! < 0) submit(state, i, 'sell', -delta[i]!, outcome);
  for (let i = 0; i < delta.length; i++) if (delta[i]! > 0) submit(state, i, 'buy', delta[i]!, outcome);
}

function submit(state: EngineState, instrument: number, side: Side, qty: number, outcome: Outcome): void {
  const { draft, account, orders, settings } = state;
  draft.instrument = instrument;
  draft.side = side;
  draft.qty = qty;
  const held: OnHeld = (gate, _kind, reason) => outcome.commands.alert(instrument, `${gate}: ${reason}`);
  const approved = approve(draft, account, settings.gates, held);
  if (approved === null) return;
  const order = orders.add(approved, state.session);
  orders.signal(order, 'submit');
  if (side === 'sell') account.selling[instrument]! += approved.qty;
  outcome.commands.submit(order, approved);
}

function bookExecution(state: EngineState, event: OrderExecuted, outcome: Outcome): void {
  const { orders, account } = state;
  const { order, qty, price } = event;
  outcome.statusBefore = orders.statusCodeOf(order);
  orders.execute(order, qty, price, event.commission, state.session);
  const instrument = orders.instrument[order]!;
  if (orders.signedQty[order]! > 0) {
    account.cash -= qty * price;
    account.move(instrument, qty);
  } else {
    account.cash += qty * price;
    account.move(instrument, -qty);
    account.selling[instrument]! -= qty;
  }
  account.cash -= event.commission;
  outcome.order = order;
  outcome.statusAfter = orders.statusCodeOf(order);
}

const END = { 'order-expired': 'expire', 'order-canceled': 'cancel', 'order-rejected': 'reject' } as const;

function endOrder(state: EngineState, event: OrderEnded, outcome: Outcome): void {
  const { orders, account } = state;
  const { order } = event;
  outcome.statusBefore = orders.statusCodeOf(order);
  orders.end(order, END[event.type], state.session, event.reason);
  const open = Math.abs(orders.signedQty[order]!) - orders.filledQty[order]!;
  if (orders.signedQty[order]! < 0) account.selling[orders.instrument[order]!]! -= open;
  outcome.order = order;
  outcome.statusAfter = orders.statusCodeOf(order);
}

function moveOrder(state: EngineState, order: number, signal: OrderSignal, outcome: Outcome): void {
  outcome.order = order;
  outcome.statusBefore = state.orders.statusCodeOf(order);
  state.orders.signal(order, signal);
  outcome.statusAfter = state.orders.statusCodeOf(order);
}
