/** A clock that moves only when somebody sleeps, and remembers for how long. */
export function fakeClock(start: string) {
  let time = Date.parse(start);
  const began = time;
  return {
    now: () => time,
    async sleep(ms: number, signal?: AbortSignal) {
      signal?.throwIfAborted();
      time += ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
    /** Seconds slept so far. */
    elapsed: () => (time - began) / 1000,
  };
}
