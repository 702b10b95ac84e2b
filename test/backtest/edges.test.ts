import { describe, expect, it } from 'vitest';
import { adHocGroup } from '../../src/backtest/adHocGroup.js';
import { loadBacktest } from '../../src/backtest/load.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { demo } from '../../src/data/demo/demo.js';
import { sessionTimes } from '../../src/market/calendar.js';
import { defineStrategy } from '../../src/strategy/define.js';
import { STRATEGIES } from '../../strategies/index.js';
import { marketOf, numbers, runOn, scripted } from '../setup/market.js';

const zigzag = (n: number) => numbers(n, (t) => 100 + t + 3 * (t % 2));
const NOWHERE = numbers(12, () => NaN);

describe('at its edges a backtest', () => {
  it('takes a window of one session: it decides, holds cash, and has a target', () => {
    const data = marketOf({ A: { close: zigzag(8) } });
    const last = data.sessions[7]!;
    const { strategies, winner, benchmark } = runOn(data, [adHocGroup(['A'])], { from: last, sharpeLookback: 5 });
    expect([...strategies[0]!.nav]).toEqual([100_000]);
    expect(strategies[0]!.trades).toEqual([]);
    expect(winner).toMatchObject({ decidedOn: last, shares: { A: Math.floor(100_000 / 110) } });
    expect(benchmark!.nav).toHaveLength(1);
  });

  it('goes on without a symbol that has no data, and names it', () => {
    const data = marketOf({ A: { close: zigzag(12) }, GHOST: { close: NOWHERE } });
    const { strategies, data: said } = runOn(data, [adHocGroup(['GHOST', 'A'])], { sharpeLookback: 5 });
    expect(strategies[0]!.decisions.every(({ picks }) => picks.join() === 'A')).toBe(true);
    expect(said.issues).toMatchObject([{ kind: 'no-data', symbol: 'GHOST' }]);
    expect(said.coverage[1]).toMatchObject({ symbol: 'GHOST', firstBar: null, sessionsWithBar: 0, sessionsAsked: 12 });
  });

  it('refuses where none of the strategies’ symbols has data, be there one of the benchmark or not', () => {
    const data = marketOf({ SPY: { close: zigzag(12) }, GHOST: { close: NOWHERE } });
    expect(() => runOn(data, [adHocGroup(['GHOST'])])).toThrow(/No market data loaded: by hand has no bar of GHOST/);
  });

  it('refuses a window without a session', () => {
    const data = marketOf({ A: { close: zigzag(12) } });
    const settings = { from: '2030-01-01', to: '2030-12-31' };
    expect(() => runOn(data, [adHocGroup(['A'])], settings)).toThrow('no session between 2030-01-01 and 2030-12-31');
  });

  it('counts a symbol that is named twice once', () => {
    const data = marketOf({ A: { close: zigzag(12) }, B: { close: numbers(12, (t) => 50 + t * t) } });
    const settings = { sharpeLookback: 5, capital: 5000 };
    const once = runOn(data, [adHocGroup(['A', 'B'])], settings).strategies[0]!;
    const twice = runOn(data, [adHocGroup(['A', 'B', 'A', 'B'])], settings).strategies[0]!;
    expect(twice.universe).toEqual(['A', 'B']);
    expect(twice.orderHash).toBe(once.orderHash);
  });

  it('picks all there are where `top` asks for more', () => {
    const data = marketOf({ A: { close: zigzag(12) }, B: { close: numbers(12, (t) => 50 + t * t) } });
    const [strategy] = runOn(data, [adHocGroup(['A', 'B'])], { sharpeLookback: 5, top: 50 }).strategies;
    expect(strategy!.decisions[0]!.picks).toHaveLength(2);
  });

  it('takes the shortest look-back and the shortest cooldown', () => {
    const data = marketOf({ A: { close: zigzag(12) } });
    const [strategy] = runOn(data, [adHocGroup(['A'])], { sharpeLookback: 2, cooldownDays: 1 }).strategies;
    expect(strategy!.decisions.map(({ date }) => date)).toEqual(data.sessions.slice(2, -1));
  });

  it('keeps cash where the capital does not pay for a share', () => {
    const data = marketOf({ A: { close: zigzag(12) } });
    const [strategy] = runOn(data, [adHocGroup(['A'])], { sharpeLookback: 5, capital: 20 }).strategies;
    expect(new Set(strategy!.nav)).toEqual(new Set([20]));
    expect(strategy!.trades).toEqual([]);
  });

  it('sells what is left of a NAV that has fallen below 0, and stays at its loss', () => {
    const data = marketOf({ A: { close: [10, 10, 10, 10, 10, 10], open: [10, 500, 10, 10, 10, 10] } });
    const all = { A: 1 };
    const script = scripted({ 0: all, 1: all, 2: all, 3: all });
    const [strategy] = runOn(data, [script], { capital: 1000 }).strategies;
    expect([...strategy!.nav]).toEqual([1000, -48_000, -48_000, -48_000, -48_000, -48_000]);
    expect(strategy!.trades.map(({ side, qty }) => [side, qty])).toEqual([
      ['buy', 100],
      ['sell', 100],
    ]);
  });

  it('keeps a position in a symbol that has no close on the day of the decision, where it is still wanted', () => {
    const data = marketOf({ A: { close: [10, 10, NaN, 10, 10] }, B: { close: [10, 10, 10, 10, 10] } });
    const halves = { A: 0.5, B: 0.5 };
    const [strategy] = runOn(data, [scripted({ 0: halves, 2: halves })], { capital: 1000 }).strategies;
    expect(strategy!.trades).toHaveLength(2);
    expect(strategy!.positions).toEqual({ A: 50, B: 50 });
  });

  it('gives a strategy the same result alone and among others', async () => {
    const now = sessionTimes('2023-05-31').closeMs;
    const seen = defineStrategy({
      name: 'SEEN',
      hold: {
        universe: ['SPY', 'GLD'],
        lookback: 1,
        weights: ({ symbols }) => ({ [symbols[0]!]: 1 / symbols.length }),
      },
    });
    const hashOf = async (strategies: readonly (typeof seen)[]) => {
      const { data, settings } = await loadBacktest(demo(), strategies, DEFAULT_SETTINGS, now);
      return runBacktest({ data, strategies, settings }).strategies.at(-1)!.orderHash;
    };
    expect(await hashOf([...STRATEGIES, seen])).toBe(await hashOf([seen]));
    expect(await hashOf(STRATEGIES)).toBe(await hashOf(STRATEGIES.slice(-1)));
  });
});
