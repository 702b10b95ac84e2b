import { emptyBars, type BarColumns, type SessionDate } from '../../domain/bar.js';
import type { Dividend } from '../../domain/corporateAction.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import { lastCompleteSession } from '../../market/calendar.js';
import { dayOf, isoDateOfDay, yearOf } from '../../market/date.js';
import { exchangeSessions } from '../calendarReach.js';
import { barsWithin, firstIndexFrom } from '../dateIndex.js';
import { fingerprintOf } from '../fingerprint.js';
import type { DailyBarSource, DataRequest, LoadedData, SymbolData } from '../port.js';
import { drawFactors, type Factors } from './factors.js';
import { DEMO_START, LISTINGS, type Listing } from './listings.js';
import { drawPath } from './path.js';

/** The symbols of the synthetic market, in the order of the default groups. */
export const DEMO_SYMBOLS: readonly string[] = LISTINGS.map((listing) => listing.symbol);

/** A dividend's ex-date is the first session on or after this day of its months. */
const EX_DAY = 18;

/**
 * A synthetic market for {@link DEMO_SYMBOLS}, the same on every machine, from 2014-01-02 to the end of the calendar:
 * listing dates and splits as they were, every price made up. A symbol it does not know comes back empty, and named.
 * @throws NavarchError (input) from `load` where it knows none of the symbols, or the window ends before it begins.
 */
export function demo(): DailyBarSource {
  return {
    name: 'demo',
    lastSession: (now) => lastCompleteSession(now),
    load: async (request) => loadDemo(request),
  };
}

function loadDemo(request: DataRequest): LoadedData {
  const world = exchangeSessions(DEMO_START, request.to);
  const factors = drawFactors(world);
  const issues: DataIssue[] = [];
  const symbols = request.symbols.map((symbol) => {
    const listing = LISTINGS.find((candidate) => candidate.symbol === symbol);
    const data = listing === undefined ? unknownTo(symbol) : drawSymbol(listing, world, factors, request);
    if (data.bars.dates.length === 0) issues.push(noData(symbol, listing, request));
    return data;
  });
  if (symbols.every(({ bars }) => bars.dates.length === 0)) {
    throw inputError(
      `The demo market has nothing for ${request.symbols.join(', ')} from ${request.from} to ${request.to}.`,
      `It knows ${DEMO_SYMBOLS.join(' ')} from ${DEMO_START} on. Use --data csv:DIR or a vendor's data for others.`,
    );
  }
  const sessions = exchangeSessions(request.from, request.to);
  return {
    source: 'demo',
    sourceLabel: 'synthetic demo market: no real prices',
    synthetic: true,
    sessions,
    symbols,
    fingerprint: fingerprintOf(symbols, sessions),
    issues,
  };
}

function drawSymbol(
  listing: Listing,
  world: readonly SessionDate[],
  factors: Factors,
  request: DataRequest,
): SymbolData {
  const { symbol } = listing;
  const splits = (listing.splits ?? []).map((split) => ({ symbol, ...split }));
  const start = Math.min(firstIndexFrom(world, listing.listed), world.length);
  const path = drawPath(listing, world, start, factors, splits);
  return {
    symbol,
    bars: barsWithin(path, request.from, request.to),
    splits,
    dividends: drawDividends(listing, path),
    dividendsKnown: { from: DEMO_START, to: request.to > DEMO_START ? request.to : DEMO_START },
  };
}

function drawDividends({ symbol, yield: rate, exMonths }: Listing, { dates, close }: BarColumns): Dividend[] {
  const last = dates.at(-1);
  if (rate === undefined || exMonths === undefined || last === undefined) return [];
  const dividends: Dividend[] = [];
  for (let year = yearOf(dates[0]!); year <= yearOf(last); year++) {
    for (const month of exMonths) {
      const i = firstIndexFrom(dates, isoDateOfDay(dayOf(year, month, EX_DAY)));
      if (i === 0 || i === dates.length) continue;
      const amount = Math.round((close[i - 1]! * rate * 10_000) / exMonths.length) / 10_000;
      if (amount > 0) dividends.push({ symbol, exDate: dates[i]!, amount });
    }
  }
  return dividends;
}

function unknownTo(symbol: string): SymbolData {
  return { symbol, bars: emptyBars(), splits: [], dividends: [], dividendsKnown: null };
}

function noData(symbol: string, listing: Listing | undefined, { from, to }: DataRequest): DataIssue {
  const why = listing === undefined ? 'the demo market does not know it' : `its listing date is ${listing.listed}`;
  return { kind: 'no-data', severity: 'warning', symbol, message: `${symbol}: no data from ${from} to ${to}; ${why}` };
}
