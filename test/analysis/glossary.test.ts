import { describe, expect, it } from 'vitest';
import { METRICS, SERIES_METRICS } from '../../src/analysis/glossary.js';

describe('the glossary', () => {
  it('names each metric once, and says in one sentence what it is', () => {
    const entries = [...METRICS, ...SERIES_METRICS];
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    expect(new Set(entries.map(({ title }) => title)).size).toBe(entries.length);
    for (const { definition } of entries) expect(definition).toMatch(/^[A-Z][^!?]*\.$/);
  });
});
