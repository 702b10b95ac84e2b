import { type Figure, mapFigure, Unavailable } from './figure.js';
import { RETURN_ROUNDING } from './rounding.js';

/** The moments of a sample, taken in two passes. */
export interface Moments {
  /** NaN of no value. */
  readonly mean: number;
  /** By n - 1; exactly 0 where the values differ by rounding only. */
  readonly deviation: Figure;
  /** Corrected for bias as in pandas: n / ((n - 1)(n - 2)) x sum of z^3, z by the sample deviation. */
  readonly skewness: Figure;
  /**
   * Excess kurtosis, corrected for bias as in pandas:
   * n (n + 1) / ((n - 1)(n - 2)(n - 3)) x sum of z^4 - 3 (n - 1)^2 / ((n - 2)(n - 3)), z by the sample deviation.
   */
  readonly kurtosis: Figure;
}

export function moments(values: Float64Array): Moments {
  const n = values.length;
  const { mean, spread } = meanAndSpread(values);
  const sums = powerSums(values, mean);
  const deviation = sampleDeviation(n, spread, sums.squares);
  const divisor = nonZero(deviation);
  return {
    mean,
    deviation,
    skewness: n < 3 ? new Unavailable('skewness needs three returns') : mapFigure(divisor, (s) => skewness(n, sums, s)),
    kurtosis: n < 4 ? new Unavailable('kurtosis needs four returns') : mapFigure(divisor, (s) => kurtosis(n, sums, s)),
  };
}

/** A deviation that a ratio divides by. */
export function nonZero(deviation: Figure, reason = 'the returns do not vary'): Figure {
  return deviation === 0 ? new Unavailable(reason) : deviation;
}

/** The sample covariance (n - 1) of two series of one length, at least 2. */
export function sampleCovariance(a: Float64Array, meanOfA: number, b: Float64Array, meanOfB: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanOfA) * (b[i]! - meanOfB);
  return sum / (a.length - 1);
}

interface PowerSums {
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
}

function meanAndSpread(values: Float64Array): { mean: number; spread: number } {
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { mean: sum / values.length, spread: high - low };
}

/** Sums of the powers of the differences from the mean. */
function powerSums(values: Float64Array, mean: number): PowerSums {
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let i = 0; i < values.length; i++) {
    const apart = values[i]! - mean;
    const square = apart * apart;
    squares += square;
    cubes += square * apart;
    fourths += square * square;
  }
  return { squares, cubes, fourths };
}

function sampleDeviation(n: number, spread: number, squares: number): Figure {
  if (n < 2) return new Unavailable('a deviation needs two returns');
  return spread <= RETURN_ROUNDING ? 0 : Math.sqrt(squares / (n - 1));
}

function skewness(n: number, { cubes }: PowerSums, deviation: number): Figure {
  return ((n / ((n - 1) * (n - 2))) * cubes) / deviation ** 3;
}

function kurtosis(n: number, { fourths }: PowerSums, deviation: number): Figure {
  const pairs = (n - 2) * (n - 3);
  return (((n * (n + 1)) / ((n - 1) * pairs)) * fourths) / deviation ** 4 - (3 * (n - 1) ** 2) / pairs;
}
