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

/** The flags of the settings: each is named for its setting, or mapped in `SETTING_OF_FLAG`. */
const builder = (yargs: Argv<CommonOptions>) =>
  yargs
    .options({
      strategy: {
        type: 'string',
        requiresArg: true,
        describe: 'all, names (TACTICAL,SPEC), or a file (my-idea.ts)',
        group: WINDOW,
      },
      tickers: {
        type: 'string',
        requiresArg: true,
        describe: 'one group of these symbols instead: A,B,C',
        group: WINDOW,
      },
      from: {
        type: 'string',
        requiresArg: true,
        describe: 'first session, like 2016-01-04 (default: 252 sessions back)',
        group: WINDOW,
      },
      to: {
        type: 'string',
        requiresArg: true,
        describe: 'last session (default: the last that is complete)',
        group: WINDOW,
      },
      data: {
        type: 'string',
        requiresArg: true,
        describe: 'auto, polygon, alpaca, demo, cache or csv:DIR (default: auto)',
        group: WINDOW,
      },
      benchmark: { type: 'string', requiresArg: true, describe: 'symbol to compare with (SPY)', group: WINDOW },
      capital: { type: 'number', requiresArg: true, describe: 'USD at the start (100000)', group: RULES },
      'sharpe-lookback': {
        type: 'number',
        requiresArg: true,
        describe: 'returns a Sharpe ratio is taken over (30)',
        group: RULES,
      },
      top: { type: 'number', requiresArg: true, describe: 'symbols picked (3)', group: RULES },
      cooldown: { type: 'number', requiresArg: true, describe: 'sessions between decisions (5)', group: RULES },
      tolerance: {
        type: 'number',
        requiresArg: true,
        describe: 'no trade below this part of the target (0.02)',
        group: RULES,
      },
      'slippage-bps': {
        type: 'number',
        requiresArg: true,
        describe: 'basis points against us at each fill (0)',
        group: RULES,
      },
      commission: { type: 'number', requiresArg: true, describe: 'USD an order (0)', group: RULES },
      dividends: { type: 'string', requiresArg: true, describe: 'cash or ignore (cash)', group: RULES },
      lookback: {
        type: 'number',
        requiresArg: true,
        describe: 'sessions the momentum filter looks back (10)',
        group: RULES,
      },
      'momentum-filter': { type: 'string', requiresArg: true, describe: 'off or positive (off)', group: RULES },
      'drawdown-threshold': {
        type: 'number',
        requiresArg: true,
        describe: 'depth that is reported or acted on (0.10)',
        group: RULES,
      },
      'drawdown-guard': { type: 'string', requiresArg: true, describe: 'monitor or flatten (monitor)', group: RULES },
      selection: { type: 'string', requiresArg: true, describe: 'winner by nav or by momentum (nav)', group: RULES },
      'pm-lookback': {
        type: 'number',
        requiresArg: true,
        describe: 'sessions of the momentum selection (10)',
        group: RULES,
      },
      'risk-free': { type: 'number', requiresArg: true, describe: 'rate a year for the metrics (0)', group: RULES },
      'min-volatility': {
        type: 'number',
        requiresArg: true,
        describe: 'a year; below it not eligible (0: off)',
        group: RULES,
      },
      'min-volume': {
        type: 'number',
        requiresArg: true,
        describe: 'shares a day; below it not eligible (0: off)',
        group: RULES,
      },
      'require-positive-sharpe': { type: 'boolean', describe: 'never pick a Sharpe of 0 or less', group: RULES },
      delisted: { type: 'string', requiresArg: true, describe: 'hold or sell-at-last-close (hold)', group: RULES },
      'margin-rate': { type: 'number', requiresArg: true, describe: 'a year, charged on a debit (0)', group: RULES },
      report: {
        type: 'string',
        requiresArg: true,
        describe: 'FILE, or none (default: a new one in reports/)',
        group: OUTPUT,
      },
      open: { type: 'boolean', default: false, describe: 'open the report in the browser', group: OUTPUT },
      png: { type: 'string', requiresArg: true, describe: 'write the main charts as pictures to DIR', group: OUTPUT },
      audit: {
        type: 'string',
        requiresArg: true,
        describe: 'write every event and order of the engine to FILE',
        group: OUTPUT,
      },
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
