import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../servers/faults.js';
import {
  startPolygon,
  type PolygonServer,
  type PolygonServerSettings,
  type PolygonSymbol,
} from '../servers/polygon.js';
import { everythingOf, linesOf, navarch, newHome, resultIn, tooWide, type Ended } from './navarch.js';
import { backtestOn, issueKinds, LAST, NOW, rawBars } from './vendorRun.js';

const KEY = 'a-key-of-polygon';
const SPLIT = { ticker: 'SPY', execution_date: '2024-04-15', split_from: 1, split_to: 4 };
const DIVIDEND = {
  ticker: 'QQQ',
  ex_dividend_date: '2024-05-15',
  cash_amount: 0.75,
  currency: 'USD',
  dividend_type: 'CD',
};

function barsOf(...range: Parameters<typeof rawBars>) {
  return rawBars(...range).map(({ midnight: t, price: c }) => ({ t, o: c - 0.1, h: c + 1, l: c - 1, c, v: 1000 }));
}

const symbols: Record<string, PolygonSymbol> = {
  SPY: { bars: barsOf(undefined, LAST, SPLIT.execution_date), splits: [SPLIT] },
  QQQ: { bars: barsOf(), dividends: [DIVIDEND] },
};

let server: PolygonServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(settings: Partial<PolygonServerSettings> = {}): Promise<Record<string, string>> {
  server = await startPolygon({ apiKey: KEY, symbols, now: () => Date.parse(NOW), ...settings });
  return {
    POLYGON_API_KEY: KEY,
    POLYGON_BASE_URL: server.url,
    POLYGON_CALLS_PER_MINUTE: '0',
    NAVARCH_HTTP_TIMEOUT_MS: '400',
  };
}

function expectSaid(ended: Ended, code: number, ...words: string[]): void {
  expect(ended.code, ended.stderr).toBe(code);
  for (const word of words) expect(ended.stderr).toContain(word);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(ended.stderr).not.toContain('should not have');
  expect(everythingOf(ended)).not.toContain(KEY);
  expect(ended.stdout).toBe('');
}

describe('backtest --data polygon', () => {
  it('runs on prices adjusted for splits, with dividends paid, and fills the cache', async () => {
    const env = await serve();
    const ended = await backtestOn('polygon', { env });
    expect(ended, ended.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(ended.stdout)[0]).toContain('Polygon');
    expect(tooWide(ended)).toEqual([]);
    const { data, strategies } = resultIn(ended.home);
    expect(data).toMatchObject({ source: 'polygon', synthetic: false, to: LAST });
    const [group] = Object.values(strategies);
    const nav = new Map(group!.nav);
    expect(Math.abs(nav.get('2024-04-15')! / nav.get('2024-04-12')! - 1)).toBeLessThan(0.02);
    expect(group!.cashFlows).toMatchObject([{ date: '2024-05-15', kind: 'dividend' }]);
    expect(existsSync(join(ended.home, 'data-cache/polygon'))).toBe(true);
    expect(everythingOf(ended)).not.toContain(KEY);
  });

  it('asks for nothing that the cache has, and gives the same figures', async () => {
    const env = await serve();
    const home = newHome();
    await backtestOn('polygon', { env, home });
    const first = resultIn(home);
    const calls = server!.requests.length;
    expect(calls).toBe(6);
    expect((await backtestOn('polygon', { env, home })).code).toBe(0);
    expect(server!.requests).toHaveLength(calls);
    expect(resultIn(home).strategies).toEqual(first.strategies);
    expect(resultIn(home).data.fingerprint).toBe(first.data.fingerprint);
  });

  it('runs on the cache with a warning while Polygon is away', async () => {
    const env = await serve();
    const home = newHome();
    await backtestOn('polygon', { env, home });
    const later = { ...env, NAVARCH_NOW: '2024-06-17T12:00:00Z', POLYGON_BASE_URL: 'http://127.0.0.1:9' };
    const ended = await backtestOn('polygon', { env: later, home });
    expect(ended.code, ended.stderr).toBe(0);
    expect(issueKinds(ended)).toContain('stale undefined');
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain(`the cache ends on ${LAST}`);
  });

  it('is what auto means where a key is set, and says why', async () => {
    const env = await serve();
    const ended = await backtestOn('auto', { env });
    expect(linesOf(ended.stdout)[0]).toMatch(/Polygon.*POLYGON_API_KEY is set/);
    expect(resultIn(ended.home).data.source).toBe('polygon');
  });
});

describe('Ctrl-C while Polygon keeps us waiting', () => {
  it('ends with 130, keeps what came, and leaves no lock to the next run', async () => {
    const env = {
      ...(await serve({ faults: [{ kind: 'hang', where: 'QQQ', times: 99 }] })),
      NAVARCH_HTTP_TIMEOUT_MS: '20000',
    };
    const home = newHome();
    const stopped = await backtestOn('polygon', {
      env,
      home,
      onStart: (child) => {
        const watch = setInterval(() => {
          if (child.exitCode !== null) clearInterval(watch);
          if (!server!.requests.some((path) => path.includes('QQQ'))) return;
          clearInterval(watch);
          child.kill('SIGINT');
        }, 20);
      },
    });
    expect(stopped).toMatchObject({ code: 130, stdout: '' });
    expect(stopped.stderr).toContain('Stopped');
    expect(stopped.stderr).not.toMatch(/^\s+at /m);
    await server!.close();
    const resumed = await backtestOn('polygon', { env: await serve(), home });
    expect(resumed, resumed.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(server!.requests.filter((path) => path.includes('SPY'))).toEqual([]);
  });
});

describe('Polygon in trouble that passes', () => {
  it.each<[string, Fault]>([
    ['429 with the seconds to wait', { kind: 'rate-limit', retryAfter: 1 }],
    ['5xx', { kind: 'server-error', times: 2 }],
    ['a page for humans', { kind: 'html' }],
    ['a cut connection', { kind: 'reset' }],
    ['JSON that is cut off', { kind: 'cut-json' }],
    ['no answer', { kind: 'hang' }],
  ])('%s: the run ends well', async (_, fault) => {
    const ended = await backtestOn('polygon', { env: await serve({ faults: [fault] }) });
    expect(ended, ended.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(issueKinds(ended)).toEqual([]);
  });
});

describe('Polygon in trouble that stays', () => {
  const ALWAYS = { times: 99 };
  it.each<[string, Fault, number, string[]]>([
    ['401', { kind: 'unauthorized', ...ALWAYS }, 2, ['No market data loaded', 'POLYGON_API_KEY']],
    ['403', { kind: 'forbidden', ...ALWAYS }, 2, ['plan', 'POLYGON_API_KEY', '--data']],
    ['5xx', { kind: 'server-error', ...ALWAYS }, 1, ['Polygon', '503', 'later']],
    ['HTML', { kind: 'html', ...ALWAYS }, 1, ['No market data loaded', 'proxy']],
    ['a redirect', { kind: 'redirect', ...ALWAYS }, 1, ['No market data loaded', 'proxy']],
    ['no answer', { kind: 'hang', ...ALWAYS }, 1, ['No market data loaded', 'network', 'POLYGON_API_KEY']],
    ['an empty body', { kind: 'empty-body', ...ALWAYS }, 1, ['Polygon', 'cannot be read']],
  ])('%s: the run ends with what to do', async (_, fault, code, words) => {
    expectSaid(await backtestOn('polygon', { env: await serve({ faults: [fault] }) }), code, ...words);
  });

  it('a refused connection names the network and the key', async () => {
    const env = { ...(await serve()), POLYGON_BASE_URL: 'http://127.0.0.1:9' };
    expectSaid(await backtestOn('polygon', { env }), 1, 'No market data loaded', 'network', 'POLYGON_API_KEY');
  });

  it('a wrong key is named by its variable, never told', async () => {
    const env = { ...(await serve()), POLYGON_API_KEY: 'a-mistyped-key' };
    const ended = await backtestOn('polygon', { env });
    expectSaid(ended, 2, 'No market data loaded', 'POLYGON_API_KEY');
    expect(everythingOf(ended)).not.toContain('a-mistyped-key');
  });

  it('no symbol known at all is no market data', async () => {
    const ended = await backtestOn('polygon', { env: await serve({ symbols: {} }) });
    expectSaid(ended, 2, 'No market data loaded', 'SPY', 'QQQ');
  });
});

describe('what Polygon has less of', () => {
  it('a symbol without bars is named', async () => {
    const ended = await backtestOn('polygon', { env: await serve({ symbols: { SPY: symbols['SPY']! } }) });
    expect(ended.code).toBe(0);
    expect(issueKinds(ended)).toContain('no-data QQQ');
    expect(ended.stdout).toMatch(/No bar in the window: QQQ/);
  });

  it('a delayed plan runs', async () => {
    const ended = await backtestOn('polygon', { env: await serve({ plan: { delayed: true } }) });
    expect(ended, ended.stderr).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(['clip', 'refuse'] as const)('a plan of two years that begins too late (%s) is named', async (crossing) => {
    const bars = barsOf('2021-06-01');
    const env = await serve({ symbols: { SPY: { bars }, QQQ: { bars } }, plan: { years: 2, crossing } });
    const run = ['backtest', '--data', 'polygon', '--tickers', 'SPY,QQQ', '--from', '2021-09-01'];
    const ended = await navarch([...run, '--json', 'result.json', '--report', 'none'], {
      env: { ...env, NAVARCH_NOW: NOW },
    });
    expect(ended.code, ended.stderr).toBe(0);
    expect(issueKinds(ended)).toEqual(expect.arrayContaining(['clipped SPY', 'clipped QQQ']));
    expect(ended.stdout).toContain('POLYGON_API_KEY');
    expect(tooWide(ended)).toEqual([]);
  });

  it('a window wholly before the plan is refused with dates that would do', async () => {
    const bars = barsOf('2020-06-01');
    const env = await serve({ symbols: { SPY: { bars }, QQQ: { bars } }, plan: { years: 2 } });
    expectSaid(await early(env), 2, '--from');
  });

  it('a split row given twice, and one that the prices contradict, are set aside and named', async () => {
    const wrong = { ticker: 'QQQ', execution_date: '2024-04-10', split_from: 1, split_to: 10 };
    const twice: Record<string, PolygonSymbol> = {
      SPY: { ...symbols['SPY']!, splits: [SPLIT, SPLIT] },
      QQQ: { ...symbols['QQQ']!, splits: [wrong] },
    };
    const ended = await backtestOn('polygon', { env: await serve({ symbols: twice }) });
    expect(ended.code, ended.stderr).toBe(0);
    expect(issueKinds(ended)).toEqual(expect.arrayContaining(['split-quarantined SPY', 'split-quarantined QQQ']));
    expect(ended.stdout).toMatch(/2024-04-10/);
    const right = await backtestOn('polygon', { env: await serve() });
    const navOf = ({ home }: Ended) => Object.values(resultIn(home).strategies)[0]!.nav;
    expect(navOf(ended)).toEqual(navOf(right));
  });
});

function early(env: Record<string, string>) {
  const run = ['backtest', '--data', 'polygon', '--tickers', 'SPY,QQQ', '--from', '2021-03-01', '--to', '2021-06-30'];
  return navarch([...run, '--report', 'none'], { env: { ...env, NAVARCH_NOW: NOW } });
}
