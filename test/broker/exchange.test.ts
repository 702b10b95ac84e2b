import { describe, expect, it } from 'vitest';
import { panelOf } from '../../src/backtest/panelOf.js';
import { type ExchangeSettings, SimulatedExchange } from '../../src/broker/sim/exchange.js';
import type { OrderType, Side, TimeInForce } from '../../src/domain/order.js';
import type { SubmitOrder } from '../../src/execution/command.js';
import type { EngineEvent } from '../../src/execution/event.js';
import { EventQueue } from '../../src/execution/eventQueue.js';
import type { LoadedData } from '../../src/data/port.js';
import { marketOf, numbers } from '../setup/market.js';

const PLAIN: ExchangeSettings = {
  slippageBps: 0,
  commission: 0,
  dividends: 'cash',
  delisted: 'hold',
  marginRate: 0,
};

/** An exchange on a market by hand; orders are numbered as they are sent. */
class Floor {
  readonly exchange: SimulatedExchange;
  readonly #events = new EventQueue();
  #orders = 0;

  constructor(data: LoadedData, settings: Partial<ExchangeSettings> = {}, cash = 10_000) {
    const panel = panelOf(data);
    const columns = Int32Array.from(panel.symbols, (_, i) => i);
    this.exchange = new SimulatedExchange(panel, columns, cash, { ...PLAIN, ...settings }, this.#events);
  }

  send(side: Side, qty: number, instrument = 0, more: Partial<SubmitOrder> = {}): EngineEvent[] {
    const plain = { orderType: 'market', timeInForce: 'opg', limitPrice: Number.NaN, stopPrice: Number.NaN } as const;
    this.exchange.carryOut({ type: 'submit', order: this.#orders++, instrument, side, qty, ...plain, ...more });
    return this.#told();
  }

  open(session: number): EngineEvent[] {
    this.exchange.open(session);
    return this.#told();
  }

  close(session: number): EngineEvent[] {
    this.exchange.close(session);
    return this.#told();
  }

  #told(): EngineEvent[] {
    const told: EngineEvent[] = [];
    while (!this.#events.empty) told.push({ ...this.#events.take() });
    return told;
  }
}

const ONE = marketOf({ A: { close: [10, 11, 12], open: [9, 10.5, Number.NaN] } });
const typesOf = (events: readonly EngineEvent[]) => events.map(({ type }) => type);

describe('an order', () => {
  it('is accepted at once and filled at the next open, whole', () => {
    const floor = new Floor(ONE);
    expect(floor.send('buy', 100)).toMatchObject([{ type: 'order-accepted', order: 0 }]);
    expect(floor.open(1)).toMatchObject([{ type: 'order-executed', order: 0, qty: 100, price: 10.5, commission: 0 }]);
    expect(floor.exchange.cash).toBe(10_000 - 1050);
    expect([...floor.exchange.positions]).toEqual([100]);
    expect(floor.open(1)).toEqual([]);
  });

  it('pays the slippage against it, and the commission, whichever way it goes', () => {
    const floor = new Floor(ONE, { slippageBps: 20, commission: 1.5 });
    floor.send('buy', 10);
    expect(floor.open(1)).toMatchObject([{ price: 10.5 * 1.002, commission: 1.5 }]);
    floor.send('sell', 10);
    expect(floor.open(1)).toMatchObject([{ price: 10.5 * 0.998, commission: 1.5 }]);
    expect(floor.exchange.cash).toBeCloseTo(10_000 - 10 * 10.5 * 0.004 - 3, 9);
  });

  it('is filled in its turn', () => {
    const floor = new Floor(marketOf({ A: { close: [10, 10] }, B: { close: [20, 20] } }));
    floor.send('sell', 5, 1);
    floor.send('buy', 5, 0);
    expect(floor.open(1)).toMatchObject([{ order: 0 }, { order: 1 }]);
  });

  it('expires where the symbol does not open, and is forgotten', () => {
    const floor = new Floor(ONE);
    floor.send('buy', 100);
    const expired = { type: 'order-expired', order: 0, reason: 'the symbol did not open' };
    expect(floor.open(2)).toMatchObject([expired]);
    expect(floor.exchange.cash).toBe(10_000);
    expect(floor.open(1)).toEqual([]);
  });

  it('gets nothing for nothing: an open of 0 is none', () => {
    const floor = new Floor(marketOf({ A: { close: [10, 10], open: [10, 0] } }));
    floor.send('buy', 100);
    expect(typesOf(floor.open(1))).toEqual(['order-expired']);
  });

  it.each(['limit', 'stop', 'stop_limit', 'trailing_stop'] as OrderType[])(
    '%s: rejected, with a reason',
    (orderType) => {
      const floor = new Floor(ONE);
      const reason = `daily bars cannot fill a ${orderType} order`;
      expect(floor.send('buy', 1, 0, { orderType })).toMatchObject([{ type: 'order-rejected', order: 0, reason }]);
      expect(floor.open(1)).toEqual([]);
    },
  );

  it.each(['gtc', 'cls', 'ioc', 'fok'] as TimeInForce[])('%s: rejected, with a reason', (timeInForce) => {
    const reason = `daily bars cannot fill an order with time in force ${timeInForce}`;
    expect(new Floor(ONE).send('buy', 1, 0, { timeInForce })).toMatchObject([{ type: 'order-rejected', reason }]);
  });

  it('for the day is filled at the open, too', () => {
    const floor = new Floor(ONE);
    floor.send('buy', 1, 0, { timeInForce: 'day' });
    expect(typesOf(floor.open(1))).toEqual(['order-executed']);
  });
});

describe('many orders', () => {
  it('rest until the open, however many', () => {
    const floor = new Floor(ONE, {}, 1e6);
    for (let i = 0; i < 100; i++) floor.send('buy', 1 + i);
    expect(floor.open(1)).toHaveLength(100);
    expect([...floor.exchange.positions]).toEqual([5050]);
  });
});

describe('a dividend', () => {
  const data = marketOf({
    A: { close: [10, 10, 10, 10], dividends: { 1: 0.5, 2: 0.25 } },
    B: { close: [20, 20, 20, 20], dividends: { 2: 1 } },
  });

  it('is paid before the opens are filled, to what was held at the close before', () => {
    const floor = new Floor(data);
    floor.send('buy', 100);
    expect(typesOf(floor.open(1))).toEqual(['order-executed']);
    floor.send('sell', 100);
    const paid = { type: 'cash-moved', kind: 'dividend', instrument: 0, amount: 25 };
    expect(floor.open(2)).toMatchObject([paid, { type: 'order-executed' }]);
    expect(floor.exchange.cash).toBe(10_025);
  });

  it('is not paid with `dividends: ignore`', () => {
    const floor = new Floor(data, { dividends: 'ignore' });
    floor.send('buy', 100);
    floor.open(1);
    expect(floor.open(2)).toEqual([]);
    expect(floor.exchange.cash).toBe(9000);
  });
});

describe('a symbol that is gone', () => {
  const gone = numbers(20, (t) => (t < 3 ? 10 + t : Number.NaN));
  const data = marketOf({ GONE: { close: gone }, B: { close: numbers(20, () => 5) } });
  const holding = (settings: Partial<ExchangeSettings>) => {
    const floor = new Floor(data, settings);
    floor.send('buy', 10);
    floor.open(1);
    return floor;
  };

  it('is paid out at its last close, at the close of the tenth session without a bar', () => {
    const floor = holding({ delisted: 'sell-at-last-close' });
    const paidOut = numbers(19, (t) => floor.close(t + 1).length);
    expect(paidOut.indexOf(1) + 1).toBe(12);
    expect(paidOut.reduce((sum, n) => sum + n)).toBe(1);
    expect(floor.exchange.cash).toBe(10_000 - 110 + 120);
    expect([...floor.exchange.positions]).toEqual([0, 0]);
  });

  it('tells the engine at what price', () => {
    const floor = holding({ delisted: 'sell-at-last-close' });
    const events = numbers(19, (t) => t + 1).flatMap((t) => floor.close(t));
    expect(events).toMatchObject([{ type: 'position-paid-out', instrument: 0, qty: 10, price: 12 }]);
  });

  it('stays as it is with `delisted: hold`', () => {
    const floor = holding({});
    expect(numbers(19, (t) => t + 1).flatMap((t) => floor.close(t))).toEqual([]);
    expect(floor.exchange.positions[0]).toBe(10);
  });

  it('is not gone if it trades once in ten sessions', () => {
    const rare = numbers(40, (t) => (t % 10 === 0 ? 10 : Number.NaN));
    const floor = new Floor(marketOf({ A: { close: rare, open: numbers(40, () => 10) } }), {
      delisted: 'sell-at-last-close',
    });
    floor.send('buy', 10);
    floor.open(1);
    expect(numbers(39, (t) => t + 1).flatMap((t) => floor.close(t))).toEqual([]);
  });
});

describe('interest', () => {
  // 2024-01-02 is a Tuesday, 2024-01-15 a holiday: row 4 is Monday the 8th, row 9 Tuesday the 16th.
  const data = marketOf({ A: { close: numbers(12, () => 100) } });
  const indebted = (settings: Partial<ExchangeSettings>) => {
    const floor = new Floor(data, settings);
    floor.send('buy', 200);
    floor.open(1);
    return floor;
  };

  it.each([
    [2, 'a night', 1],
    [4, 'a weekend', 3],
    [9, 'a long weekend', 4],
  ])('is charged on a debit by the calendar day: before session %i comes %s', (session, _, days) => {
    const floor = indebted({ marginRate: 0.072 });
    const [moved] = floor.open(session);
    expect(moved).toMatchObject({ type: 'cash-moved', kind: 'interest', instrument: -1 });
    expect((moved as { amount: number }).amount).toBeCloseTo((-10_000 * 0.072 * days) / 360, 9);
    expect(floor.exchange.cash).toBeCloseTo(-10_000 - (10_000 * 0.072 * days) / 360, 9);
  });

  it('is not charged without a debit, nor without a rate', () => {
    expect(new Floor(data, { marginRate: 0.072 }).open(2)).toEqual([]);
    expect(indebted({}).open(2)).toEqual([]);
  });
});
