import { describe, expect, it } from 'vitest';
import { defineStrategy } from '../../src/strategy/define.js';
import { marketOf, runOn, scripted } from '../setup/market.js';

const DATA = marketOf({
  SLOW: { close: [100, 100, 150, 150, 151, 152] },
  FAST: { close: [100, 100, 100, 100, 110, 130] },
});
const SLOW = scripted({ 0: { SLOW: 1 } }, 'SLOW');
const FAST = scripted({ 0: { FAST: 1 } }, 'FAST');

describe('the winner', () => {
  it('is the strategy with the highest NAV at the end', () => {
    const { winner } = runOn(DATA, [FAST, SLOW]);
    expect(winner).toMatchObject({ name: 'SLOW', selectedBy: 'nav', finalNav: 152_000, score: 152_000 });
  });

  it('is with `selection: momentum` the one whose NAV rose most over the last sessions', () => {
    const { winner } = runOn(DATA, [SLOW, FAST], { selection: 'momentum', pmMomentumLookback: 2 });
    expect(winner).toMatchObject({ name: 'FAST', selectedBy: 'momentum', finalNav: 130_000 });
    expect(winner.score).toBeCloseTo(0.3, 12);
  });

  it('looks back over all there is where that is less', () => {
    expect(runOn(DATA, [FAST, SLOW], { selection: 'momentum', pmMomentumLookback: 99 }).winner.name).toBe('SLOW');
  });

  it.each(['nav', 'momentum'] as const)('is the earlier one in a tie, by %s', (selection) => {
    const twin = scripted({ 0: { SLOW: 1 } }, 'TWIN');
    expect(runOn(DATA, [SLOW, twin], { selection }).winner.name).toBe('SLOW');
    expect(runOn(DATA, [twin, SLOW], { selection }).winner.name).toBe('TWIN');
  });
});

describe('its target', () => {
  const held = { universe: ['SLOW', 'FAST'], lookback: 0, weights: () => ({ FAST: 0.5, SLOW: 0.5 }) };
  const everyThree = (sessions: number) => {
    const data = marketOf({
      SLOW: { close: [100, 100, 150, 150, 151, 152].slice(0, sessions) },
      FAST: { close: [100, 100, 100, 100, 110, 130].slice(0, sessions) },
    });
    return {
      data,
      run: runOn(data, [defineStrategy({ name: 'HALVES', hold: held })], { cooldownDays: 3, capital: 1000 }),
    };
  };

  it('is what it holds, where the last session is no decision', () => {
    const { data, run } = everyThree(6);
    // Decided at row 0, and at row 3 with a NAV of 1250: 625/150 and 625/100 shares, fills at the opens of row 4.
    expect(run.strategies[0]!.positions).toEqual({ SLOW: 4, FAST: 6 });
    expect(run.winner).toMatchObject({ decidedOn: data.sessions[3], shares: { SLOW: 4, FAST: 6 } });
    expect(run.winner.weights['SLOW']).toBe((4 * 152) / run.winner.finalNav);
  });

  it('is what it would hold after the decision, where the last session is one', () => {
    const { data, run } = everyThree(4);
    const [strategy] = run.strategies;
    expect(strategy!.positions).toEqual({ SLOW: 5, FAST: 5 });
    expect(run.winner).toMatchObject({ decidedOn: data.sessions[3], shares: { SLOW: 4, FAST: 6 }, finalNav: 1250 });
    expect(run.winner.weights).toEqual({ SLOW: (4 * 150) / 1250, FAST: (6 * 100) / 1250 });
  });

  it('is not listed as a decision, and changes no NAV', () => {
    const { data, run } = everyThree(4);
    expect(run.strategies[0]!.decisions.map(({ date }) => date)).toEqual([data.sessions[0]]);
    expect(run.strategies[0]!.nav.at(-1)).toBe(1250);
  });

  it('of a strategy that never decided is nothing', () => {
    const never = defineStrategy({ name: 'NEVER', hold: { ...held, weights: () => null } });
    expect(runOn(DATA, [never]).winner).toMatchObject({ decidedOn: null, shares: {}, weights: {} });
  });
});
