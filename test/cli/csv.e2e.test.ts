import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionsBetween } from '../../src/market/calendar.js';
import { priceLines, writeCsvFolder } from './csvPrices.js';
import { navarch, newHome, reportsIn, resultIn, tooWide } from './navarch.js';

const [FROM, TO] = ['2024-01-02', '2024-06-28'];
const BEFORE = '2023-10-02';

async function runOn(files: Record<string, string[]>, tickers: string, ...flags: string[]) {
  const home = newHome();
  writeCsvFolder(join(home, 'prices'), files);
  const where = ['--data', 'csv:prices', '--tickers', tickers, '--benchmark', tickers.split(',')[0]!];
  const ended = await navarch(['backtest', ...where, '--from', FROM, '--to', TO, '--json', 'result.json', ...flags], {
    home,
  });
  expect(ended.code, ended.stderr).toBe(0);
  expect(tooWide(ended)).toEqual([]);
  const page = readFileSync(join(home, 'reports', reportsIn(home)[0]!), 'utf8');
  const { data, strategies } = resultIn(home);
  return { ...ended, page, data, group: Object.values(strategies)[0]! };
}

/** The symbol is named, with the word beside it, in the output, the JSON and the page. */
function expectNamed(run: Awaited<ReturnType<typeof runOn>>, kind: string, symbol: string, word: RegExp): void {
  expect(run.data.issues).toContainEqual(expect.objectContaining({ kind, symbol }));
  const said = [run.stdout.replace(/\s+/g, ' '), run.page].map((text) => text.includes(symbol) && word.test(text));
  expect(said).toEqual([true, true]);
}

const steady = () => priceLines(BEFORE, TO, 0.1);

describe('backtest --data csv:DIR', () => {
  it('names the folder first, and runs on the calendar of the exchange', async () => {
    const run = await runOn({ AAA: steady(), BBB: priceLines(BEFORE, TO, 0.3) }, 'AAA,BBB');
    expect(run.stdout.split('\n')[0]).toContain('prices');
    expect(run.data).toMatchObject({ source: 'csv', synthetic: false });
    expect(run.group.nav.map(([date]) => date)).toEqual(sessionsBetween(FROM, TO));
  });

  it('runs on the sessions of sessions.csv where it is there', async () => {
    const odd = sessionsBetween(BEFORE, TO).filter((_, i) => i % 2 === 0);
    const lines = steady().filter((line) => line.startsWith('date') || odd.includes(line.slice(0, 10)));
    const run = await runOn({ AAA: lines, sessions: ['date', ...odd] }, 'AAA', '--sharpe-lookback', '10');
    expect(run.group.nav.map(([date]) => date)).toEqual(odd.filter((date) => date >= FROM));
  });

  it('pays the dividends of dividends.csv, unless they are to be ignored', async () => {
    const dividends = ['symbol,ex_date,amount', 'AAA,2024-03-15,0.5'];
    const paid = await runOn({ AAA: steady(), dividends }, 'AAA');
    const [flow, ...others] = paid.group.cashFlows;
    const shares = paid.group.trades.filter(({ date }) => date < '2024-03-15').reduce((sum, { qty }) => sum + qty, 0);
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ date: '2024-03-15', kind: 'dividend' });
    expect(flow!.amount).toBeCloseTo(shares * 0.5, 9);
    const ignored = await runOn({ AAA: steady(), dividends }, 'AAA', '--dividends', 'ignore');
    expect(ignored.group.cashFlows).toEqual([]);
  });

  it('names a symbol without a file', async () => {
    const run = await runOn({ AAA: steady() }, 'AAA,NONE');
    expectNamed(run, 'no-data', 'NONE', /NONE/);
  });

  it('names a symbol that begins late, with the date', async () => {
    const run = await runOn({ AAA: steady(), LATE: priceLines('2024-03-04', TO, 1) }, 'AAA,LATE');
    expectNamed(run, 'starts-late', 'LATE', /2024-03-04/);
    const first = run.group.decisions.find(({ picks }) => picks.includes('LATE'))!.date;
    expect(first > '2024-04-12').toBe(true);
  });

  it('names a symbol that ends while it is held, and keeps its last close', async () => {
    const run = await runOn({ AAA: steady(), GONE: priceLines(BEFORE, '2024-04-19', 1) }, 'AAA,GONE');
    expectNamed(run, 'ends-early', 'GONE', /2024-04-19/);
    expect(run.group.positions).toHaveProperty('GONE');
    expect(run.stdout.replace(/\s+/g, ' ')).toMatch(/GONE ended while it was held: \d+ shares/);
  });

  it('names sessions without a bar', async () => {
    const lines = steady().filter((line) => !line.startsWith('2024-02-07'));
    expectNamed(await runOn({ AAA: steady(), GAPPY: lines }, 'AAA,GAPPY'), 'gaps', 'GAPPY', /GAPPY/);
  });

  it('names dividends that are known for a part of the window only', async () => {
    const dividends = ['symbol,ex_date,amount', 'BBB,2023-08-15,0.5', 'BBB,2023-11-15,0.5'];
    const run = await runOn({ AAA: steady(), BBB: priceLines(BEFORE, TO, 0.3), dividends }, 'AAA,BBB');
    expectNamed(run, 'dividends-partial', 'BBB', / 2024-03-\d\d/);
  });

  it('says where a folder has no dividends at all', async () => {
    const run = await runOn({ AAA: steady() }, 'AAA');
    expect(run.data.issues.map(({ message }) => message).join()).toContain('dividends.csv');
    expect(run.page).toContain('no dividends.csv');
  });
});
