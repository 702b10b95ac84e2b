import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, navarch, newHome, reportsIn, tooWide } from './navarch.js';

const BACKTEST = ['backtest', '--strategy', 'BUY_HOLD,TACTICAL'];

describe('navarch report', () => {
  it('says so where there is none', async () => {
    const ended = await navarch(['report', 'list']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('navarch backtest');
  });

  it('lists the reports, newest first, with their winner and window', async () => {
    const home = newHome();
    for (const now of ['2024-06-14T12:00:00Z', '2024-06-21T12:00:00Z']) {
      await navarch(BACKTEST, { home, env: { NAVARCH_NOW: now } });
    }
    const ended = await navarch(['report', 'list'], { home });
    const [head, newest, older] = linesOf(ended.stdout);
    expect(head).toMatch(/^ID +WINNER/);
    expect(newest).toMatch(/^backtest-20240621-/);
    expect(older).toMatch(/^backtest-20240614-.*2023-06 to 2024-06$/);
    expect(tooWide(ended)).toEqual([]);
    const { reports } = JSON.parse((await navarch(['report', 'list', '--json'], { home })).stdout) as {
      reports: { path: string }[];
    };
    expect(reports.map(({ path }) => path)).toEqual(
      reportsIn(home)
        .sort()
        .reverse()
        .map((name) => join(home, 'reports', name)),
    );
  });

  it('tells the path of the newest where no browser can be opened', async () => {
    const { home } = await navarch(BACKTEST);
    const ended = await navarch(['report', 'open'], { home, env: { PATH: '' } });
    expect(ended.code).toBe(0);
    expect(linesOf(ended.stdout)[0]).toBe(join(home, 'reports', reportsIn(home)[0]!));
    expect(ended.stdout).toContain('file://');
  });

  it('serves them on the loopback until Ctrl-C', async () => {
    const { home } = await navarch(BACKTEST);
    const [name] = reportsIn(home);
    let visit: Promise<string[]> | undefined;
    const ended = await navarch(['report', 'serve', '--port', '0'], {
      home,
      onOutput: (child, output) => {
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (url !== undefined) visit ??= pages(url, name!).finally(() => child.kill('SIGINT'));
      },
    });
    const [index, report] = await visit!;
    expect(index).toContain(name!.slice(0, -'.html'.length));
    expect(report).toBe(readFileSync(join(home, 'reports', name!), 'utf8'));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });
});

async function pages(url: string, name: string): Promise<string[]> {
  const paths = ['/', `/reports/${name.slice(0, -'.html'.length)}`];
  return Promise.all(paths.map(async (path) => (await fetch(url + path)).text()));
}
