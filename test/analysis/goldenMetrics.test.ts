import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { computeMetrics } from '../../src/analysis/metrics.js';
import type { Trade } from '../../src/backtest/result.js';

const folder = process.env.NAVARCH_REAL_DATA;
const golden = folder === undefined ? '' : join(folder, '..', 'spec', 'golden');
const STRATEGIES = ['BUY_HOLD', 'TACTICAL', 'SPEC', 'ASYM'];

interface GoldenStrategy {
  readonly nav: readonly (readonly [string, number])[];
  readonly trades: readonly (readonly [string, string, Trade['side'], number, number])[];
}
interface GoldenMetrics {
  readonly ours: Record<string, object>;
  readonly libraries: Record<string, Record<string, Record<string, number>>>;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(golden, file), 'utf8'));
}

function closesOfSpy(): Map<string, number> {
  const lines = readFileSync(join(folder!, 'daily', 'SPY.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const close = lines[0]!.split(',').indexOf('close');
  return new Map(lines.slice(1).map((line) => [line.split(',')[0]!, Number(line.split(',')[close])]));
}

/** Every leaf of `theirs` whose counterpart in `ours` is another text, or a number farther off than 1e-9 of it. */
function differences(ours: unknown, theirs: unknown, path: string): string[] {
  if (theirs !== null && typeof theirs === 'object') {
    const counterpart = (ours ?? {}) as Record<string, unknown>;
    return Object.entries(theirs).flatMap(([key, value]) => differences(counterpart[key], value, `${path}.${key}`));
  }
  const near =
    typeof theirs === 'number' && typeof ours === 'number' && Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs);
  return near || ours === theirs ? [] : [`${path}: ${String(ours)}, not ${String(theirs)}`];
}

describe.skipIf(!existsSync(golden))('the metrics of the four groups 2016 to 2020, computed by others', () => {
  let strategies: Record<string, GoldenStrategy>;
  let theirs: GoldenMetrics;
  let spy: Map<string, number>;

  beforeAll(() => {
    strategies = (json('groups-2016-2020.json') as { strategies: typeof strategies }).strategies;
    theirs = json('metrics.json') as GoldenMetrics;
    spy = closesOfSpy();
  });

  function metricsOf(name: string, riskFree: number) {
    const { nav, trades } = strategies[name]!;
    const sessions = nav.map(([date]) => date);
    return computeMetrics({
      sessions,
      nav: Float64Array.from(nav, ([, value]) => value),
      holdings: new Float64Array(nav.length),
      trades: trades.map(([date, symbol, side, qty, price]) => ({ date, symbol, side, qty, price, commission: 0 })),
      benchmark: Float64Array.from(sessions, (date) => spy.get(date) ?? NaN),
      riskFree,
    });
  }

  it.each(STRATEGIES)('are the same for %s', (name) => {
    expect(Object.keys(theirs.ours[name]!).length).toBeGreaterThan(30);
    expect(differences(metricsOf(name, 0), theirs.ours[name], name)).toEqual([]);
  });

  it.each(STRATEGIES)('are those of QuantStats and empyrical for %s above a rate of 2 %', (name) => {
    const { sharpe, sortino } = metricsOf(name, 0.02);
    for (const library of ['quantstats', 'empyrical']) {
      const { sharpe_rf2, sortino_rf2 } = theirs.libraries[name]![library]!;
      expect(differences({ sharpe, sortino }, { sharpe: sharpe_rf2, sortino: sortino_rf2 }, library)).toEqual([]);
    }
  });
});
