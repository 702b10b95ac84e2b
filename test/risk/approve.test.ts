import { describe, expect, it } from 'vitest';
import type { OrderDraft, Side } from '../../src/domain/order.js';
import { approve, STANDING_GATES } from '../../src/risk/approve.js';
import type { Gate } from '../../src/risk/gate.js';
import { PASS } from '../../src/risk/gate.js';

function draft(side: Side, qty: number): OrderDraft {
  const prices = { limitPrice: Number.NaN, stopPrice: Number.NaN };
  return { instrument: 0, side, qty, type: 'market', timeInForce: 'opg', ...prices };
}

/** What becomes of an order, where `held` shares are held and open sells speak for `selling` of them. */
function judged(order: OrderDraft, { held = 0, selling = 0, gates = STANDING_GATES } = {}) {
  const notes: string[] = [];
  const holdings = { held: Float64Array.of(held), selling: Float64Array.of(selling) };
  const note = (gate: string, kind: string, reason: string) => notes.push(`${gate} ${kind}: ${reason}`);
  return { qty: approve(order, holdings, gates, note)?.qty ?? null, notes };
}

describe('the gate of whole shares', () => {
  it.each([1, 100, 1e9])('lets %d shares pass', (qty) => {
    expect(judged(draft('buy', qty))).toEqual({ qty, notes: [] });
  });

  it.each([0, -3, 0.5, 10.5, Number.NaN, Infinity, 2 ** 53])('blocks %d shares', (qty) => {
    expect(judged(draft('buy', qty))).toEqual({
      qty: null,
      notes: [`whole-shares block: ${qty} is not a number of shares`],
    });
  });
});

describe('the gate of the owned quantity', () => {
  it('lets a sale pass of what is held', () => {
    expect(judged(draft('sell', 10), { held: 10 })).toEqual({ qty: 10, notes: [] });
  });

  it('asks nothing of a buy', () => {
    expect(judged(draft('buy', 10), { held: 0, selling: 0 }).qty).toBe(10);
  });

  it('shrinks a sale to what no other order is selling, and says so', () => {
    const { qty, notes } = judged(draft('sell', 10), { held: 10, selling: 4 });
    expect(qty).toBe(6);
    expect(notes).toEqual(['owned-quantity shrink: 10 shares to sell, 6 free to be sold']);
  });

  it('shrinks to whole shares', () => {
    expect(judged(draft('sell', 10), { held: 7.75 }).qty).toBe(7);
  });

  it.each([
    { held: 0, selling: 0 },
    { held: 5, selling: 5 },
    { held: 0.9, selling: 0 },
    { held: -5, selling: 0 },
    { held: Number.NaN, selling: 0 },
  ])('blocks a sale where not one share is free: %o', (holdings) => {
    expect(judged(draft('sell', 1), holdings).qty).toBeNull();
  });
});

describe('the way through the gates', () => {
  const halve: Gate = { name: 'halve', judge: ({ qty }) => ({ kind: 'shrink', qty: qty / 2, reason: 'half' }) };
  const witness = (seen: number[]): Gate => ({ name: 'witness', judge: ({ qty }) => (seen.push(qty), PASS) });

  it('shows a gate what the one before has left of the order', () => {
    const seen: number[] = [];
    expect(judged(draft('buy', 8), { gates: [witness(seen), halve, witness(seen)] }).qty).toBe(4);
    expect(seen).toEqual([8, 4]);
  });

  it('ends at the first gate that blocks', () => {
    const seen: number[] = [];
    const never: Gate = { name: 'never', judge: () => ({ kind: 'block', reason: 'no' }) };
    expect(judged(draft('buy', 8), { gates: [never, witness(seen)] })).toEqual({
      qty: null,
      notes: ['never block: no'],
    });
    expect(seen).toEqual([]);
  });
});
