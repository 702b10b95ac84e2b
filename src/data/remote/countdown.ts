import type { VendorOptions } from '../vendor.js';
import type { Clock } from './clock.js';

const TICK_MS = 1000;

/** Waits `ms` and says every second how long it still takes, and why. */
export async function countDown(clock: Clock, ms: number, reason: string, options: VendorOptions): Promise<void> {
  const until = clock.now() + ms;
  for (let left = ms; left > 0; left = until - clock.now()) {
    options.signal?.throwIfAborted();
    options.onWait?.({ secondsLeft: Math.ceil(left / 1000), reason });
    await clock.sleep(Math.min(left, TICK_MS), options.signal);
  }
}
