import { type Figure, mapFigure, Unavailable } from './figure.js';
import { moments, nonZero, sampleCovariance } from './moments.js';
import { annualized, sharpe } from './ratios.js';
import { SESSIONS_A_YEAR, simpleReturns } from './returns.js';

/** A strategy's returns r measured against those of a benchmark, b. */
export interface AgainstBenchmark {
  /** Sample covariance of r and b / sample variance of b. */
  readonly beta: Figure;
  /** (1 + mean r - beta x mean b)^252 - 1, of returns less the risk-free rate. */
  readonly alpha: Figure;
  readonly correlation: Figure;
  /** Sample deviation of r - b, x sqrt 252. */
  readonly trackingError: Figure;
  /** Mean / sample deviation of r - b, x sqrt 252. */
  readonly informationRatio: Figure;
}

/**
 * @param returns the strategy's N - 1 returns
 * @param benchmarkNav N values; NaN where unknown. A session counts where the benchmark is known on it and before it.
 * @param dailyRate the risk-free rate a session
 */
export function againstBenchmark(
  returns: Float64Array,
  benchmarkNav: Float64Array | null,
  dailyRate: number,
): AgainstBenchmark {
  if (benchmarkNav === null) return allUnavailable('there is no benchmark');
  const [r, b] = knownTogether(returns, simpleReturns(benchmarkNav));
  if (r.length < 2) return allUnavailable('fewer than two returns of the benchmark lie in the window');
  const [ofR, ofB] = [moments(r), moments(b)];
  const covariance = sampleCovariance(r, ofR.mean, b, ofB.mean);
  const deviationOfB = nonZero(ofB.deviation, 'the benchmark does not vary');
  const beta = mapFigure(deviationOfB, (deviation) => covariance / (deviation * deviation));
  const difference = moments(r.map((value, i) => value - b[i]!));
  return {
    beta,
    alpha: mapFigure(beta, (slope) => {
      const daily = ofR.mean - dailyRate - slope * (ofB.mean - dailyRate);
      return (1 + daily) ** SESSIONS_A_YEAR - 1;
    }),
    correlation: mapFigure(nonZero(ofR.deviation), (a) =>
      mapFigure(deviationOfB, (b) => Math.max(-1, Math.min(1, covariance / (a * b)))),
    ),
    trackingError: annualized(difference.deviation),
    informationRatio: mapFigure(
      nonZero(difference.deviation, 'the returns keep one distance from the benchmark’s'),
      () => sharpe(difference, 0),
    ),
  };
}

/** Both series at the sessions where the benchmark has a return. */
function knownTogether(returns: Float64Array, benchmark: Float64Array): [Float64Array, Float64Array] {
  if (benchmark.every(Number.isFinite)) return [returns, benchmark];
  const isKnown = (_: number, i: number) => Number.isFinite(benchmark[i]);
  return [returns.filter(isKnown), benchmark.filter(isKnown)];
}

function allUnavailable(reason: string): AgainstBenchmark {
  const none = new Unavailable(reason);
  return { beta: none, alpha: none, correlation: none, trackingError: none, informationRatio: none };
}
