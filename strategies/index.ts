import asym from './asym.js';
import buyHold from './buyHold.js';
import { ASYMMETRIC, BENCHMARKS, CORE, SPECULATIVE } from './groups.js';
import spec from './spec.js';
import tactical from './tactical.js';

/** What `--strategy all` runs, in this order; a tie of the winner goes to the earlier. */
export const STRATEGIES = [buyHold, tactical, spec, asym] as const;

/** Every symbol of the four groups. */
export const DEFAULT_SYMBOLS: readonly string[] = [...CORE, ...BENCHMARKS, ...SPECULATIVE, ...ASYMMETRIC];
