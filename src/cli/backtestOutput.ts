import type { BacktestAnalysis } from '../analysis/analyse.js';
import type { MetricSet } from '../analysis/metricSet.js';
import type { BacktestResult, StrategyResult } from '../backtest/result.js';
import { dataSentences } from './dataSentences.js';
import { inColumns } from './columns.js';
import { inParagraph } from './paragraph.js';
import type { Terminal } from './terminal.js';

export interface BacktestOutput {
  /** Why this source was chosen; null where it was named. */
  readonly because: string | null;
  readonly report: string | null;
  readonly png: string | null;
}

/** The result for a person: which data, a table of the groups, the winner and its target, what to know, the report. */
export function printBacktest(
  result: BacktestResult,
  analysis: BacktestAnalysis,
  { because, report, png }: BacktestOutput,
  terminal: Terminal,
): void {
  terminal.print(dataLine(result, because, terminal));
  terminal.print(`${result.data.from} to ${result.data.to}, ${result.sessions.length} sessions.`);
  terminal.print();
  terminal.print(groupsTable(result, analysis, terminal));
  terminal.print();
  terminal.print(winnerLine(result, terminal));
  for (const line of targetLines(result)) terminal.print(line);
  printWarnings(result, terminal);
  if (report !== null || png !== null) terminal.print();
  if (report !== null) terminal.print(`Report: ${report}`);
  if (png !== null) terminal.print(`Charts: ${png}`);
}

function dataLine({ data }: BacktestResult, because: string | null, terminal: Terminal): string {
  const why = because === null ? '' : ` (${because})`;
  const line = `Data: ${data.sourceLabel}${why}`;
  return data.synthetic ? terminal.style('yellow', line) : line;
}

const HEAD = ['', 'Group', 'Final NAV', 'Return', 'CAGR', 'Sharpe', 'Max DD', 'Trades'];

function groupsTable(result: BacktestResult, analysis: BacktestAnalysis, terminal: Terminal): string {
  const { strategies, benchmark, winner } = result;
  const rows = [
    HEAD,
    ...strategies.map((strategy) =>
      groupRow(strategy, analysis.metrics[strategy.name]!, strategy.name === winner.name),
    ),
  ];
  if (benchmark && analysis.benchmark) {
    rows.push(['', `${benchmark.symbol} itself`, usd(benchmark.nav.at(-1)!), ...figures(analysis.benchmark), '']);
  }
  return inColumns(rows, 'LLRRRRRR')
    .map((line, i) =>
      i === 0 ? terminal.style('dim', line) : line.startsWith('*') ? terminal.style('bold', line) : line,
    )
    .join('\n');
}

function groupRow({ name, nav, trades }: StrategyResult, metrics: MetricSet, won: boolean): string[] {
  return [won ? '*' : '', name, usd(nav.at(-1)!), ...figures(metrics), String(trades.length)];
}

function figures(metrics: MetricSet): string[] {
  return [
    percent(metrics.totalReturn),
    percent(metrics.cagr),
    metrics.sharpe === null ? 'n/a' : metrics.sharpe.toFixed(2),
    percent(metrics.maxDrawdown),
  ];
}

function winnerLine({ winner, strategies, settings }: BacktestResult, terminal: Terminal): string {
  const name = terminal.style('bold', winner.name);
  const why =
    winner.selectedBy === 'nav'
      ? `${usd(winner.finalNav)} USD from ${usd(settings.capital)}`
      : `a rise of ${percent(winner.score)} over its last ${settings.pmMomentumLookback} sessions`;
  if (strategies.length === 1) return `${name} ends at ${usd(winner.finalNav)} USD from ${usd(settings.capital)}.`;
  return `Winner: ${name} with ${why}.`;
}

function targetLines({ winner }: BacktestResult): string[] {
  const holdings = Object.entries(winner.weights).map(
    ([symbol, weight]) => `${winner.shares[symbol]} ${symbol} (${percent(weight)})`,
  );
  const decided = winner.decidedOn === null ? 'Nothing was decided' : `Decided on ${winner.decidedOn}`;
  return inParagraph(`${decided}; it holds ${holdings.length > 0 ? holdings.join(', ') : 'cash only'}.`, '');
}

function printWarnings(result: BacktestResult, terminal: Terminal): void {
  const lines = [
    ...dataSentences(result.data),
    ...result.strategies.flatMap(({ name, warnings }) => warnings.map((warning) => `${name}: ${warning}`)),
  ];
  if (lines.length === 0) return;
  terminal.print();
  terminal.print(terminal.style('yellow', 'To know:'));
  for (const line of lines) for (const wrapped of inParagraph(line, '  ', '- ')) terminal.print(wrapped);
}

function usd(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function percent(value: number | null): string {
  return value === null ? 'n/a' : `${(value * 100).toFixed(1)} %`;
}
