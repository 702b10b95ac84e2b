import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priceLines, writeCsvFolder } from './csvPrices.js';
import { everythingOf, linesOf, navarch, newHome, reportsIn } from './navarch.js';

const STACK = /^\s+at /m;

async function expectRefused(args: readonly string[], home: string, ...words: string[]): Promise<void> {
  const ended = await navarch(args, { home });
  expect.soft(ended.code, ended.stderr).toBe(2);
  for (const word of words) expect.soft(ended.stderr).toContain(word);
  expect.soft(ended.stderr).not.toMatch(STACK);
  expect.soft(ended.stderr).not.toContain('should not have');
  expect.soft(ended.stdout).toBe('');
  expect.soft(reportsIn(home)).toEqual([]);
}

describe('a command line that is off ends with code 2 and names the flag', () => {
  it.each<[string, string[]]>([
    ['--from 2024-02-30', ['--from', '2024-02-30']],
    ['--from 20240301', ['--from']],
    ['--from 2024-05-01 --to 2024-01-02', ['2024-05-01', '2024-01-02', '--from']],
    ['--from 1950-01-01 --to 1960-01-01', ['1960-01-01', '--to']],
    ['--from 2013-01-02 --to 2013-06-28', ['2014-01-02']],
    ['--top 0', ['--top', 'at least 1']],
    ['--top 2.5', ['--top', 'whole number']],
    ['--capital NaN', ['--capital']],
    ['--capital -5', ['--capital']],
    ['--slippage-bps 10000', ['--slippage-bps']],
    ['--tolerance 2', ['--tolerance']],
    ['--dividends maybe', ['--dividends', 'cash or ignore']],
    ['--selection luck', ['--selection', 'nav or momentum']],
    ['--benchmark sp/y', ['--benchmark']],
    ['--frobnicate', ['--frobnicate', 'navarch backtest --help']],
    ['--tickers', ['--tickers needs a value']],
    ['--tickers SP/Y', ['--tickers', 'SP/Y']],
    ['--tickers SPY --strategy ASYM', ['--tickers', '--strategy ASYM']],
    ['--top 3 --top 4', ['--top is given more than once']],
    ['--data demo --data auto', ['--data is given more than once']],
    ['--strategy NOPE', ['NOPE', 'TACTICAL']],
    ['--strategy ASYM,ASYM', ['ASYM', 'once']],
    ['--strategy missing.ts', ['missing.ts', '--strategy']],
    ['--data xyz', ['--data xyz', 'csv:DIR']],
    ['--data csv:', ['csv:DIR']],
    ['--data csv:nowhere', ['nowhere', 'does not exist']],
    ['--data csv:empty', ['No market data', 'empty']],
    ['--data polygon', ['No market data loaded', 'POLYGON_API_KEY']],
    ['--data alpaca', ['No market data loaded', 'ALPACA_API_KEY']],
    ['--config nowhere.yaml', ['nowhere.yaml', '--config']],
    ['surplus', ['surplus']],
  ])('backtest %s', async (line, words) => {
    const home = newHome();
    mkdirSync(join(home, 'empty'));
    await expectRefused(['backtest', ...line.split(' ')], home, ...words);
  });

  it.each<[string, string[]]>([
    ['backtst', ['backtst', 'Did you mean backtest?']],
    ['frobnicate', ['frobnicate', 'backtest', 'report']],
    ['report lst', ['lst', 'list']],
    ['report open no-such', ['There is no report']],
    ['report serve --port 99999', ['99999']],
  ])('%s', async (line, words) => {
    await expectRefused(line.split(' '), newHome(), ...words);
  });
});

describe('a file that is off ends with code 2 and is named', () => {
  it('a price with its file and line', async () => {
    const home = newHome();
    const lines = priceLines('2024-01-02', '2024-06-28', 0.1);
    lines[5] = lines[5]!.replace(/,[\d.]+,1000000$/, ',dear,1000000');
    writeCsvFolder(join(home, 'prices'), { SPY: lines });
    await expectRefused(['backtest', '--tickers', 'SPY', '--data', 'csv:prices'], home, 'SPY.csv', '6');
  });

  it.each<[string, string, string[]]>([
    ['a name that means nothing', 'backtest:\n  topp: 3\n', ['navarch.yaml', 'topp']],
    ['a value out of bounds', 'backtest:\n  top: 0\n', ['navarch.yaml', 'backtest.top', 'at least 1']],
    ['no YAML', 'backtest: [1,\n', ['navarch.yaml', 'YAML']],
    ['a section that is none', 'backtest: 3\n', ['navarch.yaml', 'backtest']],
  ])('a configuration with %s', async (_, text, words) => {
    const home = newHome();
    writeFileSync(join(home, 'navarch.yaml'), text);
    await expectRefused(['backtest'], home, ...words);
  });

  it('an env file that others can read', async () => {
    const home = newHome();
    writeFileSync(join(home, '.env'), 'POLYGON_API_KEY=not-yours-to-read\n');
    chmodSync(join(home, '.env'), 0o644);
    await expectRefused(['backtest'], home, '.env', 'chmod 600');
  });

  it('a report, a result and an audit that cannot be written', async () => {
    const home = newHome();
    writeFileSync(join(home, 'file'), '');
    for (const flag of ['--report', '--json', '--audit']) {
      const ended = await navarch(['backtest', '--strategy', 'BUY_HOLD', flag, 'file/out'], { home });
      expect([1, 2]).toContain(ended.code);
      expect(ended.stderr).toContain('file/out');
      expect(ended.stderr).not.toMatch(STACK);
      expect(ended.stderr).not.toContain('should not have');
    }
  });
});

describe('errors', () => {
  it('come with a stack where it is asked for', async () => {
    const ended = await navarch(['backtest', '--data', 'csv:nowhere', '--verbose']);
    expect(ended.stderr).toMatch(STACK);
  });

  it('never tell a key, be it in the environment, an env file or the command line', async () => {
    const home = newHome();
    writeFileSync(join(home, '.env'), 'ALPACA_SECRET_KEY=env-file-secret\n', { mode: 0o600 });
    const env = { POLYGON_API_KEY: 'environment-secret', POLYGON_BASE_URL: 'http://127.0.0.1:9' };
    const lines = [
      ['--data', 'polygon'],
      ['--data', 'csv:environment-secret'],
      ['--strategy', 'env-file-secret.ts'],
      ['--data', 'demo', '--json', 'result.json', '--audit', 'env-file-secret.audit'],
    ];
    for (const line of lines) {
      const ended = await navarch(['backtest', ...line, '--verbose'], { home, env });
      expect(everythingOf(ended)).not.toMatch(/environment-secret|env-file-secret/);
    }
  });
});

describe('a reader that closes early', () => {
  it.each(['backtest --report none --json', 'backtest --help', 'init'])('is no failure of %s', async (line) => {
    const ended = await navarch(line.split(' '), { onOutput: (child) => child.stdout?.destroy() });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf(ended.stdout).length).toBeGreaterThan(0);
  });
});
