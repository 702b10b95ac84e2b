import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { navarch, resultIn, type StrategyInFile } from './navarch.js';

const REAL_DATA = process.env.NAVARCH_REAL_DATA;
const CASES = ['groups-2016-2020', 'groups-2016-2020-5bps', 'groups-2016-2020-dividends', 'groups-2021-2024'];

interface GoldenStrategy {
  readonly finalNav: number;
  readonly finalCash: number;
  readonly positions: Record<string, number>;
  readonly trades: [string, string, string, number, number][];
  readonly decisions: [string, string[]][];
  readonly nav: [string, number][];
}
interface Golden {
  readonly from: string;
  readonly to: string;
  readonly slippageBps: number;
  readonly commission: number;
  readonly dividends: string;
  readonly strategies: Record<string, GoldenStrategy>;
  readonly winner: string;
}
interface Edge extends GoldenStrategy {
  readonly arguments: Record<string, string | number> & { tickers: string[] };
}

function goldenFile<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(REAL_DATA!, '..', ...path), 'utf8')) as T;
}

describe.skipIf(!REAL_DATA)('the command on the real prices', () => {
  it.each(CASES)('gives each day, trade, decision and position of %s', async (name) => {
    const golden = goldenFile<Golden>('spec/golden', `${name}.json`);
    const { from, to, slippageBps, commission, dividends } = golden;
    const flags = flagsOf({ from, to, 'slippage-bps': slippageBps, commission, dividends });
    const data = `csv:${join(REAL_DATA!, 'daily')}`;
    const run = ['backtest', '--strategy', 'all', '--data', data, ...flags, '--json', 'result.json'];
    const ended = await navarch([...run, '--report', 'none']);
    expect(ended.code, ended.stderr).toBe(0);
    const { strategies, winner } = resultIn(ended.home);
    expect(Object.keys(strategies)).toEqual(Object.keys(golden.strategies));
    for (const [group, expected] of Object.entries(golden.strategies)) expectSame(strategies[group]!, expected);
    expect(winner.name).toBe(golden.winner);
    if (name === CASES[0]) expectSameMetrics(strategies);
  });
});

describe.skipIf(!REAL_DATA)('the command on gaps, expiries, a delisting, ties and short cash', () => {
  it.each(['case-1', 'case-2', 'case-3'])('gives the answers of %s', async (name) => {
    const expected = goldenFile<Edge>('fixtures/group-edge', name, 'expected.json');
    const { tickers, ...given } = expected.arguments;
    const data = `csv:${join(REAL_DATA!, '../fixtures/group-edge', name)}`;
    const run = ['backtest', '--tickers', tickers.join(','), '--benchmark', tickers[0]!, '--data', data];
    const ended = await navarch([...run, ...flagsOf(given), '--json', 'result.json', '--report', 'none']);
    expect(ended.code, ended.stderr).toBe(0);
    const { strategies } = resultIn(ended.home);
    expectSame(Object.values(strategies)[0]!, expected);
  });
});

function flagsOf(settings: Record<string, string | number>): string[] {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return Object.entries(settings).flatMap(([name, value]) => [`--${dashed(name)}`, String(value)]);
}

function expectSame(ours: StrategyInFile, golden: GoldenStrategy): void {
  expect(ours.nav.map(([date]) => date)).toEqual(golden.nav.map(([date]) => date));
  const off = ours.nav.map(([, nav], t) => Math.abs(nav - golden.nav[t]![1]));
  expect(Math.max(...off)).toBeLessThan(1e-6);
  expect(ours.positions).toEqual(golden.positions);
  expect(ours.finalNav).toBeCloseTo(golden.finalNav, 6);
  expect(ours.finalCash).toBeCloseTo(golden.finalCash, 6);
  expect(ours.decisions.map(({ date, picks }) => [date, picks])).toEqual(golden.decisions);
  expect(ours.trades.map(({ date, symbol, side, qty }) => [date, symbol, side, qty])).toEqual(
    golden.trades.map((trade) => trade.slice(0, 4)),
  );
  ours.trades.forEach(({ price }, i) => expect(price).toBeCloseTo(golden.trades[i]![4], 9));
}

function expectSameMetrics(strategies: Readonly<Record<string, StrategyInFile>>): void {
  const { ours } = goldenFile<{ ours: Record<string, object> }>('spec/golden/metrics.json');
  for (const [name, golden] of Object.entries(ours)) {
    expect(differences(strategies[name]!.metrics, golden, name)).toEqual([]);
  }
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
