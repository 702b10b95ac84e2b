import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, navarch, newHome, reportsIn, resultIn, tooWide, type ResultFile } from './navarch.js';

const SHORT = ['--from', '2024-01-02', '--to', '2024-06-28'];
const ANSI = String.fromCharCode(27);

describe('navarch backtest', () => {
  it('without a flag runs the four groups on the demo market, and says so in its first line', async () => {
    const ended = await navarch(['backtest', '--json', 'result.json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const [first, ...rest] = linesOf(ended.stdout);
    expect(first).toMatch(/^Data: synthetic demo market.*POLYGON_API_KEY/);
    const { strategies, winner, data } = resultIn(ended.home);
    expect(Object.keys(strategies)).toEqual(['BUY_HOLD', 'TACTICAL', 'SPEC', 'ASYM']);
    for (const name of Object.keys(strategies)) expect(rest.join('\n')).toContain(name);
    expect(rest.join('\n')).toContain(`Winner: ${winner.name}`);
    expect(data).toMatchObject({ source: 'demo', synthetic: true });
    const [report] = reportsIn(ended.home);
    expect(ended.stdout).toContain(join(ended.home, 'reports', report!));
    const page = readFileSync(join(ended.home, 'reports', report!), 'utf8');
    expect(page).toContain('synthetic');
    expect(readFileSync(join(ended.home, 'reports/latest/index.html'), 'utf8')).toBe(page);
    const [log] = readdirSync(join(ended.home, 'logs'));
    expect(log).toMatch(/^trading_automation_\d{8}\.log$/);
    expect(readFileSync(join(ended.home, 'logs', log!), 'utf8')).toContain('navarch backtest');
    expect(tooWide(ended)).toEqual([]);
    expect(ended.stdout).not.toContain(ANSI);
  });

  it('writes the result file of the contract', async () => {
    const { home } = await navarch(['backtest', ...SHORT, '--json', 'out/result.json', '--report', 'none']);
    const result = resultIn(home, 'out/result.json');
    expect(result.schemaVersion).toBe(1);
    expect(result.data).toMatchObject({ from: '2024-01-02', to: '2024-06-28' });
    expect(result.data.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(result.settings).toMatchObject({ capital: 100_000, sharpeLookback: 30, top: 3, cooldownDays: 5 });
    for (const strategy of Object.values(result.strategies)) expectWhole(strategy);
    const highest = Math.max(...Object.values(result.strategies).map(({ finalNav }) => finalNav));
    expect(result.winner.finalNav).toBe(highest);
    expect(result.strategies[result.winner.name]!.finalNav).toBe(highest);
    expect(Object.values(result.winner.weights).every((weight) => weight > 0 && weight < 1)).toBe(true);
    expect(reportsIn(home)).toEqual([]);
  });

  it.each([
    ['--json'],
    ['--json', '-'],
    ['--json=-'],
    ['--json', '-', '--report', 'page.html'],
    ['--json', '--quiet', '--verbose'],
  ])('leaves standard output to the JSON with %s %s %s', async (...flags) => {
    const { code, stdout } = await navarch(['backtest', '--strategy', 'BUY_HOLD', ...flags]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as ResultFile).winner.name).toBe('BUY_HOLD');
  });

  it('hands a long JSON whole to a slow reader', async () => {
    const slowly = { onOutput: pauseOnce() };
    const { stdout } = await navarch(['backtest', '--from', '2016-01-04', '--report', 'none', '--json'], slowly);
    expect(stdout.length).toBeGreaterThan(500_000);
    expect((JSON.parse(stdout) as ResultFile).schemaVersion).toBe(1);
  });

  it('writes the report, the charts and the audit where it is told', async () => {
    const flags = [
      '--strategy',
      'TACTICAL',
      '--report',
      'a/page.html',
      '--png',
      'a/charts',
      '--audit',
      'a/audit.jsonl',
    ];
    const ended = await navarch(['backtest', ...SHORT, ...flags, '--quiet']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const at = (name: string) => join(ended.home, 'a', name);
    expect(readFileSync(at('page.html'), 'utf8')).toMatch(/<\/html>\s*$/);
    const pictures = readdirSync(at('charts'));
    expect(pictures.length).toBeGreaterThan(2);
    for (const name of pictures) {
      expect(
        readFileSync(join(at('charts'), name))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
    const events = linesOf(readFileSync(at('audit.jsonl'), 'utf8')).map((line) => JSON.parse(line) as object);
    expect(events.every((event) => 'strategy' in event && 'at' in event)).toBe(true);
    expect(reportsIn(ended.home)).toEqual([]);
    expect(existsSync(join(ended.home, 'reports/latest/index.html'))).toBe(true);
  });

  it('takes names in small letters, with dashes, and in any order', async () => {
    const run = ['backtest', ...SHORT, '--strategy', 'asym,buy-hold', '--json', 'result.json', '--report', 'none'];
    const ended = await navarch(run);
    expect(ended.code).toBe(0);
    expect(Object.keys(resultIn(ended.home).strategies)).toEqual(['BUY_HOLD', 'ASYM']);
  });

  it('makes one group of tickers', async () => {
    const { code, home } = await run('--tickers', 'QQQ,GLD,NVDA', '--top', '1');
    expect(code).toBe(0);
    const [group] = Object.values(resultIn(home).strategies);
    expect(group!.decisions.every(({ picks }) => picks.length === 1)).toBe(true);
    const picked = new Set(group!.decisions.flatMap(({ picks }) => picks));
    expect([...picked].every((symbol) => ['QQQ', 'GLD', 'NVDA'].includes(symbol))).toBe(true);
  });

  it('selects by momentum and flattens in a drawdown where it is told to', async () => {
    const flags = ['--selection', 'momentum', '--drawdown-guard', 'flatten', '--drawdown-threshold', '0.03'];
    const ended = await run(...flags, '--momentum-filter', 'positive', '--slippage-bps', '5', '--commission', '1');
    const { winner, settings, strategies } = resultIn(ended.home);
    expect(settings).toMatchObject({ selection: 'momentum', drawdownGuard: 'flatten', drawdownThreshold: 0.03 });
    const rise = ({ nav }: { nav: readonly (readonly [string, number])[] }) => nav.at(-1)![1] / nav.at(-11)![1] - 1;
    const best = Math.max(...Object.values(strategies).map(rise));
    expect(rise(strategies[winner.name]!)).toBe(best);
    expect(ended.stdout).toContain(`Winner: ${winner.name} with a rise of`);
    expect(strategies['ASYM']!.guardEvents.length).toBeGreaterThan(0);
    expect(strategies['ASYM']!.trades.every(({ commission }) => commission === 1)).toBe(true);
    expect(tooWide(ended)).toEqual([]);
  });

  it('ends in the same figures with dividends on every run, and in others without', async () => {
    const [a, b, c] = [await run(), await run(), await run('--dividends', 'ignore')];
    expect(resultIn(a.home).strategies).toEqual(resultIn(b.home).strategies);
    expect(resultIn(c.home).strategies['BUY_HOLD']!.finalNav).toBeLessThan(
      resultIn(a.home).strategies['BUY_HOLD']!.finalNav,
    );
  });

  it('takes what navarch.yaml says, and a flag over it', async () => {
    const home = newHome();
    writeFileSync(join(home, 'navarch.yaml'), 'strategy: [SPEC]\nbacktest:\n  top: 2\n  capital: 5000\n');
    await navarch(['backtest', ...SHORT, '--top', '1', '--json', 'result.json', '--report', 'none'], { home });
    expect(resultIn(home).settings).toMatchObject({ top: 1, capital: 5000, strategies: ['SPEC'] });
  });

  it('names two at once in one home apart, and leaves the latest report whole', async () => {
    const home = newHome();
    const both = await Promise.all([1, 2, 3].map((top) => navarch(['backtest', '--top', String(top)], { home })));
    expect(both).toMatchObject([{ code: 0 }, { code: 0 }, { code: 0 }]);
    expect(reportsIn(home)).toHaveLength(3);
    const latest = readFileSync(join(home, 'reports/latest/index.html'), 'utf8');
    expect(reportsIn(home).map((name) => readFileSync(join(home, 'reports', name), 'utf8'))).toContain(latest);
    expect(readdirSync(join(home, 'reports')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

function run(...flags: string[]) {
  return navarch(['backtest', ...SHORT, ...flags, '--json', 'result.json', '--report', 'none']);
}

function expectWhole(strategy: ResultFile['strategies'][string]): void {
  expect(strategy.nav).toHaveLength(124);
  expect(strategy.nav[0]).toEqual(['2024-01-02', 100_000]);
  expect(strategy.nav.at(-1)).toEqual(['2024-06-28', strategy.finalNav]);
  expect(strategy.trades.length).toBeGreaterThan(0);
  for (const trade of strategy.trades) {
    expect(Object.keys(trade)).toEqual(
      expect.arrayContaining(['date', 'symbol', 'side', 'qty', 'price', 'commission']),
    );
    expect(['buy', 'sell']).toContain(trade.side);
    expect(Number.isInteger(trade.qty) && trade.qty > 0).toBe(true);
  }
  expect(strategy.decisions[0]!.picks.length).toBeGreaterThan(0);
  expect(strategy.metrics).toMatchObject({ trades: strategy.trades.length });
}

/** A reader that stops for a while after the first piece. */
function pauseOnce() {
  let paused = false;
  return (child: { stdout: NodeJS.ReadableStream | null }) => {
    if (paused) return;
    paused = true;
    child.stdout?.pause();
    setTimeout(() => child.stdout?.resume(), 1500);
  };
}
