import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BAR_FIELDS, type SessionDate } from '../../domain/bar.js';
import { failure } from '../../domain/error.js';
import { writeAtomically } from '../atomicFile.js';
import type { LoadedData, SymbolData } from '../port.js';

/**
 * Writes data as a CSV folder that `csvFolder` reads back to the same numbers, bit by bit: JavaScript writes the
 * shortest decimal that reads back as the same double. A symbol without bars gets no file.
 * @returns the names of the files.
 * @throws NavarchError (failure) where the folder cannot be written.
 */
export function exportFolder(data: LoadedData, dir: string): string[] {
  const withBars = data.symbols.filter(({ bars }) => bars.dates.length > 0);
  const files = new Map(withBars.map((symbol) => [`${symbol.symbol}.csv`, barLines(symbol)]));
  const dividends = withBars.flatMap((symbol) => symbol.dividends);
  const splits = withBars.flatMap((symbol) => symbol.splits);
  files.set('dividends.csv', [
    'symbol,ex_date,amount',
    ...dividends.map(({ symbol, exDate, amount }) => `${symbol},${exDate},${amount}`),
  ]);
  files.set('splits.csv', [
    'symbol,date,from,to',
    ...splits.map(({ symbol, date, from, to }) => `${symbol},${date},${from},${to}`),
  ]);
  files.set('sessions.csv', ['date', ...sessionsOf(data.sessions, withBars)]);
  try {
    mkdirSync(dir, { recursive: true });
    for (const [name, lines] of files) writeAtomically(join(dir, name), `${lines.join('\n')}\n`);
  } catch (cause) {
    throw failure(
      `The folder ${dir} cannot be written: ${(cause as Error).message}.`,
      'Name another with --out.',
      cause,
    );
  }
  return [...files.keys()];
}

function barLines({ bars }: SymbolData): string[] {
  const figure = (value: number) => (Number.isNaN(value) ? '' : String(value));
  return [
    `date,${BAR_FIELDS.join(',')}`,
    ...bars.dates.map((date, i) => `${date},${BAR_FIELDS.map((field) => figure(bars[field][i]!)).join(',')}`),
  ];
}

/** The sessions that the bars span. */
function sessionsOf(sessions: readonly SessionDate[], symbols: readonly SymbolData[]): readonly SessionDate[] {
  const first = symbols.map(({ bars }) => bars.dates[0]!).sort()[0] ?? '';
  const last =
    symbols
      .map(({ bars }) => bars.dates.at(-1)!)
      .sort()
      .at(-1) ?? '';
  return sessions.filter((date) => date >= first && date <= last);
}
