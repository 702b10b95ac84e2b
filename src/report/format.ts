/** How figures look on the page and in the pictures. No locale is consulted: a report reads the same everywhere. */

export const MISSING = 'n/a';

/** `1234567.891` as `1,234,567.89`. */
export function decimal(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return MISSING;
  const text = Math.abs(value).toFixed(digits);
  const shown = text.length - (digits > 0 ? digits + 1 : 0) <= 3 ? text : grouped(text);
  return value < 0 && Number(text) !== 0 ? `\u2212${shown}` : shown;
}

/** Thousands apart; beyond what `toFixed` writes in digits the text stays. */
function grouped(text: string): string {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  if (!/^\d+$/.test(whole)) return text;
  let apart = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) apart = `${whole.slice(Math.max(0, end - 3), end)},${apart}`;
  return point < 0 ? apart : apart + text.slice(point);
}

/** USD with thousands: `$1,234,567` or, with `digits`, `$1,234.56`; below zero `−$12`. */
export function usd(value: number, digits = 0): string {
  const text = decimal(value, digits);
  if (text === MISSING) return text;
  return text.startsWith('\u2212') ? `\u2212$${text.slice(1)}` : `$${text}`;
}

/** A fraction as percent: `0.1234` as `12.34%`. */
export function percent(fraction: number, digits = 2): string {
  const text = decimal(fraction * 100, digits);
  return text === MISSING ? text : `${text}%`;
}

/** As {@link percent}, with a plus above zero. */
export function signedPercent(fraction: number, digits = 2): string {
  const text = percent(fraction, digits);
  return fraction > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function signedUsd(value: number, digits = 0): string {
  const text = usd(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function count(value: number): string {
  return decimal(value, 0);
}

/** USD for an axis: `$850`, `$120k`, `$1.5M`. */
export function shortUsd(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '\u2212' : '';
  if (size >= 1e9) return `${sign}$${trim(size / 1e9)}B`;
  if (size >= 1e6) return `${sign}$${trim(size / 1e6)}M`;
  if (size >= 1e3) return `${sign}$${trim(size / 1e3)}k`;
  return `${sign}$${trim(size)}`;
}

function trim(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '');
}

/** Control, format and direction characters, but for the tab and the line feed. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Outside text with what cannot be seen made visible, so that no name can turn or hide its neighbours. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (char) => `[U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
