import { type Gate, PASS } from '../gate.js';

/** An order is for a whole number of shares, at least one. */
export const wholeShares: Gate = {
  name: 'whole-shares',
  judge: ({ qty }) =>
    qty >= 1 && Number.isSafeInteger(qty) ? PASS : { kind: 'block', reason: `${qty} is not a number of shares` },
};
