import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { newYorkInstant } from '../../src/market/newYorkTime.js';
import type { Fault } from './faults.js';
import { carryOut, FaultScript } from './faults.js';
import { listen } from './listen.js';

/** A daily bar as Alpaca writes it; `t` is midnight in New York as RFC 3339 in UTC. */
export interface AlpacaBar {
  readonly t: string;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
  readonly n?: number;
  readonly vw?: number;
}

/** Rows by kind, as `/v1/corporate-actions` names them; each holds `symbol` and `process_date`. */
export type AlpacaActions = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface AlpacaDataServerSettings {
  /** Raw bars by symbol, ascending; rows may break the contract. */
  readonly bars: Readonly<Record<string, readonly (AlpacaBar | unknown)[]>>;
  readonly actions?: AlpacaActions;
  readonly keyId: string;
  readonly secret: string;
  /** `free` (the default) refuses SIP of the last 15 minutes, `no-sip` all of it, `paid` nothing. */
  readonly plan?: 'free' | 'no-sip' | 'paid';
  /** 200 unless said otherwise. */
  readonly callsPerMinute?: number;
  readonly faults?: readonly Fault[];
  readonly pageSize?: number;
  readonly now?: () => number;
}

export interface AlpacaDataServer {
  readonly url: string;
  /** Path and query of every request, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const RECENT_MS = 15 * 60_000;
const RECENT_SIP = 'subscription does not permit querying recent SIP data';

/** Alpaca's market data API for daily bars and corporate actions on the loopback, by the contract, with its faults. */
export async function startAlpacaData(settings: AlpacaDataServerSettings): Promise<AlpacaDataServer> {
  const script = new FaultScript(settings.faults ?? []);
  const requests: string[] = [];
  const api = new AlpacaDataApi(settings);
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    requests.push(url.pathname + url.search);
    const fault = script.next(url.pathname + url.search);
    if (fault && carryOut(fault, response)) return;
    const { headers } = request;
    const allowed = headers['apca-api-key-id'] === settings.keyId && headers['apca-api-secret-key'] === settings.secret;
    const answer = fault ? faulty(fault) : allowed ? api.answer(url) : refusal(401, undefined, 'unauthorized.');
    send(response, { ...answer, headers: { ...api.quota(), ...answer.headers } });
  });
  return { url: server.url, requests, close: server.close };
}

class AlpacaDataApi {
  private readonly calls: number[] = [];
  private readonly now: () => number;

  constructor(private readonly settings: AlpacaDataServerSettings) {
    this.now = settings.now ?? Date.now;
  }

  answer(url: URL): Answer {
    if (this.remaining() <= 0) return refusal(429, 42910000, 'rate limit exceeded');
    this.calls.push(this.now());
    if (url.pathname === '/v2/stocks/bars') return this.bars(url.searchParams);
    if (url.pathname === '/v1/corporate-actions') return this.actions(url.searchParams);
    return refusal(404, undefined, 'Not Found');
  }

  /** The X-RateLimit headers that every answer carries. */
  quota(): Record<string, string> {
    const oldest = this.calls[0] ?? this.now();
    return {
      'x-ratelimit-limit': String(this.limit()),
      'x-ratelimit-remaining': String(Math.max(0, this.remaining())),
      'x-ratelimit-reset': String(Math.ceil((oldest + 60_000) / 1000)),
    };
  }

  private limit(): number {
    return this.settings.callsPerMinute ?? 200;
  }

  private remaining(): number {
    const now = this.now();
    while (this.calls.length > 0 && this.calls[0]! <= now - 60_000) this.calls.shift();
    return this.limit() - this.calls.length;
  }

  private bars(query: URLSearchParams): Answer {
    const { plan = 'free', bars, pageSize } = this.settings;
    if (query.get('timeframe') !== '1Day') return refusal(400, 40010001, 'invalid timeframe');
    const [start, end] = [
      instant(query.get('start')!),
      instant(query.get('end') ?? new Date(this.now()).toISOString()),
    ];
    const sip = (query.get('feed') ?? 'sip') === 'sip';
    if (sip && (plan === 'no-sip' || (plan === 'free' && end > this.now() - RECENT_MS))) {
      return refusal(403, 42210000, RECENT_SIP);
    }
    const wanted = (query.get('symbols') ?? '').split(',').sort();
    const all = wanted.flatMap((symbol) =>
      (bars[symbol] ?? []).filter((row) => isWithin(row, start, end)).map((row) => ({ symbol, row })),
    );
    const { page, next } = paged(all, query, 'limit', Math.min(10_000, pageSize ?? Infinity), 1000);
    const bySymbol: Record<string, unknown[]> = {};
    for (const { symbol, row } of page) (bySymbol[symbol] ??= []).push(row);
    return { status: 200, body: { bars: bySymbol, next_page_token: next } };
  }

  private actions(query: URLSearchParams): Answer {
    const symbols = (query.get('symbols') ?? '').split(',');
    const types = query
      .get('types')
      ?.split(',')
      .map((type) => `${type}s`);
    const today = new Date(this.now()).toISOString().slice(0, 10);
    const [start, end] = [query.get('start') ?? today, query.get('end') ?? today];
    const all = Object.entries(this.settings.actions ?? {})
      .filter(([kind]) => !types || types.includes(kind))
      .flatMap(([kind, rows]) => rows.map((row) => ({ kind, row })))
      .filter(({ row }) => symbols.includes(String(row['symbol'])))
      .filter(({ row }) => String(row['process_date']) >= start && String(row['process_date']) <= end)
      .sort((a, b) => String(a.row['process_date']).localeCompare(String(b.row['process_date'])));
    const { page, next } = paged(all, query, 'limit', Math.min(1000, this.settings.pageSize ?? Infinity), 100);
    const byKind: Record<string, unknown[]> = {};
    for (const { kind, row } of page) (byKind[kind] ??= []).push(row);
    return { status: 200, body: { corporate_actions: byKind, next_page_token: next } };
  }
}

/** The page that a token names; the token is the base64 of where it begins. */
function paged<T>(all: readonly T[], query: URLSearchParams, name: string, most: number, usual: number) {
  const token = query.get('page_token');
  const offset = token === null ? 0 : Number(Buffer.from(token, 'base64').toString().split('|')[1]);
  const limit = Math.min(Number(query.get(name) ?? usual), most);
  const more = offset + limit < all.length;
  return {
    page: all.slice(offset, offset + limit),
    next: more ? Buffer.from(`page|${offset + limit}`).toString('base64') : null,
  };
}

function instant(text: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? newYorkInstant(text, 0, 0) : Date.parse(text);
}

function isWithin(row: unknown, start: number, end: number): boolean {
  const t = Date.parse(String((row as Partial<AlpacaBar>).t));
  return Number.isNaN(t) || (t >= start && t <= end);
}

function faulty({ kind, status, retryAfter, message }: Fault): Answer {
  switch (kind) {
    case 'rate-limit':
      return {
        ...refusal(429, 42910000, message ?? 'rate limit exceeded'),
        headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
      };
    case 'unauthorized':
      return refusal(401, undefined, message ?? 'unauthorized.');
    case 'forbidden':
      return refusal(403, 40310000, message ?? 'forbidden.');
    case 'error-in-body':
      return refusal(200, 50010000, message ?? 'internal server error occurred');
    default:
      return refusal(status ?? 503, 50010000, message ?? 'internal server error occurred');
  }
}

function refusal(status: number, code: number | undefined, message: string): Answer {
  return { status, body: { ...(code === undefined ? {} : { code }), message } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const requestId = randomBytes(16).toString('hex');
  const all = { 'content-type': 'application/json', 'x-request-id': requestId, ...headers };
  response.writeHead(status, all).end(JSON.stringify(body));
}
