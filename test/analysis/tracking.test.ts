import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cooldownStates } from '../../src/analysis/cooldown.js';
import { leaderOverTime } from '../../src/analysis/leader.js';
import { roundTrips } from '../../src/analysis/roundTrips.js';
import { holdingsOverTime } from '../../src/analysis/weights.js';
import { sessionsOf, trade } from './cases.js';

describe('weights over time', () => {
  const sessions = sessionsOf(4);
  const marks = [
    [10, 11, NaN, 12],
    [NaN, NaN, 20, 21],
  ];
  const weights = (trades: ReturnType<typeof trade>[], nav = [100, 100, 100, 100]) =>
    holdingsOverTime(sessions, ['SPY', 'GLD'], trades, (s, t) => marks[s]![t]!, Float64Array.from(nav));

  it('are shares x last known close / NAV, from the session of the fill on', () => {
    const trades = [trade('2016-01-05', 'buy', 5, 10), trade('2016-01-07', 'sell', 2, 12)];
    expect(weights(trades)[0]).toEqual(Float64Array.of(0, 0.55, 0.55, 0.36));
    expect(weights(trades)[1]).toEqual(new Float64Array(4));
  });

  it('take the price of the fill where no close is known yet', () => {
    expect(weights([trade('2016-01-05', 'buy', 2, 19, 'GLD')])[1]).toEqual(Float64Array.of(0, 0.38, 0.4, 0.42));
  });

  it('are undefined where the NAV is not above 0', () => {
    expect(weights([trade('2016-01-05', 'buy', 5, 10)], [100, 0, -1, 50])[0]).toEqual(
      Float64Array.of(0, NaN, NaN, 1.2),
    );
  });
});

describe('the leader', () => {
  it('is the highest NAV, the earlier of equal ones', () => {
    const navs = [Float64Array.of(100, 99, 101), Float64Array.of(100, 101, 101), Float64Array.of(100, 100, NaN)];
    expect([...leaderOverTime(navs)]).toEqual([0, 1, 0]);
  });

  it('is nobody where no NAV is known', () => {
    expect([...leaderOverTime([Float64Array.of(NaN)])]).toEqual([-1]);
    expect(leaderOverTime([])).toHaveLength(0);
  });
});

describe('round trips', () => {
  it('sell first what was bought first, commissions shared by the share', () => {
    const trips = roundTrips([
      trade('2016-01-05', 'buy', 10, 10, 'SPY', 1),
      trade('2016-01-06', 'buy', 10, 20, 'SPY', 1),
      trade('2016-01-08', 'sell', 15, 30, 'SPY', 3),
    ]);
    expect(trips).toMatchObject([
      { entryDate: '2016-01-05', exitDate: '2016-01-08', qty: 10, entryPrice: 10, exitPrice: 30, days: 3 },
      { entryDate: '2016-01-06', exitDate: '2016-01-08', qty: 5, entryPrice: 20, exitPrice: 30, days: 2 },
    ]);
    expect(trips[0]!.pnl).toBeCloseTo(300 - 2 - 101, 12);
    expect(trips[0]!.return).toBeCloseTo((298 - 101) / 101, 12);
    expect(trips[1]!.pnl).toBeCloseTo(150 - 1 - 100.5, 12);
  });

  it('come in order of exit, each of one symbol', () => {
    const trips = roundTrips([
      trade('2016-01-05', 'buy', 1, 10),
      trade('2016-01-05', 'buy', 1, 10, 'GLD'),
      trade('2016-01-06', 'sell', 1, 11, 'GLD'),
      trade('2016-01-07', 'sell', 1, 9),
    ]);
    expect(trips.map(({ symbol, pnl }) => [symbol, pnl])).toEqual([
      ['GLD', 1],
      ['SPY', -1],
    ]);
  });

  it('leave out what is still held, and what was never bought', () => {
    expect(roundTrips([trade('2016-01-05', 'buy', 5, 10)])).toEqual([]);
    expect(roundTrips([trade('2016-01-05', 'sell', 5, 10)])).toEqual([]);
  });

  it('earn, with everything sold, what came in less what went out', () => {
    const fills = fc.array(
      fc.record({
        buy: fc.boolean(),
        qty: fc.integer({ min: 1, max: 100 }),
        price: fc.integer({ min: 1, max: 500 }),
        commission: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fills, (drawn) => {
        const [first, ...days] = sessionsOf(drawn.length + 2);
        const bought = drawn.reduce((sum, { qty }) => sum + qty, 0) + 1;
        const trades = [trade(first!, 'buy', bought, 7)];
        drawn.forEach(({ buy, qty, price, commission }, i) =>
          trades.push(trade(days[i]!, buy ? 'buy' : 'sell', qty, price, 'SPY', commission)),
        );
        const held = trades.reduce((sum, { side, qty }) => sum + (side === 'buy' ? qty : -qty), 0);
        trades.push(trade(days.at(-1)!, 'sell', held, 9));
        const cash = trades.reduce(
          (sum, { side, qty, price, commission }) => sum + (side === 'sell' ? 1 : -1) * qty * price - commission,
          0,
        );
        expect(roundTrips(trades).reduce((sum, { pnl }) => sum + pnl, 0)).toBeCloseTo(cash, 6);
      }),
    );
  });
});

describe('the cooldown', () => {
  it('runs from each decision, and waits for nothing before the first or after its end', () => {
    const sessions = sessionsOf(8);
    const decisions = [{ date: sessions[1]! }, { date: sessions[6]! }];
    const { since, remaining } = cooldownStates(sessions, decisions, 3);
    expect([...since]).toEqual([-1, 0, 1, 2, 3, 4, 0, 1]);
    expect([...remaining]).toEqual([0, 3, 2, 1, 0, 0, 3, 2]);
  });
});
