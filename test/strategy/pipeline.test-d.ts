import { describe, expectTypeOf, it } from 'vitest';
import {
  defineStrategy,
  equally,
  filter,
  from,
  type History,
  type HistoryField,
  type Named,
  type Picked,
  positiveMomentum,
  type Ranked,
  sharpe,
  type Strategy,
  type Weighted,
} from '../../src/index.js';

declare const history: History;

describe('a strategy is a sentence, and a word in the wrong place does not compile', () => {
  it('each word leads to the next', () => {
    expectTypeOf(from('SPY')).toEqualTypeOf<Named>();
    expectTypeOf(from('SPY').keepIf(positiveMomentum())).toEqualTypeOf<Named>();
    expectTypeOf(from('SPY').rankBy(sharpe())).toEqualTypeOf<Ranked>();
    expectTypeOf(from('SPY').rankBy(sharpe()).pickTop(3)).toEqualTypeOf<Picked>();
    expectTypeOf(from('SPY').rankBy(sharpe()).pickTop().weigh(equally())).toEqualTypeOf<Weighted>();
    expectTypeOf(
      defineStrategy({ name: 'A', hold: from('SPY').rankBy(sharpe()).pickTop().weigh(equally()) }),
    ).toEqualTypeOf<Strategy>();
  });

  it('nothing is picked that is not ranked', () => {
    expectTypeOf(from('SPY')).not.toHaveProperty('pickTop');
  });

  it('nothing is weighted that is not picked', () => {
    expectTypeOf(from('SPY')).not.toHaveProperty('weigh');
    expectTypeOf(from('SPY').rankBy(sharpe())).not.toHaveProperty('weigh');
  });

  it('nothing is ranked twice, picked twice or weighted twice', () => {
    expectTypeOf(from('SPY').rankBy(sharpe())).not.toHaveProperty('rankBy');
    expectTypeOf(from('SPY').rankBy(sharpe()).pickTop()).not.toHaveProperty('pickTop');
    expectTypeOf(from('SPY').rankBy(sharpe()).pickTop().weigh(equally())).not.toHaveProperty('weigh');
  });

  it('a slot goes to cash only once there are weights', () => {
    expectTypeOf(from('SPY').rankBy(sharpe()).pickTop()).not.toHaveProperty('cashUnless');
  });

  it('half a sentence is no strategy', () => {
    // @ts-expect-error nothing says how it is scored, how many are picked, and what they weigh
    defineStrategy({ name: 'A', hold: from('SPY') });
    // @ts-expect-error nothing says how many are picked, and what they weigh
    defineStrategy({ name: 'A', hold: from('SPY').rankBy(sharpe()) });
    // @ts-expect-error nothing says what they weigh
    defineStrategy({ name: 'A', hold: from('SPY').rankBy(sharpe()).pickTop() });
  });

  it('a weighting is no score, and a score no filter', () => {
    // @ts-expect-error a weighting has no name of a score
    from('SPY').rankBy(equally());
    // @ts-expect-error a score does not say who stays
    from('SPY').keepIf(sharpe());
    // @ts-expect-error a filter splits no capital
    from('SPY').rankBy(sharpe()).pickTop().weigh(positiveMomentum());
  });

  it('a function of your own says what it looks back on', () => {
    // @ts-expect-error lookback is missing
    filter({ name: 'is dear', keep: (history, symbol) => history.close(symbol) > 100 });
    // @ts-expect-error lookback is missing
    defineStrategy({ name: 'A', hold: { universe: ['SPY'], weights: () => ({ SPY: 1 }) } });
  });
});

describe('a history has nothing that leads past its end', () => {
  it('offers these and no more', () => {
    expectTypeOf<keyof History>().toEqualTypeOf<
      'date' | 'dateAgo' | 'length' | 'symbols' | 'at' | 'close' | 'last' | 'change' | 'sharpe'
    >();
  });

  it('gives the prices that a bar has and the returns, and no column of the panel', () => {
    expectTypeOf<HistoryField>().toEqualTypeOf<'open' | 'high' | 'low' | 'close' | 'volume' | 'returns'>();
  });

  it('does not give the panel, or the cursor that says where it ends', () => {
    expectTypeOf<History>().not.toHaveProperty('panel');
    expectTypeOf<History>().not.toHaveProperty('cursor');
  });

  it('cannot be changed', () => {
    // @ts-expect-error whoever drives it says where it ends
    history.length = 1;
    // @ts-expect-error whoever drives it says where it ends
    history.date = '2030-01-02';
    // @ts-expect-error the universe is the strategy's
    history.symbols.push('SPY');
  });
});
