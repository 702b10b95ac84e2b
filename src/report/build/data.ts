import type { BacktestResult, SymbolCoverage } from '../../backtest/result.js';
import type { CoverageRow, DataModel } from '../model.js';

export function dataOf({ data, sessions }: BacktestResult): DataModel {
  return {
    source: data.source,
    sourceLabel: data.sourceLabel,
    synthetic: data.synthetic,
    fingerprint: data.fingerprint,
    from: data.from,
    to: data.to,
    sessions: sessions.length,
    issues: data.issues,
    coverage: data.coverage.map((coverage) => ({
      symbol: coverage.symbol,
      firstBar: coverage.firstBar,
      lastBar: coverage.lastBar,
      sessionsWithBar: coverage.sessionsWithBar,
      sessionsAsked: coverage.sessionsAsked,
      strips: strips(coverage.present),
      dividends: dividendsKnown(coverage, data.from, data.to),
      issues: data.issues
        .filter(({ symbol }) => symbol === coverage.symbol)
        .map(({ message }) => withoutName(message, coverage.symbol)),
    })),
  };
}

function dividendsKnown({ dividendsKnown: known }: SymbolCoverage, from: string, to: string): string {
  if (known === null) return 'not known';
  if (known.from <= from && known.to >= to) return 'whole window';
  return `${known.from} to ${known.to}`;
}

/** Stretches of sessions with a bar, as fractions of the window. */
function strips(present: Uint8Array): CoverageRow['strips'] {
  const found: [number, number][] = [];
  let start = -1;
  for (let i = 0; i <= present.length; i += 1) {
    const here = i < present.length && present[i] === 1;
    if (here && start < 0) start = i;
    if (!here && start >= 0) {
      found.push([start / present.length, i / present.length]);
      start = -1;
    }
  }
  return found;
}

/** A note that stands beside its symbol need not begin with it. */
function withoutName(message: string, symbol: string): string {
  return message.startsWith(`${symbol}: `) ? message.slice(symbol.length + 2) : message;
}
