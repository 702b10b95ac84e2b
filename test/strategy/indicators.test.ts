import { describe, expect, it } from 'vitest';
import { PricePanel } from '../../src/market/panel.js';
import { History } from '../../src/strategy/history.js';
import { atr, ema, rsi, sma, smoothedLookback } from '../../src/strategy/indicators.js';

const LENGTH = 200;

/** One symbol whose close is given for each session; the day's range is 1 USD either side. */
function historyOf(closeAt: (t: number) => number): History {
  const close = Float64Array.from({ length: LENGTH }, (_, t) => closeAt(t));
  const sessions = Array.from({ length: LENGTH }, (_, t) => `day ${t}`);
  const high = close.map((price) => price + 1);
  const low = close.map((price) => price - 1);
  const panel = new PricePanel(sessions, ['A'], { open: close, high, low, close, volume: close });
  return new History(panel, { session: LENGTH - 1 }, ['A']);
}

const wave = (t: number) => 100 + 10 * Math.sin(t / 7) + t / 10;

describe('indicators at the moment of decision', () => {
  it('sma is the mean of the last closes', () => {
    const closes = Array.from({ length: 20 }, (_, i) => wave(LENGTH - 1 - i));
    expect(sma(historyOf(wave), 'A', 20)).toBeCloseTo(closes.reduce((a, b) => a + b, 0) / 20, 9);
  });

  it('ema of a constant is the constant, and lags a rise by (period - 1) / 2 sessions', () => {
    expect(
      ema(
        historyOf(() => 50),
        'A',
        10,
      ),
    ).toBeCloseTo(50, 9);
    expect(
      ema(
        historyOf((t) => t),
        'A',
        11,
      ),
    ).toBeCloseTo(LENGTH - 1 - 5, 2);
  });

  it('rsi is 100 where every day rises, 0 where every day falls, and equals a naive Wilder average', () => {
    expect(
      rsi(
        historyOf((t) => 10 + t),
        'A',
      ),
    ).toBe(100);
    expect(
      rsi(
        historyOf((t) => 1000 - t),
        'A',
      ),
    ).toBe(0);
    expect(rsi(historyOf(wave), 'A', 14)).toBeCloseTo(naiveRsi(wave, 14), 1);
  });

  it('atr of a steady range is the range', () => {
    expect(
      atr(
        historyOf(() => 50),
        'A',
      ),
    ).toBeCloseTo(2, 9);
  });

  it('is NaN where the look-back has a gap, or the history does not reach', () => {
    const gap = historyOf((t) => (t === LENGTH - 5 ? Number.NaN : wave(t)));
    for (const figure of [sma(gap, 'A', 10), ema(gap, 'A', 10), rsi(gap, 'A'), atr(gap, 'A')]) expect(figure).toBeNaN();
    expect(sma(historyOf(wave), 'A', LENGTH + 1)).toBeNaN();
    expect(smoothedLookback(14)).toBeLessThan(LENGTH);
  });
});

/** Over the whole series, so that its start does not matter any more. */
function naiveRsi(closeAt: (t: number) => number, period: number): number {
  let gain = 0;
  let loss = 0;
  for (let t = 1; t < LENGTH; t++) {
    const change = closeAt(t) - closeAt(t - 1);
    gain += (Math.max(change, 0) - gain) / period;
    loss += (Math.max(-change, 0) - loss) / period;
  }
  return 100 - 100 / (1 + gain / loss);
}
