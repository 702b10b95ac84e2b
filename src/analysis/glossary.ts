/** How a figure is shown: a fraction as percent, a ratio as it is. */
export type MetricFormat = 'percent' | 'ratio' | 'date' | 'days' | 'count' | 'usd';

export interface MetricEntry {
  readonly name: string;
  readonly title: string;
  /** What it says and how it is computed, in a sentence for a reader. */
  readonly definition: string;
  readonly format: MetricFormat;
  /** Which way is better, where one is; of a loss, a negative number, higher is. */
  readonly goodWhen: 'high' | 'low' | null;
}

/** Every single figure of the metrics, in the order in which they are shown. */
export const METRICS = [
  {
    name: 'totalReturn',
    title: 'Total return',
    definition: 'What the window earned in all: last NAV / first NAV - 1.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'cagr',
    title: 'Return a year',
    definition:
      'The steady yearly growth that ends at the same NAV: (last NAV / first NAV)^(365.25 / calendar days) - 1.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'volatility',
    title: 'Volatility',
    definition: 'How much the daily returns scatter, a year: their sample standard deviation x √252.',
    format: 'percent',
    goodWhen: 'low',
  },
  {
    name: 'sharpe',
    title: 'Sharpe ratio',
    definition:
      'Return for the risk taken, a year: mean / sample standard deviation of the daily returns above the risk-free rate, x √252.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'sortino',
    title: 'Sortino ratio',
    definition:
      'Return for the downside risk taken, a year: mean / √(mean of min(r, 0)²) of the daily returns r above the risk-free rate, x √252.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'calmar',
    title: 'Calmar ratio',
    definition: 'Return a year for the worst fall: return a year / |maximum drawdown|.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'maxDrawdown',
    title: 'Maximum drawdown',
    definition: 'The deepest fall of the NAV from a peak: lowest NAV after it / peak - 1.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'maxDrawdownStart',
    title: 'Drawdown from',
    definition: 'The session of the peak from which the deepest fall began.',
    format: 'date',
    goodWhen: null,
  },
  {
    name: 'maxDrawdownTrough',
    title: 'Drawdown trough',
    definition: 'The session of the lowest NAV of the deepest fall.',
    format: 'date',
    goodWhen: null,
  },
  {
    name: 'maxDrawdownEnd',
    title: 'Drawdown until',
    definition: 'The first session at or above the peak that came before the deepest fall.',
    format: 'date',
    goodWhen: null,
  },
  {
    name: 'longestDrawdownDays',
    title: 'Longest drawdown',
    definition: 'The longest time under water: calendar days from a peak to the recovery, or to the end.',
    format: 'days',
    goodWhen: 'low',
  },
  {
    name: 'var95',
    title: 'Value at risk 95 %',
    definition: 'One day in twenty was as bad as this or worse: the 5th percentile of the daily returns.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'cvar95',
    title: 'Expected shortfall 95 %',
    definition: 'The mean of the daily returns at or below their 5th percentile.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'skew',
    title: 'Skewness',
    definition:
      'Which tail of the daily returns is longer, below 0 the losing one: their third standardized moment, corrected for bias.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'kurtosis',
    title: 'Excess kurtosis',
    definition:
      'How much fatter the tails of the daily returns are than the bell curve’s: their fourth standardized moment less 3, corrected for bias.',
    format: 'ratio',
    goodWhen: 'low',
  },
  {
    name: 'omega',
    title: 'Omega ratio',
    definition:
      'What was gained for what was lost: the sum of the positive daily returns / the sum of the negative ones.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'tailRatio',
    title: 'Tail ratio',
    definition: 'Very good days against very bad ones: |95th percentile| / |5th percentile| of the daily returns.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'ulcerIndex',
    title: 'Ulcer index',
    definition: 'How deep and how long the NAV was under water: the root mean square of its drawdowns at every close.',
    format: 'percent',
    goodWhen: 'low',
  },
  {
    name: 'winRateDaily',
    title: 'Winning days',
    definition: 'The share of days that earned something: positive daily returns / all.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'bestDay',
    title: 'Best day',
    definition: 'The highest daily return.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'worstDay',
    title: 'Worst day',
    definition: 'The lowest daily return.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'bestMonth',
    title: 'Best month',
    definition: 'The highest return of a calendar month, the first and the last of which may be partial.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'worstMonth',
    title: 'Worst month',
    definition: 'The lowest return of a calendar month, the first and the last of which may be partial.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'bestYear',
    title: 'Best year',
    definition: 'The highest return of a calendar year, the first and the last of which may be partial.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'worstYear',
    title: 'Worst year',
    definition: 'The lowest return of a calendar year, the first and the last of which may be partial.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'exposure',
    title: 'Exposure',
    definition: 'How much of the NAV was invested: the mean over the sessions of holdings / NAV at the close.',
    format: 'percent',
    goodWhen: null,
  },
  {
    name: 'turnoverAnnual',
    title: 'Turnover a year',
    definition:
      'How often the NAV is replaced in a year: 252 / sessions x the sum of min(bought, sold) / NAV of the session before.',
    format: 'ratio',
    goodWhen: 'low',
  },
  {
    name: 'trades',
    title: 'Trades',
    definition: 'How many orders were filled.',
    format: 'count',
    goodWhen: null,
  },
  {
    name: 'alpha',
    title: 'Alpha',
    definition:
      'The return a year that the benchmark does not explain: (1 + mean r - beta x mean b)^252 - 1, of daily returns above the risk-free rate.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'beta',
    title: 'Beta',
    definition:
      'How far the NAV moves when the benchmark moves by 1: sample covariance of the daily returns / sample variance of the benchmark’s.',
    format: 'ratio',
    goodWhen: null,
  },
  {
    name: 'correlation',
    title: 'Correlation',
    definition: 'How closely the daily returns go with the benchmark’s, from -1 to 1 (Pearson).',
    format: 'ratio',
    goodWhen: null,
  },
  {
    name: 'informationRatio',
    title: 'Information ratio',
    definition:
      'Return above the benchmark for straying from it, a year: mean / sample standard deviation of the daily differences, x √252.',
    format: 'ratio',
    goodWhen: 'high',
  },
  {
    name: 'trackingError',
    title: 'Tracking error',
    definition:
      'How far it strays from the benchmark, a year: sample standard deviation of the daily differences x √252.',
    format: 'percent',
    goodWhen: null,
  },
] as const satisfies readonly MetricEntry[];

/** The metrics that are series: a figure for each period or session. */
export const SERIES_METRICS = [
  {
    name: 'monthly',
    title: 'Months',
    definition: 'The return of each calendar month, from last NAV to last NAV; the first one’s base is the first NAV.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'yearly',
    title: 'Years',
    definition: 'The return of each calendar year, from last NAV to last NAV; the first one’s base is the first NAV.',
    format: 'percent',
    goodWhen: 'high',
  },
  {
    name: 'rollingSharpe126',
    title: 'Rolling Sharpe ratio',
    definition: 'The Sharpe ratio of the 126 daily returns that end at the session.',
    format: 'ratio',
    goodWhen: 'high',
  },
] as const satisfies readonly MetricEntry[];

type Entry = (typeof METRICS)[number];

/** The name of a single figure. */
export type MetricName = Entry['name'];
/** Those that are a session's date. */
export type DateMetricName = Extract<Entry, { format: 'date' }>['name'];
export type NumberMetricName = Exclude<MetricName, DateMetricName>;
export type SeriesMetricName = (typeof SERIES_METRICS)[number]['name'];
