import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Plan } from '../../src/portfolio/plan.js';

interface Case {
  cash: number;
  held?: number[];
  price: number[];
  /** Instruments picked. */
  picks: number[];
  units?: number[];
  parts?: number;
  nav?: number;
  tolerance?: number;
}

function navOf({ cash, held = [], price }: Pick<Case, 'cash' | 'held' | 'price'>): number {
  return held.reduce((nav, shares, i) => nav + (shares === 0 ? 0 : shares * price[i]!), cash);
}

/** The shares to trade, an entry an instrument; weights are equal, the tolerance 2 %. */
function planOf(given: Case): number[] {
  const { cash, price, picks, units = picks.map(() => 1), parts = picks.length, nav = navOf(given) } = given;
  const plan = new Plan(price.length);
  const target = { picks: Int32Array.from(picks), pickCount: picks.length, units: Float64Array.from(units), parts };
  const held = Float64Array.from(given.held ?? price.map(() => 0));
  plan.rebalance(target, { cash, nav, held, price: Float64Array.from(price) }, given.tolerance ?? 0.02);
  return [...plan.delta].map((delta) => delta + 0);
}

describe('step 4: target shares are the whole shares that a slot of the NAV pays for', () => {
  it('splits the NAV among the picks and rounds down', () => {
    expect(planOf({ cash: 1000, price: [30, 70, 50], picks: [0, 1, 2] })).toEqual([11, 4, 6]);
  });

  it('keeps a third exact: 99 shares at 1 USD of 297 USD, not 98', () => {
    expect(planOf({ cash: 297, price: [1, 1, 1], picks: [2, 0, 1] })).toEqual([99, 99, 99]);
  });

  it('counts positions in the NAV', () => {
    expect(planOf({ cash: 500, held: [5, 0], price: [100, 50], picks: [0, 1] })).toEqual([0, 10]);
  });

  it('takes no share where a slot does not pay for one', () => {
    expect(planOf({ cash: 100, price: [60, 40], picks: [0, 1] })).toEqual([0, 1]);
  });

  it('gives the picks different slots where their weights differ', () => {
    expect(planOf({ cash: 1000, price: [10, 10], picks: [0, 1], units: [0.75, 0.15], parts: 1 })).toEqual([75, 15]);
  });

  it('wants nothing with a NAV of 0 or below', () => {
    expect(planOf({ cash: -500, held: [4, 0], price: [100, 10], picks: [0, 1] })).toEqual([-4, 0]);
    expect(planOf({ cash: 0, price: [100, 10], picks: [0, 1] })).toEqual([0, 0]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('%i picks get exactly a part each', (k) => {
    const price = new Array<number>(k).fill(1);
    for (let shares = 1; shares < 400; shares += 7) {
      const delta = planOf({ cash: k * shares, price, picks: price.map((_, i) => i) });
      expect(delta).toEqual(price.map(() => shares));
    }
  });
});

describe('step 5: what is traded is the target less what is held', () => {
  it('sells all of what is held and not picked', () => {
    expect(planOf({ cash: 0, held: [7, 3], price: [10, 10], picks: [1] })).toEqual([-7, 7]);
  });

  it('does not trade what is picked and held, where less than the tolerance is missing', () => {
    expect(planOf({ cash: 30, held: [197], price: [10], picks: [0] })).toEqual([0]);
  });

  it('trades at exactly the tolerance: 4 of 200 shares are 2 %', () => {
    expect(planOf({ cash: 40, held: [196], price: [10], picks: [0] })).toEqual([4]);
    expect(planOf({ cash: -40, held: [204], price: [10], picks: [0] })).toEqual([-4]);
  });

  it('buys what is not held whatever the size', () => {
    expect(planOf({ cash: 10, price: [10], picks: [0], tolerance: 1 })).toEqual([1]);
  });

  it('sells all of a pick whose slot no longer pays for a share', () => {
    expect(planOf({ cash: 0, held: [1, 1], price: [900, 100], picks: [0, 1] })).toEqual([-1, 4]);
  });

  it('leaves a pick as it is that has no price that day', () => {
    const price = [Number.NaN, 10];
    expect(planOf({ cash: 0, nav: 200, held: [5, 10], price, picks: [0, 1] })).toEqual([0, 0]);
    expect(planOf({ cash: 100, nav: 100, held: [0, 0], price, picks: [0, 1] })).toEqual([0, 5]);
    expect(planOf({ cash: 100, nav: 100, price: [0, 10], picks: [0, 1] })).toEqual([0, 5]);
  });

  it('sells a pick whose slot is given to cash, with or without a price', () => {
    const given = { cash: 0, nav: 100, held: [5], picks: [0], units: [0] };
    expect(planOf({ ...given, price: [20] })).toEqual([-5]);
    expect(planOf({ ...given, price: [Number.NaN] })).toEqual([-5]);
  });
});

describe('step 6: buys take no more than there is', () => {
  it('leaves the buys as they are where the sells pay for them', () => {
    expect(planOf({ cash: 0, held: [10, 0], price: [10, 20], picks: [1] })).toEqual([-10, 5]);
  });

  it('shrinks every buy by the same factor, and rounds down', () => {
    // A, worth 500, has no close: its sale brings nothing, so 100 of the 600 USD are there for 30 + 15 shares.
    const price = [Number.NaN, 10, 20];
    expect(planOf({ cash: 100, nav: 600, held: [5, 0, 0], price, picks: [1, 2] })).toEqual([-5, 5, 2]);
  });

  it('buys nothing in debit', () => {
    expect(planOf({ cash: -50, nav: 450, held: [5, 0], price: [Number.NaN, 10], picks: [1] })).toEqual([-5, 0]);
  });
});

describe('to flatten is to sell all that is held', () => {
  it('and nothing else', () => {
    const plan = new Plan(3);
    plan.flatten(Float64Array.of(3, 0, 8));
    expect([...plan.delta].map((delta) => delta + 0)).toEqual([-3, 0, -8]);
  });
});

const N = 5;
const price = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0.01, max: 5000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constant(1e9) },
);
const anyCase = fc
  .record({
    cash: fc.double({ min: -20_000, max: 1e6, noNaN: true }),
    held: fc.array(fc.oneof(fc.constant(0), fc.nat(500)), { minLength: N, maxLength: N }),
    price: fc.array(price, { minLength: N, maxLength: N }),
    picks: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
    tolerance: fc.constantFrom(0, 0.02, 0.5),
  })
  .map((given) => ({ ...given, nav: navOf({ ...given, price: given.price.map((p) => (p === p ? p : 1)) }) }));

describe('whatever the account, the prices and the picks', () => {
  const always = (check: (given: Case & { held: number[] }, delta: number[]) => void) =>
    fc.assert(fc.property(anyCase, (given) => void check(given, planOf(given))));

  it('trades whole shares', () => {
    always((_, delta) => expect(delta.every(Number.isSafeInteger)).toBe(true));
  });

  it('never sells more than is held', () => {
    always(({ held }, delta) => delta.forEach((d, i) => expect(-d).toBeLessThanOrEqual(held[i]!)));
  });

  it('buys only what is picked', () => {
    always(({ picks }, delta) => delta.forEach((d, i) => d > 0 && expect(picks).toContain(i)));
  });

  it('sells all of what is not picked', () => {
    always(({ picks, held }, delta) => delta.forEach((d, i) => picks.includes(i) || expect(d + held[i]!).toBe(0)));
  });

  it('spends no more than the cash and what the sells bring in', () => {
    always(({ cash, price }, delta) => {
      const spent = delta.reduce((sum, d, i) => (d > 0 ? sum + d * price[i]! : sum), 0);
      const have = delta.reduce((sum, d, i) => (d < 0 && price[i] === price[i] ? sum - d * price[i]! : sum), cash);
      expect(spent).toBeLessThanOrEqual(Math.max(0, have) * (1 + 1e-12));
    });
  });

  it('trades nothing where it has just been told the same, and all is held as planned', () => {
    always((given) => {
      const known = { ...given, price: given.price.map((p) => (p === p ? p : 1)), cash: Math.abs(given.cash) };
      const first = planOf({ ...known, nav: navOf(known), held: [0, 0, 0, 0, 0], cash: navOf(known) });
      const cash = first.reduce((left, shares, i) => left - shares * known.price[i]!, navOf(known));
      expect(planOf({ ...known, cash, held: first, nav: navOf(known) })).toEqual([0, 0, 0, 0, 0]);
    });
  });
});
