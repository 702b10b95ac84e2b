import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BacktestSettings } from '../../src/backtest/settings.js';
import type { StrategyResult } from '../../src/backtest/result.js';
import { defineStrategy, type Strategy } from '../../src/strategy/define.js';
import { filter, positiveMomentum } from '../../src/strategy/filter.js';
import { from } from '../../src/strategy/pipeline.js';
import { monthly, once } from '../../src/strategy/schedule.js';
import { momentum, score, sharpe } from '../../src/strategy/score.js';
import { equally, weighting } from '../../src/strategy/weighting.js';
import { marketOf, type Prices, runOn } from '../setup/market.js';

const SYMBOLS = ['A', 'B', 'C', 'D', 'E'];
const SESSIONS = 45;

/** Figures of every kind that a decision can look at. */
const FIELDS = ['open', 'high', 'low', 'close', 'volume', 'returns'] as const;

const STRATEGIES: readonly Strategy[] = [
  defineStrategy({
    name: 'SHARPE',
    hold: from(SYMBOLS).rankBy(sharpe()).pickTop().weigh(equally()).cashUnless(positiveMomentum()),
  }),
  defineStrategy({
    name: 'ONCE',
    when: once(),
    hold: from(SYMBOLS).rankBy(momentum(2)).pickTop(2).weigh(equally()),
  }),
  defineStrategy({
    name: 'SENTENCE',
    when: monthly(),
    hold: from(SYMBOLS)
      .keepIf(filter({ name: 'trades', lookback: 3, keep: (history, symbol) => !(history.change(symbol, 3) > 9) }))
      .rankBy(score({ name: 'the gap', lookback: 1, of: (h, symbol) => h.at(symbol, 'open') / h.close(symbol, 1) }))
      .pickTop(3)
      .weigh(weighting({ name: 'by price', lookback: 0, of: (h, symbol) => Math.min(1e6, h.at(symbol, 'open') || 1) })),
  }),
  defineStrategy({
    name: 'EVERYTHING',
    hold: {
      universe: SYMBOLS,
      lookback: 4,
      weights: (history) => {
        const figures = SYMBOLS.map((symbol) =>
          FIELDS.flatMap((field) => [...history.last(symbol, field, 4)]).reduce((sum, x) => sum + (x || 0), 0),
        );
        const best = figures.indexOf(Math.max(...figures));
        return history.length % 3 === 0 ? null : { [SYMBOLS[best]!]: 0.5, [SYMBOLS[(best + 1) % 5]!]: 0.4 };
      },
    },
  }),
];

const price = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: 1, max: 400, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const wildPrice = fc.oneof(price, fc.constantFrom(Number.NaN, 1e9, 1e-6));
const column = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: SESSIONS, maxLength: SESSIONS });
const prices = (of: fc.Arbitrary<number>): fc.Arbitrary<Prices> =>
  fc.record({ open: column(of), close: column(of), volume: column(fc.integer({ min: 0, max: 1e6 })) });
const market = (of: fc.Arbitrary<number>) => fc.tuple(...SYMBOLS.map(() => prices(of)));

const anySettings = fc.record({
  sharpeLookback: fc.constantFrom(2, 5, 10),
  top: fc.integer({ min: 1, max: 6 }),
  cooldownDays: fc.constantFrom(1, 2, 5),
  lookbackDays: fc.constantFrom(1, 4),
  momentumFilter: fc.constantFrom('off' as const, 'positive' as const),
  drawdownGuard: fc.constantFrom('monitor' as const, 'flatten' as const),
  delisted: fc.constantFrom('hold' as const, 'sell-at-last-close' as const),
  minVolume: fc.constantFrom(0, 400_000),
});

describe('no look-ahead: whatever comes after a session', () => {
  it('no decision, order or NAV up to it changes', () => {
    const cases = fc.tuple(market(price), market(wildPrice), fc.integer({ min: 0, max: SESSIONS - 2 }), anySettings);
    fc.assert(
      fc.property(cases, ([past, future, t, settings]) => {
        const before = pastOf(past, t, settings);
        expect(pastOf(spliced(past, future, t), t, settings)).toEqual(before);
      }),
      { numRuns: 250, endOnFailure: true },
    );
  });

  it('and the future does change what comes after: the check can fail', () => {
    const [past, future] = fc.sample(fc.tuple(market(price), market(price)), { numRuns: 1, seed: 7 })[0]!;
    const whole = (columns: readonly Prices[]) => pastOf(columns, SESSIONS - 1, {});
    whole(past).forEach((strategy, i) => expect(whole(spliced(past, future, 10))[i]).not.toEqual(strategy));
  });
});

/** The prices of `past` up to session t, and of `future` after it. */
function spliced(past: readonly Prices[], future: readonly Prices[], t: number): Prices[] {
  const splice = (a: readonly number[], b: readonly number[]) => [...a.slice(0, t + 1), ...b.slice(t + 1)];
  return past.map(({ open, close, volume }, i) => ({
    open: splice(open!, future[i]!.open!),
    close: splice(close, future[i]!.close),
    volume: splice(volume!, future[i]!.volume!),
  }));
}

/** All that a run has to say of the sessions up to t. */
function pastOf(columns: readonly Prices[], t: number, settings: Partial<BacktestSettings>): object[] {
  const data = marketOf(Object.fromEntries(columns.map((column, i) => [SYMBOLS[i]!, column])));
  const until = data.sessions[t]!;
  return runOn(data, STRATEGIES, settings).strategies.map((strategy) => upTo(strategy, t, until));
}

function upTo(strategy: StrategyResult, t: number, until: string): object {
  const past = <T extends { readonly date: string }>(rows: readonly T[]) => rows.filter(({ date }) => date <= until);
  const { nav, cash, trades, decisions, unfilled, guardEvents } = strategy;
  return {
    nav: [...nav.slice(0, t + 1)],
    cash: [...cash.slice(0, t + 1)],
    trades: past(trades),
    decisions: past(decisions),
    unfilled: past(unfilled),
    guardEvents: past(guardEvents),
  };
}
