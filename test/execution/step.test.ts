import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src/execution/event.js';
import { STANDING_GATES } from '../../src/risk/approve.js';
import type { Gate } from '../../src/risk/gate.js';
import { anyPanel, anyWishes, INSTRUMENTS, panelOf, World } from './world.js';

/** Lives through the wishes; `check` looks at the world after every event. */
function always(check: (world: World, event: EngineEvent) => void): void {
  const life = fc.property(anyPanel, anyWishes, (panel, wishes) => {
    const world = new World(panel);
    for (const wish of wishes) {
      const event = world.grant(wish);
      if (event) check(world, event);
    }
  });
  fc.assert(life, { numRuns: 150 });
}

/** What an account must not lose sight of, as one value. */
function booksOf({ state }: World) {
  const { account, orders } = state;
  const statuses = Array.from({ length: orders.size }, (_, i) => orders.statusOf(i));
  const { cash, held, selling } = account;
  return {
    cash,
    held: [...held],
    selling: [...selling],
    statuses,
    filled: [...orders.filledQty.slice(0, orders.size)],
  };
}

const executionsOf = ({ events }: World) => events.filter((event) => event.type === 'order-executed');
const isBuy = ({ state }: World, order: number) => state.orders.signedQty[order]! > 0;

describe('1. cash and positions change by executions, pay-outs and cash movements, and by nothing else', () => {
  it('has in cash the start, less what was paid, plus what came in', () => {
    always((world) => {
      let cash = 10_000;
      for (const event of world.events) {
        if (event.type === 'cash-moved') cash += event.amount;
        if (event.type === 'position-paid-out') cash += event.qty * event.price;
        if (event.type !== 'order-executed') continue;
        cash += (isBuy(world, event.order) ? -1 : 1) * event.qty * event.price - event.commission;
      }
      expect(world.state.account.cash).toBe(cash);
    });
  });

  it('holds the sum of what was executed, and knows which instruments it holds', () => {
    always((world) => {
      const held = new Array<number>(INSTRUMENTS).fill(0);
      for (const event of executionsOf(world)) {
        held[world.state.orders.instrument[event.order]!]! += (isBuy(world, event.order) ? 1 : -1) * event.qty;
      }
      for (const event of world.events) {
        if (event.type === 'position-paid-out') held[event.instrument]! -= event.qty;
      }
      const { account } = world.state;
      expect([...account.held]).toEqual(held);
      const holding = [...account.holding.slice(0, account.holdingCount)];
      expect(holding).toEqual(held.flatMap((shares, i) => (shares === 0 ? [] : [i])));
    });
  });

  it('speaks for as many shares as open sells are still to sell, never more than it holds', () => {
    always((world) => {
      const { account, orders } = world.state;
      const selling = new Array<number>(INSTRUMENTS).fill(0);
      for (const order of world.open.filter((open) => !isBuy(world, open))) {
        selling[orders.instrument[order]!]! += world.openQty(order);
      }
      expect([...account.selling]).toEqual(selling);
      selling.forEach((shares, i) => expect(shares).toBeLessThanOrEqual(account.held[i]!));
    });
  });
});

describe('2. the executions of an order never exceed it', () => {
  it('books what adds up to the order, at the value that was paid', () => {
    always((world) => {
      const { orders } = world.state;
      for (let order = 0; order < orders.size; order++) {
        const mine = executionsOf(world).filter((event) => event.order === order);
        expect(orders.filledQty[order]).toBe(mine.reduce((sum, { qty }) => sum + qty, 0));
        expect(orders.filledValue[order]).toBe(mine.reduce((sum, { qty, price }) => sum + qty * price, 0));
        expect(orders.statusOf(order) === 'filled').toBe(world.openQty(order) === 0);
      }
    });
  });

  it.each([-1, 0, Number.NaN])('refuses an execution of %s shares', (qty) => {
    const world = withOrder();
    const execute = { type: 'order-executed', at: 0, order: 0, qty, price: 1, commission: 0 } as const;
    expect(() => world.tell(execute)).toThrow(RangeError);
  });

  it('makes an error of what is more, and changes nothing', () => {
    always((world) => {
      for (const order of world.open) {
        const before = booksOf(world);
        const qty = world.openQty(order) + 1;
        const tooMuch = { type: 'order-executed', at: 0, order, qty, price: 1, commission: 1 } as const;
        expect(() => world.tell(tooMuch)).toThrow(/cannot fill/);
        expect(booksOf(world)).toEqual(before);
      }
    });
  });

  it('refuses an execution of an order that it never sent', () => {
    for (const order of [-1, 1, 5000]) {
      const stray = { type: 'order-executed', at: 0, order, qty: 1, price: 1, commission: 0 } as const;
      expect(() => withOrder().tell(stray)).toThrow(RangeError);
    }
  });
});

describe('3. an order that has ended stays as it ended', () => {
  it('makes an error of whatever is said of it afterwards, and changes nothing', () => {
    always((world) => {
      const { orders } = world.state;
      const open = new Set(world.open);
      for (let order = 0; order < orders.size; order++) {
        if (open.has(order)) continue;
        const before = booksOf(world);
        const late: EngineEvent[] = [
          { type: 'order-accepted', at: 0, order },
          { type: 'order-executed', at: 0, order, qty: 1, price: 1, commission: 0 },
          { type: 'order-expired', at: 0, order, reason: 'late' },
          { type: 'order-canceled', at: 0, order, reason: 'late' },
          { type: 'order-rejected', at: 0, order, reason: 'late' },
        ];
        for (const event of late) expect(() => world.tell(event)).toThrow(RangeError);
        expect(booksOf(world)).toEqual(before);
      }
    });
  });

  it('remembers when it ended, and why', () => {
    const world = withOrder();
    world.tell({ type: 'session-opened', at: 0, session: 1 });
    world.tell({ type: 'order-rejected', at: 0, order: 0, reason: 'no such symbol' });
    expect(world.state.orders.endedIn[0]).toBe(1);
    expect(world.state.orders.reasonOf(0)).toBe('no such symbol');
  });
});

describe('4. every order that leaves has passed every gate, and is in the book before its command is written', () => {
  it('finds each command in the order book, as submitted', () => {
    let seen = 0;
    always((world) => {
      const { orders } = world.state;
      for (const command of submitsOf(world)) {
        seen++;
        expect(orders.statusOf(command.order)).toBe('submitted');
        expect(orders.instrument[command.order]).toBe(command.instrument);
        expect(orders.signedQty[command.order]).toBe(command.side === 'buy' ? command.qty : -command.qty);
        expect(command.qty >= 1 && Number.isInteger(command.qty)).toBe(true);
      }
    });
    expect(seen).toBeGreaterThan(100);
  });

  it('sends nothing that a gate blocks, and alerts', () => {
    const notB: Gate = {
      name: 'not-b',
      judge: ({ instrument }) => (instrument === 1 ? { kind: 'block', reason: 'B is out' } : { kind: 'pass' }),
    };
    const world = new World(panelOf([10, 10, 10]), 3000, [...STANDING_GATES, notB]);
    world.tell(targetOfAll());
    expect(submitsOf(world).map(({ instrument }) => instrument)).toEqual([0, 2]);
    expect(alertsOf(world)).toEqual(['not-b: B is out']);
    expect(world.state.orders.size).toBe(2);
  });

  it('sends, and books, what a gate has made of the order', () => {
    const atMostTen: Gate = {
      name: 'at-most-ten',
      judge: ({ qty }) => (qty > 10 ? { kind: 'shrink', qty: 10, reason: 'ten are enough' } : { kind: 'pass' }),
    };
    const world = new World(panelOf([10, 10, 10]), 3000, [...STANDING_GATES, atMostTen]);
    world.tell(targetOfAll());
    expect(submitsOf(world).map(({ qty }) => qty)).toEqual([10, 10, 10]);
    expect([...world.state.orders.signedQty.slice(0, 3)]).toEqual([10, 10, 10]);
  });

  it('does not sell the same shares twice', () => {
    const world = withOrder();
    world.tell({ type: 'order-executed', at: 0, order: 0, qty: 100, price: 10, commission: 0 });
    world.tell({ type: 'flatten-ordered', at: 0, reason: 'once' });
    world.tell({ type: 'flatten-ordered', at: 0, reason: 'twice' });
    expect(submitsOf(world)).toEqual([]);
    expect(alertsOf(world)).toEqual(['owned-quantity: 100 shares to sell, 0 free to be sold']);
  });
});

describe('5. sells leave before buys, each in the order of the instruments', () => {
  it('whatever is decided', () => {
    always((world) => {
      const submits = submitsOf(world);
      const rank = submits.map(({ side, instrument }) => (side === 'sell' ? 0 : INSTRUMENTS) + instrument);
      expect(rank).toEqual([...rank].sort((a, b) => a - b));
    });
  });
});

describe('6. the net asset value is the cash plus every position at its last known close', () => {
  it('at every close', () => {
    always(({ state }, event) => {
      if (event.type !== 'session-closed') return;
      let nav = state.account.cash;
      for (let i = 0; i < INSTRUMENTS; i++) {
        if (state.account.held[i] !== 0) nav += state.account.held[i]! * lastClose(event, i);
      }
      expect(state.nav).toBe(nav);
    });
  });

  it('is what a decision is planned with, at the closes of that session, also while the next one is running', () => {
    const world = new World(panelOf([10, 20, 30, 1000, 1000, 1000]), 3000);
    world.tell({ type: 'session-opened', at: 0, session: 1 });
    world.tell(targetOfAll());
    expect(submitsOf(world).map(({ qty }) => qty)).toEqual([100, 50, 33]);
  });
});

/** A world that has sent one order: to buy 100 shares of A. */
function withOrder(): World {
  const world = new World(panelOf([10, 10, 10, 10, 10, 10]), 1000);
  const target = { picks: Int32Array.of(0), pickCount: 1, units: Float64Array.of(1), parts: 1 };
  world.tell({ type: 'target-decided', at: 0, target });
  return world;
}

function targetOfAll(): EngineEvent {
  const target = { picks: Int32Array.of(0, 1, 2), pickCount: 3, units: Float64Array.of(1, 1, 1), parts: 3 };
  return { type: 'target-decided', at: 0, target };
}

function commandsOf({ outcome: { commands } }: World) {
  return Array.from({ length: commands.length }, (_, i) => ({ ...commands.at(i) }));
}

function submitsOf(world: World) {
  return commandsOf(world).flatMap((command) => (command.type === 'submit' ? [command] : []));
}

function alertsOf(world: World) {
  return commandsOf(world).flatMap((command) => (command.type === 'alert' ? [command.message] : []));
}

function lastClose({ panel, session }: { panel: { close: Float64Array }; session: number }, instrument: number) {
  let t = session;
  while (t > 0 && Number.isNaN(panel.close[t * INSTRUMENTS + instrument]!)) t--;
  return panel.close[t * INSTRUMENTS + instrument]!;
}
