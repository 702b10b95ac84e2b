import { timedOut } from '../remote/deadline.js';
import { networkProblem } from '../remote/network.js';
import type { ProblemKind } from '../remote/problem.js';
import { kindOfStatus, looksLikeHtml, RemoteProblem, retryAfterMs } from '../remote/problem.js';
import { redact } from '../remote/redact.js';

const MINUTE_MS = 60_000;

/** A page of bars or of corporate actions. */
export interface AlpacaPage {
  readonly bars?: Readonly<Record<string, readonly unknown[]>> | null;
  readonly corporate_actions?: Readonly<Record<string, readonly unknown[]>> | null;
  readonly next_page_token?: string | null;
}

/** The parts of the SDK's errors that are looked at. */
interface SdkError {
  readonly status?: number;
  readonly response?: { readonly headers?: { get(name: string): string | null } };
  readonly cause?: { readonly name?: string };
}

export interface ProblemContext {
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  readonly now: number;
}

/** What the SDK throws, as a problem; null for what is neither an answer nor a failed connection. */
export function alpacaProblem(error: unknown, context: ProblemContext): RemoteProblem | null {
  if (!(error instanceof Error)) return null;
  const { name, message, status, cause } = error as Error & SdkError;
  if (typeof status === 'number') return answeredProblem(error as Error & SdkError, status, context);
  if (cause?.name === 'TimeoutError') return timedOut(context.timeoutMs);
  if (name !== 'FetchError' && !(error instanceof TypeError && /^(fetch failed|terminated)$/.test(message)))
    return null;
  if (isRedirect(error)) return new RemoteProblem({ kind: 'not-vendor', detail: 'a redirect to another address' });
  return networkProblem(error);
}

function answeredProblem(error: Error & SdkError, status: number, { secrets, now }: ProblemContext): RemoteProblem {
  const header = (name: string) => error.response?.headers?.get(name) ?? '';
  const html = looksLikeHtml(error.message) || header('content-type').includes('text/html');
  const asked = retryAfterMs(header('retry-after'), now);
  const wait = asked ?? (status === 429 ? untilReset(header('x-ratelimit-reset'), now) : undefined);
  return new RemoteProblem({
    kind: kindOf(status, html, error.message),
    status,
    detail: html ? 'an HTML page instead of JSON' : redact(vendorWords(error.message, status), secrets),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}

/** Until the second in which a minute's calls count anew; undefined where that is no time within a minute from now. */
function untilReset(header: string, now: number): number | undefined {
  const ms = Number(header) * 1000 - now;
  return ms > 0 && ms <= MINUTE_MS ? ms : undefined;
}

function isRedirect(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message === 'unexpected redirect') return true;
  }
  return false;
}

/**
 * The page in a body of HTTP 2xx.
 * @throws RemoteProblem for a body that is no page.
 */
export function readPage(text: string, secrets: readonly string[]): AlpacaPage {
  if (looksLikeHtml(text)) throw new RemoteProblem({ kind: 'not-vendor', detail: 'an HTML page instead of JSON' });
  const page = parse(text);
  if (page === null) {
    throw new RemoteProblem({ kind: 'garbled', detail: text === '' ? 'an empty body' : 'not the JSON agreed on' });
  }
  if (page.bars === undefined && page.corporate_actions === undefined) {
    const words = (page as { message?: unknown }).message;
    const detail = typeof words === 'string' ? redact(words, secrets) : 'JSON without bars and corporate actions';
    throw new RemoteProblem({ kind: 'garbled', detail });
  }
  if (!holdsLists(page.bars) || !holdsLists(page.corporate_actions)) {
    throw new RemoteProblem({ kind: 'garbled', detail: 'lists that are none' });
  }
  return page;
}

function parse(text: string): AlpacaPage | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}

function holdsLists(lists: unknown): boolean {
  if (lists === undefined || lists === null) return true;
  return typeof lists === 'object' && Object.values(lists).every((list) => list === null || Array.isArray(list));
}

/** Some of Alpaca's hosts answer an unknown key with 403 "forbidden." and not with 401. */
function kindOf(status: number, html: boolean, message: string): ProblemKind {
  if (status === 403 && !html && /^(forbidden|unauthorized)\b/i.test(message.trim())) return 'unauthorized';
  return kindOfStatus(status, html);
}

/** Whether it is the feed of all exchanges that the subscription does not include. */
export function refusesSip(problem: RemoteProblem): boolean {
  return problem.kind === 'forbidden' && /subscription|\bsip\b/i.test(problem.detail);
}

/** Without the hint that the SDK adds for programmers. */
function vendorWords(message: string, status: number): string {
  const words = message
    .split(/\s*\(Your account may not have SIP/)[0]!
    .trim()
    .slice(0, 200);
  return words === '' ? `HTTP ${status}` : words;
}
