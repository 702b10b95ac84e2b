import { describe, expectTypeOf, it } from 'vitest';
import type { OrderDraft } from '../../src/domain/order.js';
import type { CommandBuffer } from '../../src/execution/command.js';
import type { OrderBook } from '../../src/execution/orderBook.js';
import type { Approved, approve } from '../../src/risk/approve.js';

declare const commands: CommandBuffer;
declare const orders: OrderBook;
declare const draft: OrderDraft;
declare const approved: Approved<OrderDraft>;
declare const judged: ReturnType<typeof approve>;

describe('only risk makes an order that can be sent', () => {
  it('a draft cannot be sent, nor booked', () => {
    // @ts-expect-error a draft has passed no gate
    commands.submit(0, draft);
    // @ts-expect-error a draft has passed no gate
    orders.add(draft, 0);
  });

  it('an order written down by hand cannot be sent', () => {
    const sell = { instrument: 0, side: 'sell', qty: 1, type: 'market', timeInForce: 'opg' } as const;
    // @ts-expect-error an object of the same shape has passed no gate
    commands.submit(0, { ...sell, limitPrice: NaN, stopPrice: NaN });
  });

  it('a copy of an approved order keeps no approval', () => {
    // @ts-expect-error what was put together anew has passed no gate
    commands.submit(0, { ...approved, qty: 1_000_000 });
  });

  it('an approved order cannot be changed', () => {
    // @ts-expect-error the gates have judged this quantity
    approved.qty = 1_000_000;
  });

  it('what the gates return can be sent, once it is known that they did not block it', () => {
    expectTypeOf<ReturnType<typeof approve>>().toEqualTypeOf<Approved<OrderDraft> | null>();
    commands.submit(0, approved);
    orders.add(approved, 0);
    // @ts-expect-error null: a gate has blocked it
    commands.submit(0, judged);
  });
});
