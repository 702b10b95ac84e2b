import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const NAVARCH = fileURLToPath(new URL('../../dist/navarch.js', import.meta.url));
const ENV = { PATH: process.env.PATH, HOME: process.env.HOME, NAVARCH_NOW: '2026-01-09T21:30:00Z' };

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'navarch-report-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function navarch(...args: string[]) {
  return spawnSync(process.execPath, [NAVARCH, ...args, '--home', home], { encoding: 'utf8', env: ENV });
}

describe('report before there is one', () => {
  test('list says so and how to make one; open and an unknown id are bad input', () => {
    const list = navarch('report', 'list');
    expect(list.status).toBe(0);
    expect(list.stdout).toContain('navarch backtest --strategy all');
    expect(JSON.parse(navarch('report', 'list', '--json').stdout)).toEqual({ schemaVersion: 1, reports: [] });
    expect(navarch('report', 'open').status).toBe(2);
  });
});

describe('report after a backtest', () => {
  let id: string;
  beforeAll(() => {
    const { status, stderr } = navarch(
      'backtest',
      '--strategy',
      'all',
      '--data',
      'demo',
      '--png',
      join(home, 'charts'),
    );
    expect(status, stderr).toBe(0);
    id = readdirSync(join(home, 'reports'))
      .find((name) => name.endsWith('.html'))!
      .slice(0, -'.html'.length);
  });

  test('latest/ holds the page and the pictures', () => {
    for (const name of ['index.html', 'race.png', 'drawdowns.png', 'yearly.png', 'rolling-sharpe.png'])
      expect(existsSync(join(home, 'reports', 'latest', name)), name).toBe(true);
  });

  test('list is a table of 80 columns, and JSON', () => {
    const { stdout } = navarch('report', 'list');
    expect(stdout).toContain(id);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(JSON.parse(navarch('report', 'list', '--json').stdout).reports).toMatchObject([{ id, synthetic: true }]);
  });

  test('open without a screen prints the path and the address, and is done', () => {
    const { status, stdout } = navarch('report', 'open', id);
    expect(status).toBe(0);
    expect(stdout).toContain(join(home, 'reports', `${id}.html`));
    expect(stdout).toContain('file://');
  });

  test('open of an id that is not there names those that are near', () => {
    const { status, stderr } = navarch('report', 'open', id.slice(0, -2));
    expect(status).toBe(2);
    expect(stderr).toContain(id);
  });

  test('serve prints its address, answers there, and ends at Ctrl-C', async () => {
    const child = spawn(process.execPath, [NAVARCH, 'report', 'serve', '--port', '0', '--home', home], { env: ENV });
    const url = await new Promise<string>((done) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const match = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString());
        if (match) done(match[0]);
      });
    });
    expect(await (await fetch(`${url}/reports/${id}`)).text()).toContain('How to reproduce it');
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('serve refuses what is no port', () => {
    expect(navarch('report', 'serve', '--port', '70000').status).toBe(2);
  });
});
