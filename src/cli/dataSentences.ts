import type { BacktestResult, SymbolCoverage } from '../backtest/result.js';
import type { DataIssue } from '../domain/dataIssue.js';

type Kind = DataIssue['kind'];

/** Kinds of which many symbols may suffer at once: one sentence names them all, each with what tells it apart. */
const COMMON: readonly { kind: Kind; lead: string; detail: (row: SymbolCoverage | undefined) => string }[] = [
  { kind: 'no-data', lead: 'No bar in the window', detail: () => '' },
  { kind: 'starts-late', lead: 'Begin after the window does', detail: (row) => ` (${row?.firstBar})` },
  { kind: 'ends-early', lead: 'End before the window does', detail: (row) => ` (${row?.lastBar})` },
  {
    kind: 'dividends-partial',
    lead: 'Dividends are known for part of the window only',
    detail: (row) => (row?.dividendsKnown ? ` (${row.dividendsKnown.from} to ${row.dividendsKnown.to})` : ''),
  },
  {
    kind: 'gaps',
    lead: 'Sessions without a bar',
    detail: (row) => (row ? ` (${row.sessionsWithBar} of ${row.sessionsAsked} are there)` : ''),
  },
];

/** What a reader must know of the data. Every symbol that lacks something is named. */
export function dataSentences({ issues, coverage }: BacktestResult['data']): string[] {
  const common = COMMON.flatMap(({ kind, lead, detail }) => {
    const symbols = [...new Set(issues.filter((issue) => issue.kind === kind).map(({ symbol }) => symbol))];
    const named = symbols.map((symbol) => {
      const row = coverage.find((candidate) => candidate.symbol === symbol);
      return `${symbol}${detail(row)}`;
    });
    return named.length === 0 ? [] : [`${lead}: ${named.join(', ')}.`];
  });
  const own = issues
    .filter(({ kind, severity }) => severity === 'warning' && !COMMON.some((entry) => entry.kind === kind))
    .map(({ message }) => message);
  return [...common, ...own];
}
