const DOT = 46;
const MINUS = 45;
const PLUS = 43;
const ZERO = 48;
const NINE = 57;
const SPACE = 32;
const TAB = 9;

const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOTHING = /^(nan|null|n\/a)$/i;

/**
 * The number written in `bytes[start, end)`: exactly what `Number()` makes of it; NaN for an empty field (or `NaN`,
 * `null`, `N/A`), undefined for what is no number.
 *
 * Up to 15 digits are read as a whole number below 2^53 and divided by a power of ten up to 10^22. Both are exact, so
 * the quotient is rounded once, correctly (Clinger, "How to read floating point numbers accurately", 1990). Anything
 * else goes to `Number()`.
 */
export function parseNumber(bytes: Buffer, start: number, end: number): number | undefined {
  let i = start;
  while (i < end && isBlank(bytes[i]!)) i++;
  while (end > i && isBlank(bytes[end - 1]!)) end--;
  if (i === end) return Number.NaN;
  const first = i;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) i++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= ZERO && byte <= NINE) {
      mantissa = 10 * mantissa + (byte - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === DOT && decimals < 0) {
      decimals = 0;
    } else {
      return slowNumber(bytes, first, end);
    }
  }
  if (digits === 0 || digits > 15) return slowNumber(bytes, first, end);
  const value = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
  return negative ? -value : value;
}

function slowNumber(bytes: Buffer, start: number, end: number): number | undefined {
  const text = bytes.toString('latin1', start, end);
  if (NOTHING.test(text)) return Number.NaN;
  const value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}
