import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/execution/eventQueue.js';

describe('the event queue', () => {
  it('gives events back in the order of their arrival, each with its instant', () => {
    const queue = new EventQueue();
    queue.now = 5;
    queue.sessionOpened(3);
    queue.now = 7;
    queue.orderExecuted(2, 10, 101.5, 1);
    expect(queue.take()).toMatchObject({ type: 'session-opened', at: 5, session: 3 });
    const executed = { type: 'order-executed', at: 7, order: 2, qty: 10, price: 101.5, commission: 1 };
    expect(queue.take()).toMatchObject(executed);
    expect(queue.empty).toBe(true);
  });

  it('says so when it is empty', () => {
    expect(() => new EventQueue().take()).toThrow('the event queue is empty');
  });

  it('uses a slot again only once all that were there have been taken', () => {
    const queue = new EventQueue();
    queue.sessionOpened(1);
    queue.sessionOpened(2);
    const first = queue.take();
    queue.sessionOpened(3);
    expect(first).toMatchObject({ session: 1 });
    expect([queue.take(), queue.take()]).toMatchObject([{ session: 2 }, { session: 3 }]);
    queue.sessionOpened(4);
    expect(queue.take()).toBe(first);
  });

  it('is first in, first out, however puts and takes come', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (puts) => {
        const queue = new EventQueue();
        let put = 0;
        let taken = 0;
        for (const isPut of puts) {
          if (isPut) queue.orderAccepted(put++);
          else if (queue.empty) expect(put).toBe(taken);
          else expect(queue.take()).toMatchObject({ type: 'order-accepted', order: taken++ });
        }
      }),
    );
  });
});
