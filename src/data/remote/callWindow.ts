import type { VendorOptions } from '../vendor.js';
import type { Clock } from './clock.js';
import { countDown } from './countdown.js';

const WINDOW_MS = 60_000;
/** A vendor's clock and ours do not agree to the millisecond. */
const MARGIN_MS = 100;

/** Lets at most so many calls through in any minute; later ones wait their turn. */
export interface CallWindow {
  /** Null where there is no limit. */
  readonly callsPerMinute: number | null;
  /** Runs `call` as soon as the limit permits. */
  run<T>(call: () => Promise<T>, options: VendorOptions): Promise<T>;
}

/**
 * A sliding window. A call counts from the moment of its answer, since the vendor counts it at the earliest when it was
 * sent: so the vendor never sees one call too many, however slow the line. With a limit, calls go one at a time.
 * @param callsPerMinute 0 for no limit.
 */
export function createCallWindow(callsPerMinute: number, label: string, clock: Clock): CallWindow {
  if (callsPerMinute <= 0) return { callsPerMinute: null, run: (call) => call() };
  const answeredAt: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const freeIn = () => {
    const oldest = answeredAt[answeredAt.length - callsPerMinute];
    return oldest === undefined ? 0 : oldest + WINDOW_MS + MARGIN_MS - clock.now();
  };

  async function inTurn<T>(call: () => Promise<T>, options: VendorOptions): Promise<T> {
    options.signal?.throwIfAborted();
    await countDown(clock, freeIn(), `${label} allows ${callsPerMinute} calls a minute`, options);
    try {
      return await call();
    } finally {
      answeredAt.push(clock.now());
      if (answeredAt.length > callsPerMinute) answeredAt.shift();
    }
  }

  return {
    callsPerMinute,
    run(call, options) {
      const turn = queue.then(() => inTurn(call, options));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}
