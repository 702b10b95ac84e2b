import { RemoteProblem } from './problem.js';

/** Runs `work` with a signal that aborts with the caller's or after `ms`; the latter is a `timeout` problem. */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ms);
  try {
    return await work(signal ? AbortSignal.any([signal, late.signal]) : late.signal);
  } catch (error) {
    if (late.signal.aborted && !signal?.aborted) throw timedOut(ms);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export function timedOut(ms: number): RemoteProblem {
  return new RemoteProblem({ kind: 'timeout', detail: `no answer within ${ms / 1000} s` });
}
