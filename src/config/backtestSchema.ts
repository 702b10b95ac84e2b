import * as z from 'zod';
import { DEFAULT_SETTINGS } from '../backtest/settings.js';
import { isIsoDate } from '../market/date.js';
import { isSymbol } from '../strategy/define.js';

const date = z.string().refine(isIsoDate, 'must be a date like 2024-03-08');
const usd = z.number('must be an amount in USD');
const fraction = z
  .number('must be a fraction, like 0.02')
  .min(0, 'must be a fraction from 0')
  .max(1, 'must be a fraction up to 1');
const sessions = (least: number) =>
  z
    .int(`must be a whole number of sessions`)
    .min(least, `must be at least ${least} sessions`)
    .max(5000, 'must be at most 5000 sessions');

/** The settings of a backtest that a person can give, by flag or by file; bounds in words, for the error. */
export const backtestSchema = z.strictObject({
  from: date.optional(),
  to: date.optional(),
  capital: usd.positive('must be above 0 USD').default(DEFAULT_SETTINGS.capital),
  benchmark: z.string().refine(isSymbol, 'must be a ticker symbol like SPY').default(DEFAULT_SETTINGS.benchmark),
  slippageBps: z
    .number('must be a number of basis points')
    .min(0, 'must be 0 bps or more')
    .lt(10_000, 'must be below 10000 bps')
    .default(DEFAULT_SETTINGS.slippageBps),
  commission: usd.min(0, 'must be 0 USD or more').default(DEFAULT_SETTINGS.commission),
  dividends: z.enum(['cash', 'ignore']).default(DEFAULT_SETTINGS.dividends),
  sharpeLookback: sessions(2).default(DEFAULT_SETTINGS.sharpeLookback),
  top: z.int('must be a whole number').min(1, 'must be at least 1').default(DEFAULT_SETTINGS.top),
  cooldownDays: sessions(1).default(DEFAULT_SETTINGS.cooldownDays),
  tolerance: fraction.default(DEFAULT_SETTINGS.tolerance),
  lookbackDays: sessions(1).default(DEFAULT_SETTINGS.lookbackDays),
  momentumFilter: z.enum(['off', 'positive']).default(DEFAULT_SETTINGS.momentumFilter),
  drawdownThreshold: fraction.default(DEFAULT_SETTINGS.drawdownThreshold),
  drawdownGuard: z.enum(['monitor', 'flatten']).default(DEFAULT_SETTINGS.drawdownGuard),
  selection: z.enum(['nav', 'momentum']).default(DEFAULT_SETTINGS.selection),
  pmMomentumLookback: sessions(1).default(DEFAULT_SETTINGS.pmMomentumLookback),
  riskFree: z
    .number('must be a fraction a year')
    .gt(-1, 'must be above -1')
    .max(1, 'must be a fraction up to 1')
    .default(DEFAULT_SETTINGS.riskFree),
  minVolatility: z
    .number('must be a fraction a year')
    .min(0, 'must be 0 or more')
    .default(DEFAULT_SETTINGS.minVolatility),
  minVolume: z.number('must be a number of shares').min(0, 'must be 0 or more').default(DEFAULT_SETTINGS.minVolume),
  requirePositiveSharpe: z.boolean('must be true or false').default(DEFAULT_SETTINGS.requirePositiveSharpe),
  delisted: z.enum(['hold', 'sell-at-last-close']).default(DEFAULT_SETTINGS.delisted),
  marginRate: fraction.default(DEFAULT_SETTINGS.marginRate),
});

export type BacktestWish = z.infer<typeof backtestSchema>;
