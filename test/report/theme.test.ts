import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, type Theme } from '../../src/report/theme.js';

/** WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminances. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

describe.each<[string, Theme]>([
  ['light', LIGHT],
  ['dark', DARK],
])('in the %s theme', (_, theme) => {
  test('text reaches 4.5 to 1 on the paper and on panels', () => {
    for (const ground of [theme.paper, theme.panel])
      for (const text of [theme.ink, theme.muted, theme.accent, theme.good, theme.bad])
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.bannerInk, theme.banner)).toBeGreaterThanOrEqual(4.5);
  });

  test('figures can be read on every cell of the heat tables', () => {
    for (const ground of [...theme.gain, ...theme.loss])
      expect(contrast(theme.ink, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  test('lines reach 3 to 1, and the names on the ribbon do on their group’s colour', () => {
    for (const colour of [...theme.groups, theme.benchmark])
      expect(contrast(colour, theme.paper), colour).toBeGreaterThanOrEqual(3);
  });
});
