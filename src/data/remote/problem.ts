/** How a call to a vendor can go wrong, by what to do about it. */
export type ProblemKind =
  /** No connection: wrong host, no network, a reset. */
  | 'unreachable'
  /** No answer in time. */
  | 'timeout'
  /** Too many calls: HTTP 429. */
  | 'busy'
  /** The vendor's own fault: HTTP 5xx, or an error in a body of HTTP 200. */
  | 'server'
  /** No vendor's answer: HTML of a proxy or a captive portal, a redirect. */
  | 'not-vendor'
  /** JSON that is cut off, or not of the shape agreed on. */
  | 'garbled'
  /** The key is wrong. */
  | 'unauthorized'
  /** The key is right and its plan does not include this. */
  | 'forbidden'
  /** Any other refusal: asking again gives the same. */
  | 'refused';

export interface ProblemFacts {
  readonly kind: ProblemKind;
  /** The vendor's words or the system's, free of secrets. */
  readonly detail: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** How long the vendor asks to wait. */
  readonly retryAfterMs?: number;
}

/** One failed try, before it is decided whether to try again and how to say it. It holds no secret and no cause that does. */
export class RemoteProblem extends Error {
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(facts: ProblemFacts) {
    super(`${facts.kind}: ${facts.detail}`);
    this.name = 'RemoteProblem';
    this.kind = facts.kind;
    this.detail = facts.detail;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** The kind of an HTTP status other than 2xx, given whether the body is a page for humans. */
export function kindOfStatus(status: number, html: boolean): ProblemKind {
  if (status === 429) return 'busy';
  if (status >= 500 || status === 408) return 'server';
  if (html || (status >= 300 && status < 400) || status === 407) return 'not-vendor';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  return 'refused';
}

export function looksLikeHtml(body: unknown): boolean {
  return typeof body === 'string' && body.trimStart().startsWith('<');
}

/** Of a `Retry-After` header: seconds, or an HTTP date. */
export function retryAfterMs(header: unknown, now: number): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
