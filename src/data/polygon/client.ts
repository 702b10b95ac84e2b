import type { DefaultApi } from '@polygon.io/client-js';
import type { SessionDate } from '../../domain/bar.js';
import { baseUrlText } from '../remote/baseUrl.js';
import type { Call } from '../remote/caller.js';
import { withDeadline } from '../remote/deadline.js';
import { RemoteProblem } from '../remote/problem.js';
import type { VendorOptions } from '../vendor.js';
import { nextPageUrl } from './nextPage.js';
import type { PolygonPage } from './problems.js';
import { readPage } from './problems.js';

const MOST_BARS = 50_000;
const MOST_ROWS = 1000;
/** A body may take this much longer than the first byte. */
const WHOLE_ANSWER = 3;

export interface PolygonClientSettings {
  readonly apiKey: string;
  readonly baseUrl: URL;
  /** For the first byte of an answer, ms. */
  readonly timeoutMs: number;
  readonly call: Call;
}

/** All rows of a list, page after page, in the order of the pages. */
export interface PolygonRows {
  readonly rows: readonly unknown[];
  /** What Polygon says of bars: whether they are adjusted for splits. */
  readonly adjusted: boolean | undefined;
}

/** The three lists that a history is made of. The client is loaded with the first call. */
export interface PolygonClient {
  bars(symbol: string, from: SessionDate, to: SessionDate, options: VendorOptions): Promise<PolygonRows>;
  splits(symbol: string, options: VendorOptions): Promise<PolygonRows>;
  dividends(symbol: string, options: VendorOptions): Promise<PolygonRows>;
}

type RequestOptions = NonNullable<Parameters<DefaultApi['getTicker']>[2]>;
type Ask = (options: RequestOptions) => Promise<unknown>;

/**
 * The real client without its pagination, which puts the last page first and loses count.
 * Each list throws the {@link RemoteProblem} of the page that failed.
 */
export function createPolygonClient({ apiKey, baseUrl, timeoutMs, call }: PolygonClientSettings): PolygonClient {
  let loading: ReturnType<typeof load> | undefined;
  const client = () => (loading ??= load(apiKey, baseUrl));

  function askPage(ask: Ask, options: VendorOptions): Promise<PolygonPage> {
    return call(async (signal) => {
      const body = await withDeadline(WHOLE_ANSWER * timeoutMs, signal, (deadline) =>
        ask({ timeout: timeoutMs, signal: deadline, maxRedirects: 0 }),
      );
      return readPage(body, apiKey);
    }, options);
  }

  async function collect(first: Ask, options: VendorOptions): Promise<PolygonRows> {
    const { rest } = await client();
    const rows: unknown[] = [];
    const visited = new Set<string>();
    let page = await askPage(first, options);
    const { adjusted } = page;
    for (;;) {
      for (const row of page.results ?? []) rows.push(row);
      if (!page.next_url) return { rows, adjusted };
      const url = nextPageUrl(page.next_url, baseUrl, apiKey);
      if (visited.has(url)) throw new RemoteProblem({ kind: 'garbled', detail: 'pages that lead back to themselves' });
      visited.add(url);
      // The client has no call for a next page; its own pagination asks its axios, and so do we.
      page = await askPage((request) => rest['axios'].get(url, request), options);
    }
  }

  return {
    async bars(symbol, from, to, options) {
      const { rest, Timespan, Sort } = await client();
      return collect(
        (request) => rest.getStocksAggregates(symbol, 1, Timespan.Day, from, to, false, Sort.Asc, MOST_BARS, request),
        options,
      );
    },
    async splits(symbol, options) {
      const { rest } = await client();
      return collect((request) => rest.listStockSplits(...splitArguments(symbol, request)), options);
    },
    async dividends(symbol, options) {
      const { rest } = await client();
      return collect((request) => rest.listDividends(...dividendArguments(symbol, request)), options);
    },
  };
}

async function load(apiKey: string, baseUrl: URL) {
  const polygon = await import('@polygon.io/client-js');
  return {
    rest: polygon.restClient(apiKey, baseUrlText(baseUrl), { pagination: false }),
    Timespan: polygon.GetStocksAggregatesTimespanEnum,
    Sort: polygon.GetStocksAggregatesSortEnum,
  };
}

/** The ticker first, then filters that are not used, then order, limit, sort and the request's options. */
function splitArguments(symbol: string, request: RequestOptions) {
  type Arguments = Parameters<DefaultApi['listStockSplits']>;
  const unused = new Array<undefined>(10);
  return [symbol, ...unused, 'asc', MOST_ROWS, 'execution_date', request] as unknown as Arguments;
}

function dividendArguments(symbol: string, request: RequestOptions) {
  type Arguments = Parameters<DefaultApi['listDividends']>;
  const unused = new Array<undefined>(31);
  return [symbol, ...unused, 'asc', MOST_ROWS, 'ex_dividend_date', request] as unknown as Arguments;
}
