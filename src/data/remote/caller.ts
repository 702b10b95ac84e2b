import type { VendorOptions } from '../vendor.js';
import type { CallWindow } from './callWindow.js';
import type { Clock } from './clock.js';
import { countDown } from './countdown.js';
import { RemoteProblem } from './problem.js';

/** Waits before the second and later tries of a call that may succeed when it is made again. */
const BACK_OFF_MS = [500, 1000, 2000];
/**
 * Waits after "too many calls" where the vendor does not say how long. Together they outlast a minute twice over, and
 * they are few enough a minute that the tries themselves do not use the allowance up.
 */
const BUSY_WAITS_MS = [5_000, 10_000, 20_000, 30_000, 60_000];
/** A vendor that asks for more than this is not waited for. */
const LONGEST_WAIT_MS = 120_000;

const MAY_PASS = new Set(['unreachable', 'timeout', 'server', 'not-vendor', 'garbled']);

export interface CallerSettings {
  readonly label: string;
  readonly window: CallWindow;
  readonly clock: Clock;
  /** What a client throws, as a problem without secrets; null for an error that is no answer and no lack of one. */
  readonly classify: (error: unknown) => RemoteProblem | null;
}

export type Call = <T>(attempt: (signal: AbortSignal | undefined) => Promise<T>, options: VendorOptions) => Promise<T>;

/**
 * Makes calls within the limit, and again when they fail in a way that may pass.
 * A call ends with its value, with the last try's {@link RemoteProblem}, or with the signal's reason.
 *
 * Of the libraries for limits and retries none takes a clock, or lets the vendor's 429 set the wait of a call that is
 * being counted down for a reader; what is left of them then is the loop below.
 */
export function createCaller({ label, window, clock, classify }: CallerSettings): Call {
  return async function call(attempt, options) {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      try {
        return await window.run(() => attempt(options.signal), options);
      } catch (error) {
        options.signal?.throwIfAborted();
        const problem = error instanceof RemoteProblem ? error : classify(error);
        if (!problem) throw error;
        const wait = problem.kind === 'busy' ? BUSY_WAITS_MS[refusals++] : backOff(problem, failures++);
        const ms = wait === undefined ? undefined : problem.retryAfterMs || wait;
        if (ms === undefined || ms > LONGEST_WAIT_MS) throw problem;
        await countDown(clock, ms, reasonToWait(label, problem), options);
      }
    }
  };
}

function backOff(problem: RemoteProblem, failures: number): number | undefined {
  return MAY_PASS.has(problem.kind) ? BACK_OFF_MS[failures] : undefined;
}

function reasonToWait(label: string, problem: RemoteProblem): string {
  if (problem.kind === 'busy') return `${label} has had too many calls this minute`;
  if (problem.kind === 'unreachable') return `${label} cannot be reached; trying again`;
  if (problem.kind === 'timeout') return `${label} does not answer; trying again`;
  return `${label} is in trouble (${problem.status ?? problem.detail}); trying again`;
}
