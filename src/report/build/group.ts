import type { BacktestAnalysis } from '../../analysis/analyse.js';
import { drawdowns, worstFirst } from '../../analysis/drawdown.js';
import { symbolProfits } from '../../analysis/symbolProfit.js';
import type { BacktestResult, StrategyResult } from '../../backtest/result.js';
import type { GroupModel } from '../model.js';
import { lastClose } from './marks.js';
import { decisionRows, pickShares } from './picks.js';
import { yearRows } from './returns.js';
import { trackingOf } from './tracking.js';
import type { Weights } from './weights.js';

const DEEPEST = 10;

/** The tables of one group. */
export function groupOf(
  result: BacktestResult,
  analysis: BacktestAnalysis,
  strategy: StrategyResult,
  parts: {
    readonly depths: Float64Array;
    readonly weights: Weights;
    readonly closes: ReadonlyMap<string, Float64Array>;
  },
): GroupModel {
  const { nav, trades, cashFlows, decisions } = strategy;
  const mark = (symbol: string) => lastClose(parts.closes.get(symbol));
  const finalNav = nav.at(-1)!;
  return {
    name: strategy.name,
    title: strategy.title,
    description: strategy.description,
    winner: strategy.name === result.winner.name,
    universe: strategy.universe,
    finalNav,
    finalCash: strategy.cash.at(-1)!,
    positions: Object.entries(strategy.positions).map(([symbol, shares]) => ({
      symbol,
      shares,
      weight: (shares * mark(symbol)) / finalNav,
    })),
    years: yearRows(analysis.metrics[strategy.name]!, analysis.benchmark),
    drawdowns: worstFirst(drawdowns(result.sessions, nav))
      .slice(0, DEEPEST)
      .map(({ recovery, ...row }) => ({ ...row, end: recovery })),
    decisions: decisionRows(decisions),
    pickShares: pickShares(decisions),
    trades,
    bySymbol: symbolProfits(trades, cashFlows, mark),
    unfilled: strategy.unfilled,
    cashFlows,
    weights: parts.weights.monthly,
    tracking: trackingOf(result, strategy, parts.depths),
    orderHash: strategy.orderHash,
  };
}
