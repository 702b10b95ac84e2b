import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { navarch, newHome, resultIn, tooWide } from './navarch.js';

describe('navarch init', () => {
  it('writes a configuration, an env file for its owner alone, and a strategy, which all run', async () => {
    const { home, ...ended } = await navarch(['init', '--json', 'init.json']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(tooWide({ home, ...ended })).toEqual([]);
    expect(statSync(join(home, '.env')).mode & 0o777).toBe(0o600);
    const { files } = JSON.parse(readFileSync(join(home, 'init.json'), 'utf8')) as {
      files: { path: string; written: boolean }[];
    };
    expect(files.map(({ path }) => path)).toEqual(['navarch.yaml', '.env', '.gitignore', 'strategies/my-idea.ts']);
    expect(files.every(({ written }) => written)).toBe(true);

    const all = await navarch(['backtest', '--json', 'result.json', '--report', 'none'], { home });
    expect(all, all.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(Object.keys(resultIn(home).strategies)).toHaveLength(4);
    const mine = ['backtest', '--strategy', 'strategies/my-idea.ts', '--json', 'mine.json', '--report', 'none'];
    expect(await navarch(mine, { home })).toMatchObject({ code: 0, stderr: '' });
    expect(resultIn(home, 'mine.json').strategies['MY_IDEA']!.trades.length).toBeGreaterThan(0);
  });

  it('keeps what is there already', async () => {
    const home = newHome();
    writeFileSync(join(home, 'navarch.yaml'), 'strategy: SPEC\n');
    const ended = await navarch(['init'], { home });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/kept +navarch\.yaml/);
    expect(ended.stdout).toMatch(/wrote +strategies\/my-idea\.ts/);
    expect(readFileSync(join(home, 'navarch.yaml'), 'utf8')).toBe('strategy: SPEC\n');
    expect((await navarch(['init'], { home })).stdout).not.toContain('wrote');
  });

  it('writes the defaults: with the file and without, a backtest ends in the same figures', async () => {
    const { home } = await navarch(['init']);
    const run = ['backtest', '--json', 'result.json', '--report', 'none'];
    const [written, usual] = [await navarch(run, { home }), await navarch(run)];
    expect(resultIn(written.home).settings).toEqual(resultIn(usual.home).settings);
    expect(resultIn(written.home).strategies).toEqual(resultIn(usual.home).strategies);
  });

  it('makes a new folder, and says how to go on from there', async () => {
    const { home, stdout } = await navarch(['init', 'ideas']);
    expect(stdout).toContain('cd ideas');
    expect(readFileSync(join(home, 'ideas/navarch.yaml'), 'utf8')).toContain('sharpeLookback: 30');
  });
});
