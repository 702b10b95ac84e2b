import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTerminal,
  nextStatus,
  ORDER_LIFE,
  ORDER_SIGNALS,
  ORDER_STATUSES,
  type OrderSignal,
  type OrderStatus,
  TERMINAL_STATUSES,
} from '../../src/domain/order.js';

const anySignals = fc.array(fc.constantFrom(...ORDER_SIGNALS), { maxLength: 12 });

/** The statuses that an order goes through; a signal that its status has no answer to is left out. */
function lifeOf(signals: readonly OrderSignal[]): OrderStatus[] {
  return signals.reduce<OrderStatus[]>(
    (life, signal) => (ORDER_LIFE[life.at(-1)!][signal] ? [...life, nextStatus(life.at(-1)!, signal)] : life),
    ['created'],
  );
}

describe('1. a terminal status is never left', () => {
  it.each(TERMINAL_STATUSES)('%s refuses every signal', (status) => {
    for (const signal of ORDER_SIGNALS) expect(() => nextStatus(status, signal)).toThrow(RangeError);
  });

  it('ends a life at most once', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        expect(lifeOf(signals).slice(0, -1).some(isTerminal)).toBe(false);
      }),
    );
  });

  it('counts as terminal what is filled, canceled, expired or rejected, and nothing else', () => {
    expect(ORDER_STATUSES.filter(isTerminal)).toEqual(['filled', 'canceled', 'expired', 'rejected']);
  });
});

describe('2. an order that left us without an answer is unknown, which is neither open nor refused', () => {
  it('becomes unknown when the answer to its submission is lost', () => {
    expect(lifeOf(['submit', 'lose'])).toEqual(['created', 'submitted', 'unknown']);
    expect(isTerminal('unknown')).toBe(false);
  });

  it('is found out to be any of the statuses that a submitted order can have', () => {
    const { lose: _, ...answers } = ORDER_LIFE.submitted;
    expect(ORDER_LIFE.unknown).toMatchObject(answers);
  });

  it('can be sent once more, after the broker has said that it has none', () => {
    expect(nextStatus('unknown', 'submit')).toBe('submitted');
  });

  it.each(['created', 'accepted', 'partially_filled'] as const)('cannot come from %s', (status) => {
    expect(() => nextStatus(status, 'lose')).toThrow(/cannot lose/);
  });
});

describe('3. a fill may arrive in any status of an order that has left and not ended', () => {
  const left = ORDER_STATUSES.filter((status) => status !== 'created' && !isTerminal(status));

  it.each(left)('%s: whole or in part', (status) => {
    expect(nextStatus(status, 'fill')).toBe('filled');
    expect(nextStatus(status, 'fill_part')).toBe('partially_filled');
  });

  it('overtakes the acceptance, which then changes nothing', () => {
    expect(lifeOf(['submit', 'fill_part', 'accept']).at(-1)).toBe('partially_filled');
  });

  it('does not arrive for an order that has not left', () => {
    expect(() => nextStatus('created', 'fill')).toThrow('an order that is created cannot fill');
  });
});

describe('4. every status answers every signal: with the next status, or with an error', () => {
  it.each(ORDER_STATUSES)('%s', (status) => {
    for (const signal of ORDER_SIGNALS) {
      const next = ORDER_LIFE[status][signal];
      if (next === undefined) expect(() => nextStatus(status, signal)).toThrow(RangeError);
      else expect(ORDER_STATUSES).toContain(nextStatus(status, signal));
    }
  });

  it('reaches every status from created', () => {
    const reached = new Set<OrderStatus>(['created']);
    for (const status of reached) Object.values(ORDER_LIFE[status]).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...ORDER_STATUSES].sort());
  });
});
