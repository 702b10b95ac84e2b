import { inputError } from '../domain/error.js';

/** @throws NavarchError (input) where a count of symbols or sessions is no whole number from `least`. */
export function checkCount(what: string, count: number, least: number): void {
  if (Number.isSafeInteger(count) && count >= least) return;
  throw inputError(`${what}: ${count} is not a whole number from ${least}`);
}
