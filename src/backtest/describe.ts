import type { PricePanel } from '../market/panel.js';
import type { StrategyRunner } from '../strategy/runner.js';
import type { Drive, PanelWindow } from './drive.js';
import { orderHash } from './orderHash.js';
import { FLOW_KINDS } from './recorder.js';
import type { CashFlow, Decision, GuardEvent, StrategyResult, Trade, UnfilledOrder } from './result.js';
import type { BacktestSettings } from './settings.js';
import { stalePositions } from './staleness.js';
import { targetOf } from './target.js';
import { warningsOf } from './warnings.js';

/** A run in the words of its result: rows become dates, instruments become symbols. */
export function describeDrive(
  drive: Drive,
  panel: PricePanel,
  window: PanelWindow,
  settings: BacktestSettings,
): StrategyResult {
  const { runner, recorder, state } = drive;
  const { strategy, selection } = runner;
  const figures = {
    universe: strategy.universe,
    nav: recorder.nav,
    cash: recorder.cash,
    unfilled: unfilledOf(drive, panel),
    guardEvents: guardEventsOf(drive, panel),
    stale: stalePositions(drive, panel),
    target: targetOf(drive, panel),
    trades: tradesOf(drive, panel),
    decisions: decisionsOf(drive, panel),
  };
  return {
    ...figures,
    name: strategy.name,
    title: strategy.title,
    description: strategy.description,
    rules: strategy.describe(settings),
    positions: sharesBySymbol(selection.symbols, state.account.held),
    cashFlows: cashFlowsOf(drive, panel),
    orderHash: orderHash(state.orders, selection.symbols, window.first),
    warnings: warningsOf(figures, panel.sessions.slice(window.first, window.last + 1), settings),
  };
}

function sharesBySymbol(symbols: readonly string[], held: Float64Array): Record<string, number> {
  return Object.fromEntries(symbols.flatMap((symbol, i) => (held[i] === 0 ? [] : [[symbol, held[i]!]])));
}

function tradesOf({ recorder, runner }: Drive, panel: PricePanel): Trade[] {
  const { session, instrument, signedQty, price, commission } = recorder.fills;
  return Array.from({ length: session.length }, (_, i) => ({
    date: panel.sessions[session.at(i)]!,
    symbol: runner.selection.symbols[instrument.at(i)]!,
    side: signedQty.at(i) > 0 ? 'buy' : 'sell',
    qty: Math.abs(signedQty.at(i)),
    price: price.at(i),
    commission: commission.at(i),
  }));
}

function unfilledOf({ state, runner }: Drive, panel: PricePanel): UnfilledOrder[] {
  const { orders } = state;
  const unfilled: UnfilledOrder[] = [];
  for (let i = 0; i < orders.size; i++) {
    const status = orders.statusOf(i);
    if (status !== 'expired' && status !== 'rejected' && status !== 'canceled') continue;
    unfilled.push({
      date: panel.sessions[orders.endedIn[i]!]!,
      symbol: runner.selection.symbols[orders.instrument[i]!]!,
      side: orders.signedQty[i]! > 0 ? 'buy' : 'sell',
      qty: Math.abs(orders.signedQty[i]!) - orders.filledQty[i]!,
      status,
      reason: orders.reasonOf(i),
    });
  }
  return unfilled;
}

function cashFlowsOf({ recorder, runner }: Drive, panel: PricePanel): CashFlow[] {
  const { session, kind, instrument, amount } = recorder.flows;
  return Array.from({ length: session.length }, (_, i) => ({
    date: panel.sessions[session.at(i)]!,
    kind: FLOW_KINDS[kind.at(i)]!,
    symbol: runner.selection.symbols[instrument.at(i)] ?? null,
    amount: amount.at(i),
  }));
}

function guardEventsOf({ recorder }: Drive, panel: PricePanel): GuardEvent[] {
  const { session, drawdown } = recorder.guard;
  return Array.from({ length: session.length }, (_, i) => ({
    date: panel.sessions[session.at(i)]!,
    drawdown: drawdown.at(i),
  }));
}

function decisionsOf({ recorder, runner }: Drive, panel: PricePanel): Decision[] {
  const { decisions, picks } = recorder;
  const { symbols } = runner.selection;
  return Array.from({ length: decisions.session.length }, (_, d) => {
    const start = decisions.firstPick.at(d);
    const end = d + 1 < decisions.firstPick.length ? decisions.firstPick.at(d + 1) : picks.instrument.length;
    const rows = Array.from({ length: end - start }, (_unused, i) => start + i);
    const symbolOf = (row: number) => symbols[picks.instrument.at(row)]!;
    return {
      date: panel.sessions[decisions.session.at(d)]!,
      picks: rows.map(symbolOf),
      scores: rows.map((row) => numberOrNull(picks.score.at(row))),
      toCash: rows.filter((row) => picks.toCash.at(row) === 1).map(symbolOf),
      ranking: rankingAt(runner, decisions.session.at(d)),
    };
  });
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** All that could be scored at a session, best first; ties by the order of the group. */
function rankingAt(runner: StrategyRunner, session: number): Decision['ranking'] {
  runner.rank(session);
  const { symbols, score } = runner.selection;
  return symbols
    .map((symbol, i) => ({ symbol, score: score[i]! }))
    .filter((row) => Number.isFinite(row.score))
    .sort((a, b) => b.score - a.score);
}
