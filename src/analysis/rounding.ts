/**
 * Returns nearer to each other than this do not differ: a return is a quotient near 1 less 1, and so carries a few
 * units in the last place of 1 from rounding alone. A cent on a NAV of a billion USD is a thousand times as much.
 */
export const RETURN_ROUNDING = 64 * Number.EPSILON;
