import { networkProblem } from '../remote/network.js';
import type { ProblemKind } from '../remote/problem.js';
import { kindOfStatus, looksLikeHtml, RemoteProblem, retryAfterMs } from '../remote/problem.js';
import { redact } from '../remote/redact.js';

/** A page of any of Polygon's lists. */
export interface PolygonPage {
  readonly status?: string;
  readonly adjusted?: boolean;
  readonly results?: readonly unknown[] | null;
  readonly next_url?: string | null;
}

/** The parts of an axios error that are looked at; its message and config hold the URL with the key. */
interface AxiosLikeError {
  readonly isAxiosError: true;
  readonly response?: {
    readonly status: number;
    readonly data?: unknown;
    readonly headers?: { readonly [name: string]: unknown };
  };
}

/** What the client throws, as a problem; null for what is not axios's. */
export function polygonProblem(error: unknown, apiKey: string, now: number): RemoteProblem | null {
  if (!isAxiosError(error)) return null;
  const { response } = error;
  if (!response) return networkProblem(error);
  const html = looksLikeHtml(response.data);
  const wait = retryAfterMs(response.headers?.['retry-after'], now);
  return new RemoteProblem({
    kind: kindOfStatus(response.status, html),
    status: response.status,
    detail: redact(wordsOf(response.data, html, response.status), [apiKey]),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/**
 * The page in a body of HTTP 2xx.
 * @throws RemoteProblem for a body that is no page, or one that says that the call failed.
 */
export function readPage(body: unknown, apiKey: string): PolygonPage {
  if (looksLikeHtml(body)) throw new RemoteProblem({ kind: 'not-vendor', detail: 'an HTML page instead of JSON' });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new RemoteProblem({ kind: 'garbled', detail: body === '' ? 'an empty body' : 'not the JSON agreed on' });
  }
  const page = body as PolygonPage;
  if (page.status === undefined && page.results === undefined) {
    throw new RemoteProblem({ kind: 'garbled', detail: 'JSON without status and results' });
  }
  if (page.results !== undefined && page.results !== null && !Array.isArray(page.results)) {
    throw new RemoteProblem({ kind: 'garbled', detail: 'results that are no list' });
  }
  if (page.status !== undefined && page.status !== 'OK' && page.status !== 'DELAYED') {
    throw failedPage(page.status, redact(wordsOf(body, false, 200), [apiKey]));
  }
  return page;
}

function failedPage(status: string, detail: string): RemoteProblem {
  return new RemoteProblem({ kind: kindOfWords(status, detail), detail, status: 200 });
}

/** The kind of a failure that came with HTTP 200. */
function kindOfWords(status: string, words: string): ProblemKind {
  if (status === 'NOT_AUTHORIZED') return 'forbidden';
  if (/api key/i.test(words)) return 'unauthorized';
  if (/maximum requests|too many requests|rate limit/i.test(words)) return 'busy';
  return 'server';
}

/** Polygon's own words: `error` or `message` of the body. */
function wordsOf(data: unknown, html: boolean, status: number): string {
  if (html) return 'an HTML page instead of JSON';
  if (status >= 300 && status < 400) return 'a redirect to another address';
  if (typeof data === 'object' && data !== null) {
    const { error, message, status: word } = data as Record<string, unknown>;
    for (const words of [error, message, word]) if (typeof words === 'string' && words !== '') return words;
  }
  return typeof data === 'string' && data.trim() !== '' ? data.trim().slice(0, 200) : `HTTP ${status}`;
}

function isAxiosError(error: unknown): error is AxiosLikeError {
  return typeof error === 'object' && error !== null && (error as { isAxiosError?: unknown }).isAxiosError === true;
}
