import type { DailyBarSource, LoadedData, LoadOptions } from '../data/port.js';
import type { SessionDate } from '../domain/bar.js';
import { inputError } from '../domain/error.js';
import { FIRST_SESSION, LAST_SESSION, lastCompleteSession } from '../market/calendar.js';
import type { Strategy } from '../strategy/define.js';
import type { BacktestSettings } from './settings.js';
import { defaultFrom, historyFrom } from './window.js';

/** The settings of a backtest before its window is known. */
export type Wish = Omit<BacktestSettings, 'from' | 'to' | 'strategies'> & {
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
};

/**
 * Finds the window and loads what the strategies need of it: every symbol of theirs and the benchmark's, from their
 * look-back before the window on.
 *
 * @param now epoch ms UTC: what has not ended by then is not asked for
 */
export async function loadBacktest(
  source: DailyBarSource,
  strategies: readonly Strategy[],
  wish: Wish,
  now: number,
  options: LoadOptions = {},
): Promise<{ data: LoadedData; settings: BacktestSettings }> {
  const symbols = [...new Set([...strategies.flatMap(({ universe }) => universe), wish.benchmark])];
  const to = wish.to ?? source.lastSession(now) ?? (await lastBarOf(source, symbols, now, options));
  const from = wish.from ?? defaultFrom(to, wish.cooldownDays);
  if (from > to)
    throw inputError(`the window begins on ${from}, after its end on ${to}`, 'Give an earlier --from or a later --to.');
  if (to < FIRST_SESSION)
    throw inputError(
      `the window ends on ${to}, before the exchange calendar begins (${FIRST_SESSION})`,
      'Give a later --to.',
    );
  const names = strategies.map(({ name }) => name);
  const settings: BacktestSettings = { ...wish, from, to, strategies: names };
  const lookback = Math.max(1, ...strategies.map((strategy) => strategy.lookback(settings)));
  const data = await source.load({ symbols, from: historyFrom(clamp(from), lookback), to: clamp(to) }, options);
  return { data, settings };
}

/** For a source that does not know how far it reaches: the latest bar of any of the symbols. */
async function lastBarOf(
  source: DailyBarSource,
  symbols: readonly string[],
  now: number,
  options: LoadOptions,
): Promise<SessionDate> {
  const data = await source.load({ symbols, from: FIRST_SESSION, to: LAST_SESSION }, options);
  const last = data.symbols.reduce((latest, { bars }) => {
    const date = bars.dates.at(-1) ?? '';
    return date > latest ? date : latest;
  }, '');
  return last === '' ? lastCompleteSession(now) : last;
}

function clamp(date: SessionDate): SessionDate {
  if (date < FIRST_SESSION) return FIRST_SESSION;
  return date > LAST_SESSION ? LAST_SESSION : date;
}
