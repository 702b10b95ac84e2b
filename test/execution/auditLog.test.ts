import { describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/execution/auditLog.js';
import { marketOf, runOn, scripted } from '../setup/market.js';

const DATA = marketOf({
  AAA: { close: [100, 100, 110, 110, 110], open: [100, 101, 110, Number.NaN, 110], dividends: { 2: 0.5 } },
});

function audited() {
  const log = new AuditLog();
  const run = runOn(DATA, [scripted({ 0: { AAA: 0.5 }, 2: { AAA: 0 } })], { capital: 10_000 }, () => log);
  return { entries: [...log.entries()], length: log.length, result: run.strategies[0]! };
}

describe('the audit of a run', () => {
  const { entries, length, result } = audited();

  it('tells every step, in order, numbered from 0', () => {
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length }, (_, seq) => seq));
    expect(entries.map(({ event }) => event)).toEqual([
      ...['session-opened', 'session-closed', 'target-decided', 'order-accepted'],
      ...['session-opened', 'order-executed', 'session-closed'],
      ...['session-opened', 'cash-moved', 'session-closed', 'target-decided', 'order-accepted'],
      ...['session-opened', 'order-expired', 'session-closed'],
      ...['session-opened', 'session-closed'],
    ]);
  });

  it('says what a decision sent', () => {
    expect(entries[2]).toMatchObject({ submitted: [{ order: 0, instrument: 0, side: 'buy', qty: 50 }] });
    expect(entries[10]).toMatchObject({ submitted: [{ order: 1, instrument: 0, side: 'sell', qty: 50 }] });
    expect(entries[3]).not.toHaveProperty('submitted');
  });

  it('says what became of an order, at what price, and what it left in cash', () => {
    const { at: _, ...filled } = entries[5]!;
    expect(filled).toEqual({
      seq: 5,
      event: 'order-executed',
      order: 0,
      statusBefore: 'accepted',
      statusAfter: 'filled',
      qty: 50,
      price: 101,
      cash: 4950,
      nav: 10_000,
    });
    expect(entries[13]).toMatchObject({ statusAfter: 'expired', reason: 'the symbol did not open' });
  });

  it('says what moved cash', () => {
    expect(entries[8]).toMatchObject({ event: 'cash-moved', reason: 'dividend', instrument: 0, amount: 25 });
  });

  it('carries instants that ascend, and ends with the figures of the result', () => {
    expect(entries.every(({ at }, i) => i === 0 || at >= entries[i - 1]!.at)).toBe(true);
    expect(new Date(entries[0]!.at).toISOString()).toBe('2024-01-02T14:30:00.000Z');
    expect(entries.at(-1)).toMatchObject({ cash: result.cash.at(-1), nav: result.nav.at(-1) });
  });
});
