import type { BacktestResult, StrategyResult } from './result.js';
import type { BacktestSettings } from './settings.js';

/**
 * The strategy with the highest final NAV; or, with `selection: momentum`, the one whose NAV rose most over the last
 * `pmMomentumLookback` sessions (over all of them where there are fewer). Ties go to the earlier.
 */
export function winnerOf(
  strategies: readonly StrategyResult[],
  settings: Pick<BacktestSettings, 'selection' | 'pmMomentumLookback'>,
): BacktestResult['winner'] {
  const scoreOf = settings.selection === 'nav' ? finalNav : (s: StrategyResult) => rise(s, settings.pmMomentumLookback);
  const best = strategies.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  return {
    name: best.name,
    finalNav: finalNav(best),
    selectedBy: settings.selection,
    score: scoreOf(best),
    decidedOn: best.target.decidedOn,
    weights: best.target.weights,
    shares: best.target.shares,
  };
}

function finalNav({ nav }: StrategyResult): number {
  return nav[nav.length - 1]!;
}

function rise({ nav }: StrategyResult, sessions: number): number {
  return nav[nav.length - 1]! / nav[Math.max(0, nav.length - 1 - sessions)]! - 1;
}
