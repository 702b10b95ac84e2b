import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, percent, shortUsd, signedPercent, usd, visible } from '../../src/report/format.js';

describe('figures', () => {
  test('thousands stand apart and a true minus leads', () => {
    expect(decimal(1234567.891)).toBe('1,234,567.89');
    expect(decimal(-1234.5, 1)).toBe('\u22121,234.5');
    expect(usd(-12)).toBe('\u2212$12');
    expect(usd(999.996, 2)).toBe('$1,000.00');
  });

  test('what rounds to nothing has no sign', () => {
    expect(decimal(-0.001)).toBe('0.00');
    expect(signedPercent(0.000001)).toBe('0.00%');
    expect(signedPercent(0.1234, 1)).toBe('+12.3%');
  });

  test('what is no number says so', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect([decimal(value), usd(value), percent(value)]).toEqual(['n/a', 'n/a', 'n/a']);
  });

  test('read back, a figure is the one that was written', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        const back = Number(decimal(value, 4).replaceAll(',', '').replace('\u2212', '-'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.00005 + Math.abs(value) * 1e-15);
      }),
    );
  });

  test('an axis is short', () => {
    expect([850, 120_000, 1_500_000, -2e9].map(shortUsd)).toEqual(['$850', '$120k', '$1.5M', '\u2212$2B']);
  });
});

describe('outside text', () => {
  test('what cannot be seen is shown by its number', () => {
    expect(visible('a\u202Eb\u0000c\u200Bd')).toBe('a[U+202E]b[U+0000]c[U+200B]d');
    expect(visible('plain Ünïcode 漢字')).toBe('plain Ünïcode 漢字');
  });
});
