import type { SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { lastCompleteSession } from '../../market/calendar.js';
import { addDays } from '../../market/date.js';
import { newYorkDate, newYorkInstant } from '../../market/newYorkTime.js';
import { readDividends, readSplits } from '../remote/actions.js';
import type { Clock } from '../remote/clock.js';
import type { VendorFacts } from '../remote/explain.js';
import { explained } from '../remote/explain.js';
import { dateOfInstant } from '../remote/instant.js';
import { RemoteProblem } from '../remote/problem.js';
import { readBars } from '../remote/rows.js';
import type { Vendor, VendorOptions } from '../vendor.js';
import type { ActionRows, AlpacaDataClient, AlpacaFeed } from './client.js';
import { refusesSip } from './problems.js';

const LABEL = 'Alpaca';
/** The first session of Alpaca's history. */
const HISTORY_BEGINS: SessionDate = '2016-01-04';
/** Without a subscription the trades of all exchanges are given after 15 minutes; one more for two clocks. */
export const SIP_DELAY_MS = 16 * 60_000;
/** An action is listed under the day of its processing: a dividend's is paid weeks after its ex-date. */
const PROCESSED_WITHIN_DAYS = 180;

/** A symbol's history out of two lists; which feed the plan includes is kept for the next symbol. */
export function createAlpacaHistory(
  client: AlpacaDataClient,
  facts: VendorFacts,
  clock: Clock,
  preferred: AlpacaFeed,
): Vendor['fetchHistory'] {
  let feed = preferred;

  async function barRows(symbol: string, from: SessionDate, to: SessionDate, options: VendorOptions) {
    const start = new Date(newYorkInstant(from, 0, 0));
    const end = new Date(Math.min(newYorkInstant(to, 23, 59), clock.now() - SIP_DELAY_MS));
    if (start > end) return [];
    const tried = feed;
    try {
      return await client.bars({ symbol, start, end, feed: tried }, options);
    } catch (error) {
      if (tried !== 'sip' || !(error instanceof RemoteProblem) || !refusesSip(error)) throw error;
      feed = 'iex';
      return client.bars({ symbol, start, end, feed }, options);
    }
  }

  async function actionRows(symbol: string, options: VendorOptions) {
    const until = addDays(newYorkDate(clock.now()), PROCESSED_WITHIN_DAYS);
    return client.actions(symbol, new Date(HISTORY_BEGINS), new Date(until), options);
  }

  return async function fetchHistory({ symbol, from, to: asked }, options = {}) {
    const complete = lastCompleteSession(clock.now() - SIP_DELAY_MS);
    const to = asked > complete ? complete : asked;
    const rows = await explained(barRows(symbol, from, to, options), facts, `the daily bars of ${symbol}`);
    const actions = await explained(actionRows(symbol, options), facts, `the corporate actions of ${symbol}`);
    const { bars, issues } = readBars(rows, { label: LABEL, symbol, from, to, dateOf: dateOfInstant });
    const splits = readSplits(LABEL, symbol, splitRows(symbol, actions));
    const dividends = readDividends(LABEL, symbol, dividendRows(symbol, actions));
    const clippedTo = from < HISTORY_BEGINS && bars.dates[0] === HISTORY_BEGINS ? HISTORY_BEGINS : null;
    return {
      symbol,
      bars,
      splits: splits.actions,
      dividends: dividends.actions,
      clippedTo,
      issues: [
        ...issues,
        ...(bars.dates.length === 0 && from <= to ? [noData(symbol, from, to)] : []),
        ...(clippedTo === null ? [] : [clipped(symbol, from)]),
        ...(feed === preferred ? [] : [oneExchangeOnly(symbol)]),
        ...splits.issues,
        ...dividends.issues,
      ],
    };
  };
}

/** Splits of either direction, and stock dividends: a rate of 0.05 makes 1.05 shares of 1. */
function splitRows(symbol: string, actions: ActionRows) {
  const ratios = [...(actions['forward_splits'] ?? []), ...(actions['reverse_splits'] ?? [])].map(fields);
  const stockDividends = (actions['stock_dividends'] ?? []).map(fields);
  return [
    ...ratios.filter(isOf(symbol)).map((row) => ({ date: row['ex_date'], from: row['old_rate'], to: row['new_rate'] })),
    ...stockDividends
      .filter(isOf(symbol))
      .map(({ ex_date, rate }) => ({ date: ex_date, from: 1, to: typeof rate === 'number' ? 1 + rate : undefined })),
  ];
}

function dividendRows(symbol: string, actions: ActionRows) {
  return (actions['cash_dividends'] ?? [])
    .map(fields)
    .filter(isOf(symbol))
    .map(({ ex_date, rate, currency, special, payable_date }) => ({
      exDate: ex_date,
      amount: rate,
      currency,
      identity: `${special} ${payable_date}`,
    }));
}

function fields(row: unknown): Record<string, unknown> {
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
}

function isOf(symbol: string) {
  return (row: Record<string, unknown>) => row['symbol'] === undefined || row['symbol'] === symbol;
}

function noData(symbol: string, from: SessionDate, to: SessionDate): DataIssue {
  const message = `${symbol}: Alpaca has no daily bars from ${from} to ${to}. Is the symbol right?`;
  return { kind: 'no-data', severity: 'warning', symbol, message };
}

function clipped(symbol: string, asked: SessionDate): DataIssue {
  const message = `${symbol}: Alpaca's history begins on ${HISTORY_BEGINS}; asked for from ${asked}.`;
  return { kind: 'clipped', severity: 'warning', symbol, message };
}

function oneExchangeOnly(symbol: string): DataIssue {
  const message =
    `${symbol}: the plan of the key in ALPACA_API_KEY does not include the prices of all exchanges; these are of IEX ` +
    'alone: a small part of the volume, and opens and closes that may differ by cents.';
  return { kind: 'note', severity: 'warning', symbol, message };
}
