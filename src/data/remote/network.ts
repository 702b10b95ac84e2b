import { RemoteProblem } from './problem.js';

const TIMEOUT_CODES = new Set([
  'ETIMEDOUT',
  'ECONNABORTED',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no route to the host',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
};

/**
 * A failure below HTTP as a problem. Only the system's code is kept of it: messages and causes of HTTP clients carry
 * the URL, and the URL may carry the key.
 */
export function networkProblem(error: unknown): RemoteProblem {
  const code = systemCode(error);
  if (code !== undefined && TIMEOUT_CODES.has(code)) {
    return new RemoteProblem({ kind: 'timeout', detail: `no answer in time (${code})` });
  }
  const words = (code && PLAIN_WORDS[code]) ?? 'the connection failed';
  return new RemoteProblem({ kind: 'unreachable', detail: code === undefined ? words : `${words} (${code})` });
}

/** The first `code` in an error, the errors that it gathers and those that caused it. */
function systemCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, errors, cause } = error as { code?: unknown; errors?: unknown; cause?: unknown };
  const inner = Array.isArray(errors) ? errors.map(systemCode).find((found) => found !== undefined) : undefined;
  const below = inner ?? systemCode(cause);
  return below ?? (typeof code === 'string' ? code : undefined);
}
