import type { SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { inputError } from '../../domain/error.js';
import { newYorkDate } from '../../market/newYorkTime.js';
import { readDividends, readSplits } from '../remote/actions.js';
import type { Clock } from '../remote/clock.js';
import type { VendorFacts } from '../remote/explain.js';
import { explain, explained } from '../remote/explain.js';
import { dateOfInstant } from '../remote/instant.js';
import { RemoteProblem } from '../remote/problem.js';
import { readBars } from '../remote/rows.js';
import type { Vendor, VendorHistory, VendorOptions, VendorRequest } from '../vendor.js';
import type { PolygonClient } from './client.js';
import type { Range } from './plan.js';
import { clippedAt, clippedIssue, learn, NOTHING_LEARNED, permitted, withheldIssue, yearsBefore } from './plan.js';

const LABEL = 'Polygon';

/** A symbol's history out of three lists, with what each refusal teaches about the key's plan kept for the next symbol. */
export function createPolygonHistory(client: PolygonClient, facts: VendorFacts, clock: Clock): Vendor['fetchHistory'] {
  let plan = NOTHING_LEARNED;

  /** The rows of bars that the plan gives, and what was asked for in the end; learns from every refusal. */
  async function permittedBars(request: VendorRequest, today: SessionDate, options: VendorOptions) {
    for (let believed = plan; ;) {
      const range = permitted(request, believed, today);
      try {
        const answer = range && (await client.bars(request.symbol, range.from, range.to, options));
        plan = believed;
        return { range, rows: answer?.rows ?? [], adjusted: answer?.adjusted };
      } catch (error) {
        const learned = range && isForbidden(error) ? learn(believed, range, today, error.detail) : null;
        if (!learned) throw explainBars(error, request.symbol, range ?? request, today, facts);
        believed = learned;
      }
    }
  }

  return async function fetchHistory(request, options = {}) {
    const { symbol, from, to } = request;
    const today = newYorkDate(clock.now());
    const answer = await permittedBars(request, today, options);
    const splitRows = await explained(client.splits(symbol, options), facts, `the splits of ${symbol}`);
    const dividendRows = await explained(client.dividends(symbol, options), facts, `the dividends of ${symbol}`);
    const { bars, issues } = readBars(answer.rows, { label: LABEL, symbol, from, to, dateOf: dateOfInstant });
    const splits = readSplits(LABEL, symbol, splitRows.rows.map(toSplitRow));
    const dividends = readDividends(LABEL, symbol, dividendRows.rows.map(toDividendRow));
    const clippedTo = clipOf(request, answer.range, bars.dates[0], today);
    return {
      symbol,
      bars,
      splits: splits.actions,
      dividends: dividends.actions,
      clippedTo,
      issues: [
        ...issues,
        ...(bars.dates.length === 0 && answer.range ? [noData(symbol, answer.range)] : []),
        ...(answer.adjusted === true ? [adjustedAllTheSame(symbol)] : []),
        ...(clippedTo === null ? [] : [clippedIssue(symbol, from, clippedTo)]),
        ...(plan.withholds === today && to >= today ? [withheldIssue(symbol, today)] : []),
        ...splits.issues,
        ...dividends.issues,
      ],
    } satisfies VendorHistory;
  };
}

/** Where the history was cut off: by what we asked for in the end, or by what Polygon then gave of it. */
function clipOf(
  asked: VendorRequest,
  answered: Range | null,
  firstBar: SessionDate | undefined,
  today: SessionDate,
): SessionDate | null {
  if (answered && answered.from > asked.from) return answered.from;
  return firstBar === undefined ? null : clippedAt(asked.from, firstBar, today);
}

/** A refusal of bars that remains after the plan's reach was tried: it says which dates, and which would do. */
function explainBars(error: unknown, symbol: string, { from, to }: Range, today: SessionDate, facts: VendorFacts) {
  if (!isForbidden(error)) {
    return error instanceof RemoteProblem ? explain(error, facts, `the daily bars of ${symbol}`) : error;
  }
  const free = yearsBefore(today, 2, 1);
  return inputError(
    `Polygon's plan for the key in POLYGON_API_KEY does not include ${symbol} from ${from} to ${to}: "${error.detail}".`,
    `The free plan reaches back two years: choose dates from ${free} on with --from and --to, upgrade the plan, or use another source with --data.`,
  );
}

function isForbidden(error: unknown): error is RemoteProblem {
  return error instanceof RemoteProblem && error.kind === 'forbidden';
}

function toSplitRow(row: unknown) {
  const { execution_date, split_from, split_to } = (row ?? {}) as Record<string, unknown>;
  return { date: execution_date, from: split_from, to: split_to };
}

function toDividendRow(row: unknown) {
  const { ex_dividend_date, cash_amount, currency, dividend_type, pay_date } = (row ?? {}) as Record<string, unknown>;
  return { exDate: ex_dividend_date, amount: cash_amount, currency, identity: `${dividend_type} ${pay_date}` };
}

function noData(symbol: string, { from, to }: Range): DataIssue {
  return {
    kind: 'no-data',
    severity: 'warning',
    symbol,
    message: `${symbol}: Polygon has no daily bars from ${from} to ${to}. Is the symbol right?`,
  };
}

function adjustedAllTheSame(symbol: string): DataIssue {
  return {
    kind: 'note',
    severity: 'warning',
    symbol,
    message: `${symbol}: Polygon calls its bars adjusted, though raw ones were asked for; check the prices around splits.`,
  };
}
