import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPolygon, type PolygonServer } from '../servers/polygon.js';
import { polygonBars } from './polygonBars.js';

const NOW = '2024-06-14T12:00:00Z';
const PROGRAM = join(import.meta.dirname, '../../dist/navarch.js');

let home = '';
let server: PolygonServer;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'navarch-data-'));
  const bars = polygonBars('2022-01-03', '2024-06-13');
  const dividends = [
    { ex_dividend_date: '2024-03-15', cash_amount: 1.5, currency: 'USD', dividend_type: 'CD', ticker: 'SPY' },
  ];
  const symbols = { SPY: { bars, dividends }, QQQ: { bars }, GLD: { bars } };
  server = await startPolygon({ apiKey: 'secret-key', symbols, now: () => Date.parse(NOW) });
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

function environment(extra: Record<string, string> = {}) {
  const { PATH } = process.env;
  const polygon = { POLYGON_API_KEY: 'secret-key', POLYGON_BASE_URL: server.url, POLYGON_CALLS_PER_MINUTE: '0' };
  return { PATH, HOME: home, NAVARCH_NOW: NOW, ...polygon, ...extra };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function navarch(
  args: string[],
  extra: Record<string, string> = {},
  whileRunning?: (pid: number) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: home, env: environment(extra) });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  whileRunning?.(child.pid!);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const SYNC = ['data', 'sync', '--symbols', 'SPY,QQQ,GLD', '--from', '2022-01-03'];
const linesOf = (text: string) => text.trimEnd().split('\n');

describe('data sync', () => {
  it('fills the cache, which list shows, verify examines and a backtest reads', async () => {
    const synced = await navarch(SYNC);
    expect(synced).toMatchObject({ code: 0, err: '' });
    expect(synced.out).toMatch(/SPY +fetched +615 +2022-01-03 +2024-06-13 +0 +1 +0/);
    expect(linesOf(synced.out).every((line) => line.length <= 80 || line.includes(home))).toBe(true);

    const listed = await navarch(['data', 'list', '--json']);
    const { sources } = JSON.parse(listed.out) as { sources: { source: string; symbols: { symbol: string }[] }[] };
    expect(sources).toMatchObject([
      { source: 'polygon', symbols: [{ symbol: 'GLD' }, { symbol: 'QQQ' }, { symbol: 'SPY' }] },
    ]);

    expect(await navarch(['data', 'verify'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was found'),
    });

    const calls = server.requests.length;
    const window = ['--from', '2023-01-03', '--to', '2024-06-13', '--report', 'none'];
    for (const source of ['polygon', 'cache']) {
      const run = await navarch(['backtest', '--tickers', 'SPY,QQQ,GLD', '--data', source, ...window]);
      expect(run).toMatchObject({ code: 0, out: expect.stringContaining('olygon') });
    }
    expect(server.requests).toHaveLength(calls);
  });

  it('stops cleanly at Ctrl-C in a wait of the free plan, and resumes', async () => {
    const stopped = await navarch(SYNC, { POLYGON_CALLS_PER_MINUTE: '5' }, (pid) => {
      const watch = setInterval(() => {
        if (server.requests.length < 5) return;
        clearInterval(watch);
        setTimeout(() => process.kill(pid, 'SIGINT'), 300);
      }, 20);
    });
    expect(stopped.code).toBe(130);
    expect(stopped.err).toMatch(/goes on from there/);
    const calls = server.requests.length;
    const resumed = await navarch(SYNC);
    expect(resumed.code).toBe(0);
    expect(resumed.out).toMatch(/SPY +current/);
    expect(server.requests.slice(calls).some((path) => path.includes('SPY'))).toBe(false);
  });

  it('says which key is missing or refused, without telling it', async () => {
    const missing = await navarch(SYNC, { POLYGON_API_KEY: '' });
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('POLYGON_API_KEY') });
    const refused = await navarch(SYNC, { POLYGON_API_KEY: 'another-key' });
    expect(refused.code).toBeGreaterThan(0);
    expect(refused.err).toContain('POLYGON_API_KEY');
    expect(refused.err + refused.out).not.toContain('another-key');
  });
});

describe('data import, export and verify', () => {
  it('carry a folder into the cache and out again, and find what is wrong in it', async () => {
    const rows = polygonBars('2024-01-02', '2024-03-28').map(({ t, o, h, l, c, v }) => {
      return `${new Date(t).toISOString().slice(0, 10)},${o},${h},${l},${c},${v}`;
    });
    const text = ['date,open,high,low,close,volume', ...rows.filter((row) => !row.startsWith('2024-02-07'))].join('\n');
    writeFileSync(join(home, 'X.csv'), `${text}\n`);
    expect(await navarch(['data', 'import', '.'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Imported 1 symbols'),
    });
    const verified = await navarch(['data', 'verify']);
    expect(verified).toMatchObject({ code: 1, out: expect.stringContaining('X 2024-02-07: no bar') });
    expect(linesOf(verified.out).every((line) => line.length <= 80 || line.includes(home))).toBe(true);
    expect(await navarch(['data', 'export', '--out', 'out'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, 'out', 'X.csv'), 'utf8')).toBe(`${text}\n`);
  });

  it.each([
    [['data', 'import'], 2, 'data import DIR'],
    [['data', 'import', 'nowhere'], 2, 'does not exist'],
    [['data', 'export'], 2, '--out'],
    [['data', 'export', '--out', 'x'], 2, 'empty'],
    [['data', 'verify'], 2, 'empty'],
    [['data', 'list', 'x'], 2, 'no folder'],
    [['data', 'sync', '--from', '2024-02-30'], 2, 'not a date'],
    [['data', 'sync', '--from', '2024-02-02', '--to', '2024-01-02'], 2, 'after'],
    [['data', 'sync', '--symbols', '../x'], 2, 'not a ticker symbol'],
    [['data', 'sync', '--source', 'import'], 2, 'no vendor'],
    [['data', 'sort'], 2, 'sync'],
  ])('%j is refused with what to do', async (args, code, words) => {
    const ended = await navarch(args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(words);
  });
});
