import type { Alpaca } from '@alpacahq/alpaca-trade-api';
import { baseUrlText } from '../remote/baseUrl.js';
import type { Call } from '../remote/caller.js';
import { RemoteProblem } from '../remote/problem.js';
import type { VendorOptions } from '../vendor.js';
import type { AlpacaPage } from './problems.js';
import { readPage } from './problems.js';

const MOST_BARS = 10_000;
const MOST_ACTIONS = 1000;
/** What changes a price or pays cash; stock dividends are splits by another name. */
const ACTION_TYPES = 'forward_split,reverse_split,stock_dividend,cash_dividend';

export type AlpacaFeed = 'sip' | 'iex';

export interface AlpacaClientSettings {
  readonly keyId: string;
  readonly secret: string;
  readonly dataUrl: URL;
  readonly timeoutMs: number;
  readonly call: Call;
}

export interface BarsQuery {
  readonly symbol: string;
  /** Instants, both included. */
  readonly start: Date;
  readonly end: Date;
  readonly feed: AlpacaFeed;
}

/** The rows of a kind of corporate action, under Alpaca's name for it: `cash_dividends`. */
export type ActionRows = Readonly<Record<string, readonly unknown[]>>;

/** The two lists that a history is made of. The client is loaded with the first call. */
export interface AlpacaDataClient {
  bars(query: BarsQuery, options: VendorOptions): Promise<unknown[]>;
  /** `start` and `end` are of the day on which Alpaca processes an action: a dividend's is the one of its payment. */
  actions(symbol: string, start: Date, end: Date, options: VendorOptions): Promise<ActionRows>;
}

/**
 * The real SDK with its retries and its limiter off; ours count and wait. Rows are read from the bodies themselves:
 * the SDK turns a date that is missing into 1970.
 */
export function createAlpacaClient({
  keyId,
  secret,
  dataUrl,
  timeoutMs,
  call,
}: AlpacaClientSettings): AlpacaDataClient {
  let loading: Promise<Alpaca> | undefined;
  const sdk = () => (loading ??= load({ keyId, secret, timeoutMs }, dataUrl));
  const secrets = [keyId, secret];

  /** Every page in order; `ask` is given the token of the page. */
  async function collect(
    ask: (alpaca: Alpaca, token: string | undefined, init: RequestInit) => Promise<{ raw: Response }>,
    take: (page: AlpacaPage) => void,
    options: VendorOptions,
  ): Promise<void> {
    const alpaca = await sdk();
    const visited = new Set<string>();
    for (let token: string | undefined; ;) {
      const page = await call(async (signal) => {
        const { raw } = await ask(alpaca, token, signal ? { signal } : {});
        return readPage(await raw.text(), secrets);
      }, options);
      take(page);
      if (!page.next_page_token) return;
      token = page.next_page_token;
      if (visited.has(token))
        throw new RemoteProblem({ kind: 'garbled', detail: 'pages that lead back to themselves' });
      visited.add(token);
    }
  }

  return {
    async bars({ symbol, start, end, feed }, options) {
      const rows: unknown[] = [];
      const query = { symbols: symbol, timeframe: '1Day', start, end, feed, adjustment: 'raw', limit: MOST_BARS };
      await collect(
        (alpaca, pageToken, init) =>
          alpaca.marketData.stocks.stockBarsRaw({ ...query, sort: 'asc', ...(pageToken ? { pageToken } : {}) }, init),
        (page) => {
          for (const row of page.bars?.[symbol] ?? []) rows.push(row);
        },
        options,
      );
      return rows;
    },
    async actions(symbol, start, end, options) {
      const rows: Record<string, unknown[]> = {};
      const query = { symbols: symbol, types: ACTION_TYPES, start, end, limit: MOST_ACTIONS };
      await collect(
        (alpaca, pageToken, init) =>
          alpaca.marketData.corporateActions.corporateActionsRaw(
            { ...query, sort: 'asc', ...(pageToken ? { pageToken } : {}) },
            init,
          ),
        (page) => {
          for (const [kind, found] of Object.entries(page.corporate_actions ?? {})) (rows[kind] ??= []).push(...found);
        },
        options,
      );
      return rows;
    },
  };
}

/** Requests to Alpaca's data host go to `dataUrl`; to any other host, nowhere. */
async function load(keys: { keyId: string; secret: string; timeoutMs: number }, dataUrl: URL): Promise<Alpaca> {
  const { Alpaca, marketData } = await import('@alpacahq/alpaca-trade-api');
  const base = baseUrlText(dataUrl);
  return new Alpaca({
    ...keys,
    paper: true,
    retry: false,
    rateLimit: false,
    fetchApi: (url, init) => {
      const { origin, pathname, search } = new URL(url);
      if (origin !== marketData.MARKET_DATA_HOST) throw new Error(`no request may go to ${origin}`);
      return fetch(base + pathname + search, init);
    },
  });
}
