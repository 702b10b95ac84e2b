import type { ServerResponse } from 'node:http';

/** What a server does instead of answering, or to its answer. */
export type FaultKind =
  /** No answer at all. */
  | 'hang'
  /** The connection is cut. */
  | 'reset'
  /** A page for humans: a proxy's or a captive portal's. */
  | 'html'
  | 'redirect'
  | 'empty-body'
  /** JSON that is cut off. */
  | 'cut-json'
  /** HTTP `status` (503) with the vendor's body. */
  | 'server-error'
  /** HTTP 429, with `retryAfter` seconds if given. */
  | 'rate-limit'
  /** HTTP 401. */
  | 'unauthorized'
  /** HTTP 403, with `message` if given. */
  | 'forbidden'
  /** HTTP 200 with an error in the body. */
  | 'error-in-body';

export interface Fault {
  readonly kind: FaultKind;
  /** Only requests whose path and query hold this text. */
  readonly where?: string;
  /** The first of those requests that is hit, counted from 1 (1). */
  readonly from?: number;
  /** How many are hit from then on (1). */
  readonly times?: number;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly message?: string;
}

/** Decides which request gets which fault, in the order of the script. */
export class FaultScript {
  private readonly seen: number[];

  constructor(private readonly faults: readonly Fault[]) {
    this.seen = faults.map(() => 0);
  }

  next(url: string): Fault | undefined {
    const hits = this.faults.filter((fault, i) => {
      if (fault.where !== undefined && !url.includes(fault.where)) return false;
      const count = ++this.seen[i]!;
      const from = fault.from ?? 1;
      return count >= from && count < from + (fault.times ?? 1);
    });
    return hits[0];
  }
}

const PAGE = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome to the network</body></html>';

/** Carries out the faults that are alike for every vendor; false for one that the vendor words itself. */
export function carryOut(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'html':
      response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' }).end(PAGE);
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://login.invalid/' }).end();
      return true;
    case 'empty-body':
      response.writeHead(fault.status ?? 200, { 'content-type': 'application/json' }).end();
      return true;
    case 'cut-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"OK","results":[{"t":157794');
      return true;
    default:
      return false;
  }
}
