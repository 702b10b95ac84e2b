import { describe, expect, it } from 'vitest';
import { backtestJson } from '../../src/backtest/json.js';
import { marketOf, runOn, scripted } from '../setup/market.js';

const DATA = marketOf({
  A: { close: [10, 10.1, 10.2, 10.3], open: [10, 10.05, NaN, 10.25], dividends: { 2: 0.1 } },
  LATE: { close: [NaN, 7, 7, 8] },
});
const RESULT = runOn(DATA, [scripted({ 0: { A: 0.5 }, 1: { A: 0.9 } })], { benchmark: 'LATE', capital: 1000 });

/** As a program reads it from the file. */
const FILE = JSON.parse(JSON.stringify(backtestJson(RESULT, (name) => ({ of: name ?? 'the benchmark' })))) as Record<
  string,
  Record<string, Record<string, unknown>>
> & { schemaVersion: number };

describe('the result as a file', () => {
  it('says what it is made of', () => {
    expect(FILE.schemaVersion).toBe(1);
    expect(FILE['data']).toMatchObject({
      source: 'csv',
      fingerprint: DATA.fingerprint,
      from: '2024-01-02',
      to: '2024-01-05',
    });
    expect(FILE['settings']).toMatchObject({
      capital: 1000,
      sharpeLookback: 30,
      cooldownDays: 5,
      strategies: ['SCRIPT'],
    });
  });

  it('has of each strategy, by name, what the definition lists', () => {
    const [strategy] = RESULT.strategies;
    expect(FILE['strategies']!['SCRIPT']).toMatchObject({
      finalNav: strategy!.nav.at(-1),
      finalCash: strategy!.cash.at(-1),
      positions: { A: 50 },
      nav: DATA.sessions.map((date, t) => [date, strategy!.nav[t]]),
      trades: [{ date: '2024-01-03', symbol: 'A', side: 'buy', qty: 50, price: 10.05, commission: 0 }],
      decisions: [
        { date: '2024-01-02', picks: ['A'] },
        { date: '2024-01-03', picks: ['A'] },
      ],
      metrics: { of: 'SCRIPT' },
      orderHash: strategy!.orderHash,
    });
  });

  it('keeps every figure in full', () => {
    const nav = FILE['strategies']!['SCRIPT']!['nav'] as [string, number][];
    nav.forEach(([, value], t) => expect(value).toBe(RESULT.strategies[0]!.nav[t]));
  });

  it('tells what did not fill, and what came in beside the trades', () => {
    expect(FILE['strategies']!['SCRIPT']).toMatchObject({
      unfilled: [{ date: '2024-01-04', symbol: 'A', side: 'buy', status: 'expired' }],
      cashFlows: [{ date: '2024-01-04', kind: 'dividend', symbol: 'A', amount: 5 }],
    });
  });

  it('names the winner, and what it would hold', () => {
    const { winner } = RESULT;
    expect(FILE['winner']).toMatchObject({
      name: 'SCRIPT',
      finalNav: winner.finalNav,
      decidedOn: '2024-01-03',
      weights: { A: (50 * 10.3) / winner.finalNav },
    });
  });

  it('has null where there is no figure, and never text in its place', () => {
    expect(FILE['benchmark']!['nav']).toEqual([
      ['2024-01-02', null],
      ['2024-01-03', 1000],
      ['2024-01-04', 1000],
      ['2024-01-05', (1000 / 7) * 8],
    ]);
    const decisions = FILE['strategies']!['SCRIPT']!['decisions'] as unknown as { scores: unknown[] }[];
    expect(decisions[0]!.scores).toEqual([null]);
  });
});
