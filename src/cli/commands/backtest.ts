import type { Argv } from 'yargs';
import type { CommonOptions } from '../options.js';

export interface BacktestArgs extends CommonOptions {
  strategy?: string;
  tickers?: string;
  data?: string;
  report?: string;
  open: boolean;
  png?: string;
  audit?: string;
}

const WINDOW = 'Window and data:';
const RULES = 'Rules:';
const OUTPUT = 'Output:';

const text = (group: string, describe: string) => ({ type: 'string', requiresArg: true, group, describe }) as const;
const figure = (group: string, describe: string) => ({ type: 'number', requiresArg: true, group, describe }) as const;

const builder = (yargs: Argv<CommonOptions>) =>
  yargs
    .options({
      strategy: text(WINDOW, 'all, names (TACTICAL,SPEC), or a file (my-idea.ts)'),
      tickers: text(WINDOW, 'one group of these symbols instead: A,B,C'),
      from: text(WINDOW, 'first session, like 2016-01-04 (default: 252 sessions back)'),
      to: text(WINDOW, 'last session (default: the last that is complete)'),
      data: text(WINDOW, 'auto, polygon, alpaca, demo, cache or csv:DIR (default: auto)'),
      benchmark: text(WINDOW, 'symbol to compare with (SPY)'),
      capital: figure(RULES, 'USD at the start (100000)'),
      'sharpe-lookback': figure(RULES, 'returns a Sharpe ratio is taken over (30)'),
      top: figure(RULES, 'symbols picked (3)'),
      cooldown: figure(RULES, 'sessions between decisions (5)'),
      tolerance: figure(RULES, 'no trade below this part of the target (0.02)'),
      'slippage-bps': figure(RULES, 'basis points against us at each fill (0)'),
      commission: figure(RULES, 'USD an order (0)'),
      dividends: text(RULES, 'cash or ignore (cash)'),
      lookback: figure(RULES, 'sessions the momentum filter looks back (10)'),
      'momentum-filter': text(RULES, 'off or positive (off)'),
      'drawdown-threshold': figure(RULES, 'depth that is reported or acted on (0.10)'),
      'drawdown-guard': text(RULES, 'monitor or flatten (monitor)'),
      selection: text(RULES, 'winner by nav or by momentum (nav)'),
      'pm-lookback': figure(RULES, 'sessions of the momentum selection (10)'),
      'risk-free': figure(RULES, 'rate a year for the metrics (0)'),
      'min-volatility': figure(RULES, 'a year; below it not eligible (0: off)'),
      'min-volume': figure(RULES, 'shares a day; below it not eligible (0: off)'),
      'require-positive-sharpe': { type: 'boolean', group: RULES, describe: 'never pick a Sharpe of 0 or less' },
      delisted: text(RULES, 'hold or sell-at-last-close (hold)'),
      'margin-rate': figure(RULES, 'a year, charged on a debit (0)'),
      report: text(OUTPUT, 'FILE, or none (default: a new one in reports/)'),
      open: { type: 'boolean', default: false, group: OUTPUT, describe: 'open the report in the browser' },
      png: text(OUTPUT, 'write the main charts as pictures to DIR'),
      audit: text(OUTPUT, 'write every event and order of the engine to FILE'),
    })
    .example('$0 backtest --strategy all', 'the four groups, the winner, a report')
    .example('$0 backtest --strategy all --data csv:prices --from 2016-01-04', 'on your own files')
    .example('$0 backtest --tickers SPY,GLD,TLT --top 1', 'one group of your own')
    .example('$0 backtest --strategy my-idea.ts --slippage-bps 5', 'a strategy of your own, with costs')
    .example('$0 backtest --strategy all --json result.json --report none', 'figures for a program');

export const backtestCommand = {
  command: 'backtest',
  describe: 'run the groups over history, name the winner, write a report',
  builder,
  run: async (argv: BacktestArgs): Promise<number> => (await import('../actions/backtest.js')).backtest(argv),
};
