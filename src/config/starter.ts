import { DEFAULT_SETTINGS as D } from '../backtest/settings.js';

/** A file that `init` writes, with its rights. */
export interface StarterFile {
  readonly path: string;
  readonly mode: number;
  readonly text: string;
  /** What it is, for the one who is shown it. */
  readonly purpose: string;
}

const CONFIG = `# What navarch does when no flag says otherwise. Every line is optional; a flag wins over it.

# Where bars come from: auto, polygon, alpaca, demo, cache, or csv:DIR.
# auto is Polygon when POLYGON_API_KEY is set, else the synthetic demo market.
data: auto

# all, names (TACTICAL,SPEC), or a file of yours.
strategy: all

backtest:
  # USD at the start.
  capital: ${D.capital}
  # Returns that a Sharpe ratio is taken over, and symbols picked by it.
  sharpeLookback: ${D.sharpeLookback}
  top: ${D.top}
  # Sessions from one decision to the next.
  cooldownDays: ${D.cooldownDays}
  # No trade below this part of the target.
  tolerance: ${D.tolerance}
  # Costs: basis points against us at each fill, USD an order.
  slippageBps: ${D.slippageBps}
  commission: ${D.commission}
  # cash or ignore.
  dividends: ${D.dividends}
  # off, or positive: what has not risen over lookbackDays gives its slot to cash.
  momentumFilter: ${D.momentumFilter}
  lookbackDays: ${D.lookbackDays}
  # monitor reports a fall below the peak by drawdownThreshold; flatten sells everything.
  drawdownGuard: ${D.drawdownGuard}
  drawdownThreshold: ${D.drawdownThreshold}
  # The winner by nav, or by momentum over pmMomentumLookback sessions.
  selection: ${D.selection}
  pmMomentumLookback: ${D.pmMomentumLookback}
  benchmark: ${D.benchmark}
  # What a careful person adds.
  # minVolatility: 0.05
  # minVolume: 100000
  # requirePositiveSharpe: true
  # delisted: sell-at-last-close
  # marginRate: 0.08
  # riskFree: 0.04
`;

const ENV = `# Keys. Nobody but you may read this file (mode 600), and it never goes into git.
POLYGON_API_KEY=
# 0 for a plan without a limit; the free plan has 5.
POLYGON_CALLS_PER_MINUTE=5
ALPACA_API_KEY=
ALPACA_SECRET_KEY=
`;

const STRATEGY = `import { byInverseVolatility, defineStrategy, everyCooldown, filter, from, sharpe } from 'navarch';

// A symbol counts as rising while it closes above the mean of its last 50 closes.
const rising = filter({
  name: 'closes above its 50-session average',
  lookback: 50,
  keep: (history, symbol) => {
    const closes = history.last(symbol, 'close', 50);
    return history.close(symbol) > closes.reduce((sum, close) => sum + close, 0) / closes.length;
  },
});

export default defineStrategy({
  name: 'MY_IDEA',
  description: 'The two best by Sharpe of what is rising, the calmer one with more weight.',
  when: everyCooldown(),
  hold: from('SPY', 'QQQ', 'GLD', 'MSFT', 'NVDA')
    .keepIf(rising)
    .rankBy(sharpe())
    .pickTop(2)
    .weigh(byInverseVolatility(30)),
});
`;

const GITIGNORE = `.env
data-cache/
logs/
reports/
`;

export const STARTER_FILES: readonly StarterFile[] = [
  { path: 'navarch.yaml', mode: 0o644, text: CONFIG, purpose: 'the settings' },
  { path: '.env', mode: 0o600, text: ENV, purpose: 'your keys; only you can read it' },
  { path: '.gitignore', mode: 0o644, text: GITIGNORE, purpose: 'keeps keys and results out of git' },
  { path: 'strategies/my-idea.ts', mode: 0o644, text: STRATEGY, purpose: 'a strategy to start from' },
];
