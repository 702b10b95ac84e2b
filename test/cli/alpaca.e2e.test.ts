import { afterEach, describe, expect, it } from 'vitest';
import { startAlpacaData, type AlpacaDataServer, type AlpacaDataServerSettings } from '../servers/alpaca-data.js';
import type { Fault } from '../servers/faults.js';
import { everythingOf, linesOf, newHome, resultIn, tooWide, type Ended } from './navarch.js';
import { backtestOn, issueKinds, LAST, NOW, rawBars } from './vendorRun.js';

const KEYS = { keyId: 'an-alpaca-key-id', secret: 'an-alpaca-secret' };
const SPLIT_DATE = '2024-04-15';

function barsOf(...range: Parameters<typeof rawBars>) {
  return rawBars(...range).map(({ midnight, price: c }) => {
    return { t: new Date(midnight).toISOString(), o: c - 0.1, h: c + 1, l: c - 1, c, v: 1000 };
  });
}

const bars = { SPY: barsOf(undefined, LAST, SPLIT_DATE), QQQ: barsOf() };
const actions = {
  forward_splits: [{ symbol: 'SPY', ex_date: SPLIT_DATE, process_date: SPLIT_DATE, old_rate: 1, new_rate: 4 }],
  cash_dividends: [
    { symbol: 'QQQ', ex_date: '2024-05-15', process_date: '2024-05-20', payable_date: '2024-05-20', rate: 0.75 },
  ],
};

let server: AlpacaDataServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(settings: Partial<AlpacaDataServerSettings> = {}): Promise<Record<string, string>> {
  server = await startAlpacaData({ ...KEYS, bars, actions, now: () => Date.parse(NOW), ...settings });
  return {
    ALPACA_API_KEY: KEYS.keyId,
    ALPACA_SECRET_KEY: KEYS.secret,
    ALPACA_DATA_URL: server.url,
    NAVARCH_HTTP_TIMEOUT_MS: '400',
  };
}

function expectSaid(ended: Ended, code: number, ...words: string[]): void {
  expect(ended.code, ended.stderr).toBe(code);
  for (const word of words) expect(ended.stderr).toContain(word);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(ended.stderr).not.toContain('should not have');
  expect(everythingOf(ended)).not.toMatch(/an-alpaca-(key-id|secret)/);
  expect(ended.stdout).toBe('');
}

describe('backtest --data alpaca', () => {
  it('runs on prices adjusted for splits, with dividends paid, and asks for nothing twice', async () => {
    const env = await serve();
    const home = newHome();
    const ended = await backtestOn('alpaca', { env, home });
    expect(ended, ended.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(ended.stdout)[0]).toContain('Alpaca');
    expect(tooWide(ended)).toEqual([]);
    const { data, strategies } = resultIn(home);
    expect(data).toMatchObject({ source: 'alpaca', synthetic: false, to: LAST });
    const [group] = Object.values(strategies);
    const nav = new Map(group!.nav);
    expect(Math.abs(nav.get('2024-04-15')! / nav.get('2024-04-12')! - 1)).toBeLessThan(0.02);
    expect(group!.cashFlows).toMatchObject([{ date: '2024-05-15', kind: 'dividend' }]);
    expect(everythingOf(ended)).not.toMatch(/an-alpaca-(key-id|secret)/);
    const calls = server!.requests.length;
    await backtestOn('alpaca', { env, home });
    expect(server!.requests).toHaveLength(calls);
    expect(resultIn(home).strategies).toEqual(strategies);
  });

  it('takes the keys by their other names', async () => {
    const { ALPACA_DATA_URL } = await serve();
    const env = { ALPACA_DATA_URL: ALPACA_DATA_URL!, APCA_API_KEY_ID: KEYS.keyId, APCA_API_SECRET_KEY: KEYS.secret };
    expect((await backtestOn('alpaca', { env })).code).toBe(0);
  });

  it('says where the prices are of one exchange only', async () => {
    const ended = await backtestOn('alpaca', { env: await serve({ plan: 'no-sip' }) });
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain('IEX');
    expect(tooWide(ended)).toEqual([]);
  });

  it('names a symbol without bars', async () => {
    const ended = await backtestOn('alpaca', { env: await serve({ bars: { SPY: bars.SPY } }) });
    expect(ended.code, ended.stderr).toBe(0);
    expect(issueKinds(ended)).toContain('no-data QQQ');
    expect(ended.stdout).toMatch(/No bar in the window: QQQ/);
  });
});

describe('Alpaca in trouble', () => {
  it.each<[string, Fault]>([
    ['429', { kind: 'rate-limit', retryAfter: 1 }],
    ['5xx', { kind: 'server-error', times: 2 }],
    ['a cut connection', { kind: 'reset' }],
    ['no answer', { kind: 'hang' }],
  ])('that passes (%s): the run ends well', async (_, fault) => {
    const ended = await backtestOn('alpaca', { env: await serve({ faults: [fault] }) });
    expect(ended, ended.stderr).toMatchObject({ code: 0, stderr: '' });
  });

  const ALWAYS = { times: 99 };
  it.each<[string, Fault, number, string[]]>([
    ['401', { kind: 'unauthorized', ...ALWAYS }, 2, ['No market data loaded', 'ALPACA_API_KEY']],
    ['403', { kind: 'forbidden', ...ALWAYS }, 2, ['ALPACA_API_KEY', '--data']],
    ['5xx', { kind: 'server-error', ...ALWAYS }, 1, ['Alpaca', '503', 'later']],
    ['HTML', { kind: 'html', ...ALWAYS }, 1, ['No market data loaded', 'proxy']],
    ['no answer', { kind: 'hang', ...ALWAYS }, 1, ['No market data loaded', 'network', 'ALPACA_API_KEY']],
  ])('that stays (%s): the run ends with what to do', async (_, fault, code, words) => {
    expectSaid(await backtestOn('alpaca', { env: await serve({ faults: [fault] }) }), code, ...words);
  });

  it('that is no connection names the network and the keys', async () => {
    const env = { ...(await serve()), ALPACA_DATA_URL: 'http://127.0.0.1:9' };
    expectSaid(await backtestOn('alpaca', { env }), 1, 'No market data loaded', 'network', 'ALPACA_SECRET_KEY');
  });
});
