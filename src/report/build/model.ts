import type { BacktestAnalysis } from '../../analysis/analyse.js';
import { monthSpans } from '../../analysis/monthlyWeights.js';
import { underwater } from '../../analysis/drawdown.js';
import type { BacktestResult } from '../../backtest/result.js';
import type { LoadedData } from '../../data/port.js';
import type { LeaderSpan, ReportModel, RunInfo } from '../model.js';
import { chartDataOf, symbolsOf } from './charts.js';
import { comparisonOf } from './comparison.js';
import { dataOf } from './data.js';
import { groupOf } from './group.js';
import { closesBySymbol } from './marks.js';
import { settingRows } from './settings.js';
import { summaryOf } from './summary.js';
import { weightsOf } from './weights.js';

/** What a report is made from, besides the result and its figures. */
export interface ReportSources {
  /** The bars that the backtest ran on: weights over time need their closes. */
  readonly data: LoadedData;
  readonly run: RunInfo;
}

/** Everything that the report of a backtest shows, as a plain value that JSON can hold. */
export function buildReportModel(
  result: BacktestResult,
  analysis: BacktestAnalysis,
  { data, run }: ReportSources,
): ReportModel {
  const { strategies } = result;
  const closes = closesBySymbol(data, result.sessions);
  const symbols = symbolsOf(result);
  const depths = strategies.map(({ nav }) => underwater(nav));
  const months = monthSpans(result.sessions);
  const weights = strategies.map((strategy) => weightsOf(result, months, strategy, closes, symbols));
  const charts = chartDataOf(result, analysis, depths, weights);
  return {
    schemaVersion: 1,
    title: titleOf(result),
    run,
    data: dataOf(result),
    summary: summaryOf(result, analysis),
    groups: strategies.map((strategy, i) =>
      groupOf(result, analysis, strategy, { depths: depths[i]!, weights: weights[i]!, closes }),
    ),
    comparison: comparisonOf(result, analysis),
    handovers: charts.leader.map(({ group, from, to }): LeaderSpan => ({
      name: strategies[group]!.name,
      from: result.sessions[from]!,
      to: result.sessions[to]!,
      sessions: to - from + 1,
    })),
    warnings: strategies.flatMap(({ name, warnings }) => warnings.map((text) => ({ group: name, text }))),
    settings: settingRows(result.settings),
    charts,
  };
}

function titleOf({ strategies }: BacktestResult): string {
  return strategies.length === 1
    ? `${strategies[0]!.name} backtested`
    : `${strategies.map(({ name }) => name).join(', ')}`;
}
