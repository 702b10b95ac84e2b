import type { IncomingMessage, ServerResponse } from 'node:http';
import { newYorkDate } from '../../src/market/newYorkTime.js';
import type { Fault } from './faults.js';
import { carryOut, FaultScript } from './faults.js';
import { listen } from './listen.js';

/** A daily bar as Polygon writes it; `t` is 00:00 in New York, epoch ms. */
export interface PolygonBar {
  readonly t: number;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
  readonly vw?: number;
  readonly n?: number;
}

export interface PolygonSplit {
  readonly id?: string;
  readonly execution_date: string;
  readonly split_from: number;
  readonly split_to: number;
  readonly ticker: string;
}

export interface PolygonDividend {
  readonly id?: string;
  readonly ex_dividend_date: string;
  readonly cash_amount: number;
  readonly currency?: string;
  readonly dividend_type?: string;
  readonly pay_date?: string;
  readonly frequency?: number;
  readonly ticker: string;
}

/** Lists may hold rows that break the contract: what a client makes of them is its test. */
export interface PolygonSymbol {
  /** Raw, ascending. */
  readonly bars: readonly (PolygonBar | unknown)[];
  readonly splits?: readonly (PolygonSplit | unknown)[];
  readonly dividends?: readonly (PolygonDividend | unknown)[];
}

export interface PolygonPlan {
  /** How far back; without it, all of it. */
  readonly years?: number;
  /** What becomes of a range that only begins too early: `clip` (the default) answers with less, `refuse` with 403. */
  readonly crossing?: 'clip' | 'refuse';
  /** Refuses a range that holds today's session. */
  readonly endOfDay?: boolean;
  readonly callsPerMinute?: number;
  /** `DELAYED` in the place of `OK`. */
  readonly delayed?: boolean;
}

export interface PolygonServerSettings {
  readonly symbols: Readonly<Record<string, PolygonSymbol>>;
  readonly apiKey: string;
  readonly plan?: PolygonPlan;
  readonly faults?: readonly Fault[];
  /** At most so many rows a page, whatever `limit` asks for. */
  readonly pageSize?: number;
  /** Adjusts bars whatever is asked for. */
  readonly alwaysAdjusts?: boolean;
  /** Where `next_url` points, instead of the server itself. */
  readonly nextOrigin?: string;
  readonly now?: () => number;
}

export interface PolygonServer {
  readonly url: string;
  /** Path and query of every request, in order; the key is left out. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const REQUEST_ID = '6a7e466379af0a71039d60cc78e72282';
const PRICING = 'https://polygon.io/pricing';
const TIMEFRAME = `Your plan doesn't include this data timeframe. Please upgrade your plan at ${PRICING}`;
const TOO_MANY = `You've exceeded the maximum requests per minute, please wait or upgrade your subscription to continue. ${PRICING}`;

/** Polygon's REST API for daily bars, splits and dividends on the loopback, by the contract, with its faults on demand. */
export async function startPolygon(settings: PolygonServerSettings): Promise<PolygonServer> {
  const script = new FaultScript(settings.faults ?? []);
  const requests: string[] = [];
  const api = new PolygonApi(settings, () => settings.nextOrigin ?? server.url);
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', server.url);
    const key = url.searchParams.get('apiKey') ?? bearer(request);
    url.searchParams.delete('apiKey');
    requests.push(url.pathname + url.search);
    const fault = script.next(url.pathname + url.search);
    if (fault && carryOut(fault, response)) return;
    send(response, fault ? faulty(fault) : api.answer(url, key));
  });
  return { url: server.url, requests, close: server.close };
}

class PolygonApi {
  private readonly calls: number[] = [];
  private readonly now: () => number;

  constructor(
    private readonly settings: PolygonServerSettings,
    private readonly origin: () => string,
  ) {
    this.now = settings.now ?? Date.now;
  }

  answer(url: URL, key: string | null): Answer {
    if (!key) return refusal(401, 'ERROR', { error: 'API Key was not provided' });
    if (key !== this.settings.apiKey) return refusal(401, 'ERROR', { error: 'Unknown API Key' });
    if (this.hasHadEnough()) return refusal(429, 'ERROR', { error: TOO_MANY });
    const aggregates = /^\/v2\/aggs\/ticker\/([^/]+)\/range\/1\/day\/([^/]+)\/([^/]+)$/.exec(url.pathname);
    if (aggregates) return this.bars(url, decodeURIComponent(aggregates[1]!), aggregates[2]!, aggregates[3]!);
    if (url.pathname === '/v3/reference/splits') return this.list(url, 'splits', 'execution_date');
    if (url.pathname === '/v3/reference/dividends') return this.list(url, 'dividends', 'ex_dividend_date');
    return { status: 404, body: '404 page not found' };
  }

  private hasHadEnough(): boolean {
    const { callsPerMinute } = this.settings.plan ?? {};
    if (callsPerMinute === undefined) return false;
    const now = this.now();
    while (this.calls.length > 0 && this.calls[0]! <= now - 60_000) this.calls.shift();
    if (this.calls.length >= callsPerMinute) return true;
    this.calls.push(now);
    return false;
  }

  private bars(url: URL, ticker: string, from: string, to: string): Answer {
    const { plan = {}, pageSize } = this.settings;
    const today = newYorkDate(this.now());
    const [first, last] = [dateOf(from), dateOf(to)];
    const begins = plan.years === undefined ? '' : yearsBefore(today, plan.years);
    if (plan.endOfDay && last >= today) return refusal(403, 'NOT_AUTHORIZED', { message: TIMEFRAME });
    if (last < begins || (first < begins && plan.crossing === 'refuse')) {
      return refusal(403, 'NOT_AUTHORIZED', { message: TIMEFRAME });
    }
    const query = cursorOr(url);
    const adjusted = this.settings.alwaysAdjusts === true || query.get('adjusted') !== 'false';
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? 5000), 50_000, pageSize ?? Infinity);
    const all = this.rowsBetween(ticker, first > begins ? first : begins, last, adjusted);
    if (query.get('sort') === 'desc') all.reverse();
    const results = all.slice(offset, offset + limit);
    const next = new URLSearchParams({ ...Object.fromEntries(query), offset: String(offset + limit) });
    const count = results.length;
    return {
      status: 200,
      body: {
        ticker,
        queryCount: count,
        resultsCount: count,
        adjusted,
        ...(count > 0 ? { results } : {}),
        status: plan.delayed ? 'DELAYED' : 'OK',
        request_id: REQUEST_ID,
        ...(count > 0 ? { count } : {}),
        ...(offset + limit < all.length ? { next_url: this.nextUrl(url.pathname, next) } : {}),
      },
    };
  }

  private rowsBetween(ticker: string, from: string, to: string, adjusted: boolean): unknown[] {
    const { bars = [], splits = [] } = this.settings.symbols[ticker] ?? {};
    const rows = bars.filter((row) => {
      const t = (row as Partial<PolygonBar>).t;
      const date = typeof t === 'number' ? newYorkDate(t) : from;
      return date >= from && date <= to;
    });
    return adjusted ? rows.map((row) => adjust(row as PolygonBar, splits as PolygonSplit[])) : rows;
  }

  private list(url: URL, name: 'splits' | 'dividends', sortedBy: string): Answer {
    const query = cursorOr(url);
    const ticker = query.get('ticker') ?? '';
    const offset = Number(query.get('offset') ?? 0);
    const limit = Math.min(Number(query.get('limit') ?? 10), 1000, this.settings.pageSize ?? Infinity);
    const all = [...(this.settings.symbols[ticker]?.[name] ?? [])] as Record<string, string>[];
    const direction = query.get('order') === 'asc' ? 1 : -1;
    if (query.get('sort') === sortedBy) {
      all.sort((a, b) => direction * String(a[sortedBy]).localeCompare(String(b[sortedBy])));
    }
    const next = new URLSearchParams({ ...Object.fromEntries(query), offset: String(offset + limit) });
    return {
      status: 200,
      body: {
        results: all.slice(offset, offset + limit),
        status: 'OK',
        request_id: REQUEST_ID,
        ...(offset + limit < all.length ? { next_url: this.nextUrl(url.pathname, next) } : {}),
      },
    };
  }

  /** Absolute, with a cursor and without the key. */
  private nextUrl(path: string, query: URLSearchParams): string {
    return `${this.origin()}${path}?cursor=${Buffer.from(query.toString()).toString('base64url')}`;
  }
}

function cursorOr(url: URL): URLSearchParams {
  const cursor = url.searchParams.get('cursor');
  return cursor === null ? url.searchParams : new URLSearchParams(Buffer.from(cursor, 'base64url').toString());
}

function dateOf(text: string): string {
  return /^\d+$/.test(text) ? newYorkDate(Number(text)) : text;
}

function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
}

function adjust(bar: PolygonBar, splits: readonly PolygonSplit[]): PolygonBar {
  const later = splits.filter((split) => split.execution_date > newYorkDate(bar.t));
  const factor = later.reduce((product, split) => (product * split.split_from) / split.split_to, 1);
  return {
    ...bar,
    o: bar.o * factor,
    h: bar.h * factor,
    l: bar.l * factor,
    c: bar.c * factor,
    v: bar.v / factor,
  };
}

function faulty({ kind, status, retryAfter, message }: Fault): Answer {
  switch (kind) {
    case 'rate-limit':
      return {
        ...refusal(429, 'ERROR', { error: message ?? TOO_MANY }),
        ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
      };
    case 'unauthorized':
      return refusal(401, 'ERROR', { error: message ?? 'Unknown API Key' });
    case 'forbidden':
      return refusal(403, 'NOT_AUTHORIZED', { message: message ?? TIMEFRAME });
    case 'error-in-body':
      return refusal(200, status === 403 ? 'NOT_AUTHORIZED' : 'ERROR', { error: message ?? 'internal error' });
    default:
      return refusal(status ?? 503, 'ERROR', { error: message ?? 'service unavailable' });
  }
}

function refusal(status: number, word: string, words: Record<string, string>): Answer {
  return { status, body: { status: word, request_id: REQUEST_ID, ...words } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
