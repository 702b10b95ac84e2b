/** Milliseconds of each of several works: the median over rounds in which all take turns, after a warm-up. */
export function medians(works: readonly (() => unknown)[], rounds: number): number[] {
  for (let i = 0; i < Math.max(5, rounds / 3); i++) for (const work of works) work();
  const times = works.map(() => new Float64Array(rounds));
  for (let round = 0; round < rounds; round++) {
    works.forEach((work, w) => {
      const start = performance.now();
      work();
      times[w]![round] = performance.now() - start;
    });
  }
  return times.map((taken) => taken.sort()[rounds >> 1]!);
}
