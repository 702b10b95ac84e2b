import type { LoadOptions } from '../port.js';
import type { Vendor, VendorWait } from '../vendor.js';

/** Tells a caller how far a sync is, and for how long it will go on. */
export function syncProgress(total: number, vendor: Vendor, { onProgress }: LoadOptions) {
  const started = performance.now();
  let done = 0;
  let fetched = 0;
  let current = '';

  /** By the vendor's limit where it has one, else by the pace so far; undefined before the first symbol. */
  const secondsLeft = () => {
    const elapsed = (performance.now() - started) / 1000;
    const left = total - done;
    if (vendor.callsPerMinute !== null) {
      const minutes = Math.floor(((fetched + left) * vendor.callsPerSymbol - 1) / vendor.callsPerMinute);
      return Math.max(0, minutes * 60 - elapsed);
    }
    return fetched === 0 ? undefined : (elapsed / fetched) * left;
  };
  const tell = (label: string, least = 0) => {
    const seconds = secondsLeft();
    const known = seconds === undefined ? (least > 0 ? least : undefined) : Math.max(seconds, least);
    onProgress?.({ label, done, total, ...(known === undefined ? {} : { secondsLeft: known }) });
  };
  return {
    begin(symbol: string): void {
      current = symbol;
      tell(symbol);
    },
    wait: (wait: VendorWait): void => tell(`${current}: ${wait.reason}`, wait.secondsLeft),
    done(symbol: string, wasFetched: boolean): void {
      done++;
      if (wasFetched) fetched++;
      tell(symbol);
    },
  };
}
