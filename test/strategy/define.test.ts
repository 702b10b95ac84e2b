import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { type CustomHold, defineStrategy, isStrategy, isSymbol } from '../../src/strategy/define.js';
import { from } from '../../src/strategy/pipeline.js';
import { once } from '../../src/strategy/schedule.js';
import { sharpe } from '../../src/strategy/score.js';
import { byInverseVolatility, equally } from '../../src/strategy/weighting.js';
import { marketOf } from '../setup/market.js';
import { STRATEGIES } from '../../strategies/index.js';
import { rankingOf } from './decide.js';

const SENTENCE = from('SPY', 'QQQ').rankBy(sharpe()).pickTop().weigh(equally());
const own = (weights: CustomHold['weights'], universe = ['A', 'B', 'C'], lookback = 0) =>
  defineStrategy({ name: 'OWN', hold: { universe, lookback, weights } });
const DATA = marketOf({ A: { close: [1] }, B: { close: [1] }, C: { close: [1] } });

describe('a strategy', () => {
  it('is called by its name unless it has a title', () => {
    expect(defineStrategy({ name: 'MINE', hold: SENTENCE })).toMatchObject({ title: 'MINE', description: '' });
    expect(defineStrategy({ name: 'MINE', title: 'Mine', hold: SENTENCE }).title).toBe('Mine');
  });

  it('says in words what it does', () => {
    expect(defineStrategy({ name: 'MINE', hold: SENTENCE }).describe(DEFAULT_SETTINGS)).toEqual([
      'decides every 5 sessions',
      'ranked by the Sharpe ratio of their last 30 daily returns',
      'the best 3 are picked',
      'weighted equally',
    ]);
    expect(defineStrategy({ name: 'MINE', when: once(), hold: SENTENCE }).describe(DEFAULT_SETTINGS)[0]).toBe(
      'decides once and then holds',
    );
  });

  it('looks back as far as the stage that looks back farthest', () => {
    const hold = from('SPY').rankBy(sharpe()).pickTop().weigh(byInverseVolatility(60));
    expect(defineStrategy({ name: 'MINE', hold }).lookback(DEFAULT_SETTINGS)).toBe(60);
    expect(defineStrategy({ name: 'MINE', hold: SENTENCE }).lookback(DEFAULT_SETTINGS)).toBe(30);
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('cannot look back %d sessions', (lookback) => {
    const strategy = own(() => null, ['A'], lookback);
    expect(() => strategy.lookback(DEFAULT_SETTINGS)).toThrow(
      `strategy OWN, lookback: ${lookback} is not a whole number`,
    );
  });

  it.each(['', ' A', '../A', 'A,B', '-A', 'x'.repeat(65), '<b>'])('cannot be named %j', (name) => {
    expect(() => defineStrategy({ name, hold: SENTENCE })).toThrow(/a strategy cannot be named/);
  });

  it.each(['A', 'Buy & Hold'.replace('& ', ''), 'Größe_2', 'a.b-c'])('can be named %j', (name) => {
    expect(defineStrategy({ name, hold: SENTENCE }).name).toBe(name);
  });

  it('needs symbols, and symbols that can be', () => {
    expect(() => defineStrategy({ name: 'A', hold: from().rankBy(sharpe()).pickTop().weigh(equally()) })).toThrow(
      'strategy A has no symbols',
    );
    expect(() => own(() => null, ['SPY', 'spy'])).toThrow('strategy OWN: "spy" is not a ticker symbol');
  });

  it('is told from what is none', () => {
    expect(isStrategy(defineStrategy({ name: 'A', hold: SENTENCE }))).toBe(true);
    for (const other of [null, undefined, 'A', {}, SENTENCE, { name: 'A', universe: [] }]) {
      expect(isStrategy(other)).toBe(false);
    }
  });
});

describe('a ticker symbol', () => {
  it.each(['SPY', 'BRK.B', 'BF-B', 'T', 'BRKpA'])('can be %s', (text) => expect(isSymbol(text)).toBe(true));
  it.each(['', 'spy', '^GSPC', '../SPY', 'A.', 'A B', 'ABCDEFGHIJKLMNOPQ', null, 7])('cannot be %j', (text) =>
    expect(isSymbol(text)).toBe(false),
  );
});

describe('a hold of your own', () => {
  it('holds the weights that it returns, the heaviest first, ties by the order of the universe', () => {
    const { picks, weights, decided } = rankingOf(
      own(() => ({ C: 0.25, B: 0.25, A: 0.4 })),
      DATA,
    );
    expect(picks).toEqual(['A', 'B', 'C']);
    expect(weights).toEqual([0.4, 0.25, 0.25]);
    expect(decided).toBe(true);
  });

  it('leaves out what has no weight, and decides for cash with none at all', () => {
    expect(
      rankingOf(
        own(() => ({ A: 0, B: 1 })),
        DATA,
      ).picks,
    ).toEqual(['B']);
    expect(
      rankingOf(
        own(() => ({})),
        DATA,
      ),
    ).toMatchObject({ decided: true, picks: [] });
  });

  it('decides nothing with null', () => {
    expect(
      rankingOf(
        own(() => null),
        DATA,
      ).decided,
    ).toBe(false);
  });

  it('has each symbol of its universe once', () => {
    expect(own(() => null, ['A', 'B', 'A']).universe).toEqual(['A', 'B']);
  });

  it.each([
    [{ A: -0.1 }, 'the weight of A is -0.1'],
    [{ B: Number.NaN }, 'the weight of B is NaN'],
    [{ B: Infinity }, 'the weight of B is Infinity'],
    [{ Z: 0.1 }, 'Z is not in its universe'],
    [{ A: 0.6, B: 0.5 }, 'the weights add up to 1.1, more than 1'],
  ])('is refused where it returns %j', (weights, why) => {
    expect(() =>
      rankingOf(
        own(() => weights),
        DATA,
      ),
    ).toThrow(`strategy OWN on 2024-01-02: ${why}`);
  });

  it('may miss 1 by a rounding error', () => {
    const tenths = Object.fromEntries('ABCDEFGHIJ'.split('').map((symbol) => [symbol, 0.1]));
    const third = { A: 1 / 3, B: 1 / 3, C: 1 / 3 + 1e-15 };
    expect(
      rankingOf(
        own(() => third),
        DATA,
      ).picks,
    ).toHaveLength(3);
    const data = marketOf(Object.fromEntries(Object.keys(tenths).map((symbol) => [symbol, { close: [1] }])));
    expect(
      rankingOf(
        own(() => tenths, Object.keys(tenths)),
        data,
      ).picks,
    ).toHaveLength(10);
  });

  it('is named with the day where it throws', () => {
    const failing = own((history) => ({ A: history.close('SPY') }));
    expect(() => rankingOf(failing, DATA)).toThrow(
      'strategy OWN fails on 2024-01-02: SPY is not in this history: name it in the universe',
    );
  });
});

describe('the four strategies', () => {
  it('are these, in this order, over these symbols', () => {
    expect(STRATEGIES.map(({ name, universe }) => [name, universe.join(' ')])).toEqual([
      ['BUY_HOLD', 'SPY QQQ'],
      ['TACTICAL', 'GLD SLX JEF CPER SPY QQQ'],
      ['SPEC', 'GLD SLX JEF CPER SPY QQQ NVDA PLTR TSLA MSFT'],
      ['ASYM', 'GLD SLX JEF CPER SPY QQQ NVDA PLTR TSLA MSFT OKLO RMBS QBTS IREN AFRM SOFI'],
    ]);
  });
});
