import { spawn, spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { startPolygon, type PolygonServer } from '../servers/polygon.js';
import { newHome, PROGRAM } from './navarch.js';
import { NOW, rawBars } from './vendorRun.js';

/** Of util-linux: runs a command in a terminal of its own. */
const HAS_SCRIPT = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
const ESC = String.fromCharCode(27);
const CTRL_C = String.fromCharCode(3);

/** Runs the program in a terminal of 80 columns and presses Ctrl-C when it shows `until`. */
function inTerminal(args: readonly string[], env: Record<string, string> = {}, until?: RegExp) {
  const home = newHome();
  const command = ['stty', 'cols', '80;', process.execPath, PROGRAM, ...args].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, TERM: 'xterm', NAVARCH_NOW: NOW, ...env },
    timeout: 30_000,
  });
  let shown = '';
  let pressed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    if (pressed || !until?.test(shown)) return;
    pressed = true;
    child.stdin.write(CTRL_C);
  });
  return new Promise<{ code: number | null; shown: string }>((done) =>
    child.on('close', (code) => done({ code, shown })),
  );
}

let server: PolygonServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function freePlan(): Promise<Record<string, string>> {
  const bars = rawBars().map(({ midnight: t, price: c }) => ({ t, o: c, h: c + 1, l: c - 1, c, v: 1000 }));
  const symbols = { SPY: { bars }, QQQ: { bars } };
  server = await startPolygon({ apiKey: 'a-key-of-polygon', symbols, now: () => Date.parse(NOW) });
  return { POLYGON_API_KEY: 'a-key-of-polygon', POLYGON_BASE_URL: server.url };
}

describe.skipIf(!HAS_SCRIPT)('in a terminal', () => {
  it('the output has colours, unless they are not wanted', async () => {
    const run = ['backtest', '--strategy', 'BUY_HOLD', '--report', 'none'];
    expect((await inTerminal(run)).shown).toContain(`${ESC}[33mData: synthetic`);
    expect((await inTerminal([...run, '--no-color'])).shown).not.toContain(`${ESC}[`);
    expect((await inTerminal(run, { NO_COLOR: '1' })).shown).not.toContain(`${ESC}[`);
  });

  it('an error breaks its lines between words', async () => {
    const { code, shown } = await inTerminal(['backtest', '--data', 'polygon']);
    expect(code).toBe(2);
    expect(shown.split('\r\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    ['backtest', '--data', 'polygon', '--tickers', 'SPY,QQQ'],
    ['data', 'sync', '--symbols', 'SPY,QQQ'],
  ])('%s %s %s shows the wait of the free plan with the time left, and Ctrl-C ends it', async (...args) => {
    const { code, shown } = await inTerminal(args, await freePlan(), /\d:\d\d left/);
    expect(shown).toMatch(/\[[^\]]+\] \d\/2 \d:\d\d left/);
    expect(code).toBe(130);
    expect(shown).toMatch(/Stopped/);
  });

  it('an error under way takes the bar away and ends the program', async () => {
    const env = { ...(await freePlan()), POLYGON_API_KEY: 'a-mistyped-key' };
    const { code, shown } = await inTerminal(['backtest', '--data', 'polygon', '--tickers', 'SPY,QQQ'], env);
    expect(code).toBe(2);
    expect(shown).toContain('No market data loaded');
  });
});
