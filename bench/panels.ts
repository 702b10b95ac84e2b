import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { defineStrategy, equally, everyCooldown, from, type Strategy, sharpe } from 'navarch';
import { loadBacktest } from '../src/backtest/load.js';
import { panelOf } from '../src/backtest/panelOf.js';
import { type BacktestSettings, DEFAULT_SETTINGS } from '../src/backtest/settings.js';
import { csvFolder } from '../src/data/csv/csvFolder.js';
import { demo } from '../src/data/demo/demo.js';
import type { DailyBarSource } from '../src/data/port.js';
import { sessionsBetween } from '../src/market/calendar.js';
import { PricePanel } from '../src/market/panel.js';
import asym from '../strategies/asym.js';

/** One job for the engine and for the kernel. */
export interface Job {
  readonly panel: PricePanel;
  readonly strategy: Strategy;
  readonly settings: BacktestSettings;
  readonly first: number;
  readonly last: number;
}

export function asymOnRealPrices(folder: string): Promise<Job> {
  return asymJob(csvFolder(join(folder, 'daily')), '2016-01-04', '2020-12-11');
}

export function demoGroups(): Promise<Job> {
  return asymJob(demo(), '2015-01-02', '2024-12-31');
}

async function asymJob(source: DailyBarSource, start: string, end: string): Promise<Job> {
  const wish = { ...DEFAULT_SETTINGS, dividends: 'ignore' as const, from: start, to: end };
  const { data, settings } = await loadBacktest(source, [asym], wish, Date.now());
  return jobOf(panelOf(data), asym, settings);
}

/** 475 large US names over five years, the best 50 every 21 sessions. */
export async function largeUniverse(folder: string): Promise<Job> {
  const text = gunzipSync(readFileSync(join(folder, 'universe/us_large_2019_2024_ohlcv.csv.gz'))).toString();
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const symbols = [...new Set(rows.map((row) => row[1]!))];
  const sessions = [...new Set(rows.map((row) => row[0]!))].sort();
  const panel = blankPanel(sessions, symbols);
  const column = new Map(symbols.map((symbol, s) => [symbol, s]));
  const at = new Map(sessions.map((date, t) => [date, t]));
  for (const [date, symbol, open, , , close] of rows) {
    const cell = at.get(date!)! * symbols.length + column.get(symbol!)!;
    panel.open[cell] = Number(open);
    panel.close[cell] = Number(close);
  }
  return topJob(panel, 50, 21);
}

/** Made-up prices: random walks with a gap here and there. */
export function randomWalks(symbols: number, length: number, top: number, cooldown: number): Job {
  const names = Array.from({ length: symbols }, (_, i) => `S${i}`);
  const sessions = sessionsBetween('1990-01-02', '2035-12-31').slice(0, length);
  const panel = blankPanel(sessions, names);
  let state = 0x9e3779b9;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let s = 0; s < symbols; s++) {
    let price = 20 + 200 * chance();
    for (let t = 0; t < sessions.length; t++) {
      const open = price * (1 + 0.01 * (chance() - 0.5));
      price = open * (1 + 0.03 * (chance() - 0.495));
      if (chance() < 0.0005) continue;
      panel.open[t * symbols + s] = open;
      panel.close[t * symbols + s] = price;
    }
  }
  return topJob(panel, top, cooldown);
}

function topJob(panel: PricePanel, top: number, cooldownDays: number): Job {
  const strategy = defineStrategy({
    name: 'TOP',
    when: everyCooldown(),
    hold: from(panel.symbols).rankBy(sharpe()).pickTop().weigh(equally()),
  });
  const window = { from: panel.sessions[31]!, to: panel.sessions.at(-1)! };
  return jobOf(panel, strategy, {
    ...DEFAULT_SETTINGS,
    ...window,
    strategies: ['TOP'],
    top,
    cooldownDays,
    capital: 10_000_000,
  });
}

function jobOf(panel: PricePanel, strategy: Strategy, settings: BacktestSettings): Job {
  const first = panel.sessions.findIndex((date) => date >= settings.from);
  const last = panel.sessions.findLastIndex((date) => date <= settings.to);
  return { panel, strategy, settings, first, last };
}

function blankPanel(sessions: readonly string[], symbols: readonly string[]): PricePanel {
  const column = () => new Float64Array(sessions.length * symbols.length).fill(Number.NaN);
  const volume = column();
  return new PricePanel(sessions, symbols, { open: column(), high: volume, low: volume, close: column(), volume });
}
