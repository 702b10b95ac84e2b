import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { folderWith } from '../setup/folder.js';

/** The configuration that a text makes. */
function configOf(text: string) {
  const home = folderWith({ 'navarch.yaml': text });
  return loadConfig(home, join(home, 'navarch.yaml'), {});
}

describe('the configuration file', () => {
  it('holds names of settings, a strategy, a source and tickers', async () => {
    const text = 'strategy: TACTICAL\ndata: demo\nbacktest:\n  top: 2\n  dividends: ignore\n  from: 2024-01-02\n';
    expect(await configOf(text)).toMatchObject({
      strategy: 'TACTICAL',
      data: 'demo',
      tickers: undefined,
      backtest: { top: 2, dividends: 'ignore', from: '2024-01-02' },
    });
    expect((await configOf('tickers: [SPY, QQQ]')).tickers).toEqual(['SPY', 'QQQ']);
    expect((await configOf('strategy: [TACTICAL, my.ts]')).strategy).toBe('TACTICAL,my.ts');
  });

  it.each(['', '# nothing yet\n', '---\n'])('may be empty: %j', async (text) => {
    expect(await configOf(text)).toMatchObject({ strategy: undefined, backtest: {} });
  });

  it('may name a section, or a setting, and say nothing of it', async () => {
    expect((await configOf('strategy:\nbacktest:\n  # top: 3\n')).backtest).toEqual({});
    expect((await configOf('tickers:\nbacktest:\n  top:\n  cooldownDays: 7\n')).backtest).toEqual({ cooldownDays: 7 });
  });

  it('takes the names of the script that navarch descends from', async () => {
    const text = 'CAPITAL: 5000\nSHARPE_LOOKBACK: 20\nCOOLDOWN_DAYS: 3\nLOOKBACK_DAYS: 8\n';
    const more = 'DRAWDOWN_THRESHOLD: 0.2\nPM_MOMENTUM_LOOKBACK: 6\n';
    expect((await configOf(text + more)).backtest).toEqual({
      capital: 5000,
      sharpeLookback: 20,
      cooldownDays: 3,
      lookbackDays: 8,
      drawdownThreshold: 0.2,
      pmMomentumLookback: 6,
    });
  });

  it('prefers the name of now to that of then', async () => {
    expect((await configOf('CAPITAL: 5000\nbacktest:\n  capital: 7000\n')).backtest).toEqual({ capital: 7000 });
  });
});

describe('a mistake in the file is refused, by name', () => {
  it.each([
    ['capital: 5000', 'nothing is called capital'],
    ['backtest:\n  coolDown: 5', 'backtest: nothing is called coolDown'],
    ['constructor: 1', 'nothing is called constructor'],
    ['data: 5', 'data is not right (Invalid input: expected string, received number), and is 5'],
    ['tickers: SPY', 'tickers is not right'],
    ['strategy: {a: 1}', 'strategy is not right'],
    ['backtest: 5', 'backtest is not right'],
    ['backtest: [top]', 'backtest is not right'],
    ['backtest:\n  top: three', 'backtest.top must be a whole number, and is "three"'],
    ['backtest:\n  top: 0', 'backtest.top must be at least 1, and is 0'],
    ['backtest:\n  tolerance: 2', 'backtest.tolerance must be a fraction up to 1, and is 2'],
    ['backtest:\n  dividends: maybe', 'backtest.dividends must be cash or ignore, and is "maybe"'],
    ['backtest:\n  from: 2024-02-30', 'backtest.from must be a date like 2024-03-08, and is "2024-02-30"'],
    ['CAPITAL: -5', 'backtest.capital must be above 0 USD, and is -5'],
    ['- top\n- 3', 'does not hold names and values'],
    ['just text', 'does not hold names and values'],
    ['backtest: [', 'is not YAML'],
    ['data: demo\ndata: csv:x', 'is not YAML'],
  ])('%j: %s', async (text, message) => {
    await expect(configOf(text)).rejects.toThrow(message);
    await expect(configOf(text)).rejects.toThrow(/navarch\.yaml/);
    await expect(configOf(text)).rejects.toMatchObject({ kind: 'input' });
  });
});

describe('which file it is', () => {
  const NOWHERE = () => join(folderWith(), 'missing.yaml');

  it('is the one asked for, be it by flag or by NAVARCH_CONFIG; the flag wins', async () => {
    const dir = folderWith({ 'a.yaml': 'data: demo', 'b.yaml': 'data: polygon' });
    const [a, b] = [join(dir, 'a.yaml'), join(dir, 'b.yaml')];
    expect(await loadConfig(dir, a, {})).toMatchObject({ file: a, data: 'demo' });
    expect(await loadConfig(dir, undefined, { NAVARCH_CONFIG: b })).toMatchObject({ file: b, data: 'polygon' });
    expect((await loadConfig(dir, a, { NAVARCH_CONFIG: b })).data).toBe('demo');
  });

  it('is else the one in the home', async () => {
    const dir = folderWith({ 'navarch.yaml': 'data: demo' });
    expect((await loadConfig(dir, undefined, {})).data).toBe('demo');
  });

  it('need not be there, unless it was asked for', async () => {
    const missing = NOWHERE();
    expect(await loadConfig(folderWith(), undefined, {})).toMatchObject({ file: null, backtest: {} });
    await expect(loadConfig(folderWith(), missing, {})).rejects.toThrow(
      `the configuration file ${missing} cannot be read`,
    );
    await expect(loadConfig(folderWith(), undefined, { NAVARCH_CONFIG: missing })).rejects.toThrow(/cannot be read/);
  });

  it('cannot be a folder', async () => {
    const dir = folderWith();
    await expect(loadConfig(dir, dir, {})).rejects.toThrow(`the configuration file ${dir} cannot be read`);
  });
});
