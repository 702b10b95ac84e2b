import { runEngine } from './engine.js';
import { type Job, randomWalks } from './panels.js';
import { medians } from './timing.js';

const YEAR = 252;

/** Prints how time grows with symbols and with years; an exponent of 1 is linear. */
export function measureScaling(): void {
  console.log('Growth of the time of a run (1.00 is linear)');
  const wide = [50, 100, 200, 500].map((symbols) => ({ size: symbols, job: randomWalks(symbols, 4 * YEAR, 10, 21) }));
  report('symbols', wide);
  const long = [2, 5, 10, 20].map((years) => ({ size: years, job: randomWalks(50, years * YEAR, 10, 21) }));
  report('years', long);
  console.log();
}

function report(what: string, sizes: readonly { size: number; job: Job }[]): void {
  const times = medians(
    sizes.map(
      ({ job }) =>
        () =>
          runEngine(job, null),
    ),
    30,
  );
  const small = sizes[0]!.size;
  const large = sizes.at(-1)!.size;
  const exponent = Math.log(times.at(-1)! / times[0]!) / Math.log(large / small);
  const ratios = times.map((ms, i) => `${sizes[i]!.size}: ${(ms / times[0]!).toFixed(1)} x`).join(', ');
  console.log(`  ${what.padEnd(8)} ${ratios}; exponent ${exponent.toFixed(2)}`);
}
