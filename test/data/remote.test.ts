import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallWindow } from '../../src/data/remote/callWindow.js';
import { dateOfInstant } from '../../src/data/remote/instant.js';
import { networkProblem } from '../../src/data/remote/network.js';
import { retryAfterMs } from '../../src/data/remote/problem.js';
import { redact } from '../../src/data/remote/redact.js';
import { readBars } from '../../src/data/remote/rows.js';
import { readBaseUrl } from '../../src/data/remote/baseUrl.js';
import { fakeClock } from './fakeClock.js';
import { polygonBars } from './polygonBars.js';

const MINUTE_MS = 60_000;

describe('the limit of calls a minute', () => {
  it('holds in every minute, however long calls take and whoever makes them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 20 }),
        async (limit, durations) => {
          const clock = fakeClock('2024-06-14T12:00:00Z');
          const window = createCallWindow(limit, 'Vendor', clock);
          const arrivals: number[] = [];
          const call = async (duration: number) => {
            // The vendor counts a call somewhere between its being sent and its answer.
            await clock.sleep(duration / 2);
            arrivals.push(clock.now());
            await clock.sleep(duration / 2);
          };
          await Promise.all(durations.map((duration) => window.run(() => call(duration), {})));
          expect(arrivals).toHaveLength(durations.length);
          for (let i = limit; i < arrivals.length; i++) {
            expect(arrivals[i]! - arrivals[i - limit]!).toBeGreaterThan(MINUTE_MS);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not keep the next call from its turn when one fails', async () => {
    const window = createCallWindow(2, 'Vendor', fakeClock('2024-06-14T12:00:00Z'));
    await expect(window.run(() => Promise.reject(new Error('no')), {})).rejects.toThrow('no');
    await expect(window.run(() => Promise.resolve('yes'), {})).resolves.toBe('yes');
  });
});

describe('rows of bars', () => {
  it('make the same columns in whatever order they come, and however often', () => {
    const rows = polygonBars('2020-02-03', '2020-03-31');
    const context = { label: 'Vendor', symbol: 'X', from: '2020-02-03', to: '2020-03-31', dateOf: dateOfInstant };
    const expected = readBars(rows, context);
    const shuffled = fc.shuffledSubarray([...rows, ...rows.slice(5, 20)], { minLength: rows.length + 15 });
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(readBars(some, context)).toEqual(expected);
      }),
    );
  });

  it('are kept or reported, whatever stands in them', () => {
    const value = fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.constant(undefined), fc.integer());
    const row = fc.oneof(fc.constant(null), fc.record({ t: value, o: value, h: value, l: value, c: value, v: value }));
    const context = { label: 'Vendor', symbol: 'X', from: '0000-01-01', to: '9999-12-31', dateOf: dateOfInstant };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const { bars, issues } = readBars(rows, context);
        expect([...bars.close, ...bars.open, ...bars.high, ...bars.low].every((price) => price > 0)).toBe(true);
        expect(bars.dates.length === rows.length || issues.length > 0).toBe(true);
      }),
    );
  });
});

describe('what a problem keeps', () => {
  it('is the system’s code and never the client’s text', () => {
    const inner = Object.assign(new Error('connect ECONNREFUSED ?apiKey=secret'), { code: 'ECONNREFUSED' });
    const gathered = new AggregateError([inner]);
    const problem = networkProblem(new Error('https://host/?apiKey=secret', { cause: gathered }));
    expect(problem.kind).toBe('unreachable');
    expect(problem.detail).toBe('the connection was refused (ECONNREFUSED)');
    expect(problem.cause).toBeUndefined();
  });

  it('holds no secret, as it is or as it stands in a URL', () => {
    expect(redact('a k/1 b k%2F1 c', ['k/1', ''])).toBe('a [key] b [key] c');
  });

  it('is the wait that the vendor asks for, as seconds or as a date', () => {
    const now = Date.parse('2024-06-14T12:00:00Z');
    expect(retryAfterMs('17', now)).toBe(17_000);
    expect(retryAfterMs('Fri, 14 Jun 2024 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('soon', now)).toBeUndefined();
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });
});

describe('a base URL', () => {
  it('loses its trailing slash and keeps its path', () => {
    expect(readBaseUrl('http://127.0.0.1:80/', 'X').href).toBe('http://127.0.0.1/');
    expect(readBaseUrl('https://proxy.example/polygon//', 'X').pathname).toBe('/polygon');
  });

  it.each(['', 'host', 'ftp://host', 'http://'])('%j is refused by the name of its variable', (text) => {
    expect(() => readBaseUrl(text, 'POLYGON_BASE_URL')).toThrow('POLYGON_BASE_URL is not a web address');
  });
});
