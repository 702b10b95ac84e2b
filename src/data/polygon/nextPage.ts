import { RemoteProblem } from '../remote/problem.js';

/** Polygon's own addresses: a page that lies there is asked for at the base URL in use. */
const OWN_ORIGINS = new Set(['https://api.polygon.io', 'https://api.massive.com']);

/**
 * The address of the next page, always under `base`, with the key added. The key goes nowhere else: an answer that
 * points to a host unknown to us ends the load.
 * @throws RemoteProblem where `nextUrl` is no address, or one of another host.
 */
export function nextPageUrl(nextUrl: string, base: URL, apiKey: string): string {
  if (!URL.canParse(nextUrl)) throw new RemoteProblem({ kind: 'garbled', detail: 'a next_url that is no address' });
  const next = new URL(nextUrl);
  const page = new URL(base);
  if (next.origin === base.origin) page.pathname = next.pathname;
  else if (OWN_ORIGINS.has(next.origin)) page.pathname = `${base.pathname.replace(/\/+$/, '')}${next.pathname}`;
  else {
    const detail = `its next page is said to be at ${next.host}, a host that is not ${base.host}; the key is not sent there`;
    throw new RemoteProblem({ kind: 'refused', detail });
  }
  page.search = next.search;
  page.searchParams.set('apiKey', apiKey);
  return page.href;
}
