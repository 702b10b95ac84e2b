import { adHocGroup } from '../backtest/adHocGroup.js';
import { inputError } from '../domain/error.js';
import { isSymbol, type Strategy } from '../strategy/define.js';
import { isStrategyFile, loadStrategyFile } from './strategyFile.js';

/**
 * What `--strategy` means: `all` for the built-in ones, or a list of names and files; with tickers, one ad-hoc group
 * of them instead. The built-in ones stand first and in their own order, whatever the order asked for, since a tie of
 * the winner goes to the earlier.
 *
 * @param builtIn the strategies that `all` stands for, in order
 * @throws NavarchError for an unknown name, a strategy named twice, or tickers beside a strategy
 */
export async function chooseStrategies(
  builtIn: readonly Strategy[],
  asked: string | undefined,
  tickers: readonly string[] | undefined,
): Promise<readonly Strategy[]> {
  if (tickers !== undefined) {
    if (asked !== undefined && asked.toLowerCase() !== 'all') {
      throw inputError(`--tickers makes a group of its own and cannot go with --strategy ${asked}`, 'Leave one out.');
    }
    return [adHocGroup(checkTickers(tickers))];
  }
  const words = (asked ?? 'all').split(',').map((word) => word.trim());
  const chosen: Strategy[] = [];
  for (const word of words) chosen.push(...(await strategiesOf(builtIn, word)));
  const twice = chosen.find(({ name }, i) => chosen.findIndex((other) => other.name === name) !== i);
  if (twice) throw inputError(`two strategies are named ${twice.name}`, 'Rename one, or name it once.');
  return [...builtIn.filter((strategy) => chosen.includes(strategy)), ...chosen.filter((s) => !builtIn.includes(s))];
}

async function strategiesOf(builtIn: readonly Strategy[], word: string): Promise<readonly Strategy[]> {
  if (isStrategyFile(word)) return loadStrategyFile(word);
  if (word.toLowerCase() === 'all') return builtIn;
  const plain = (name: string) => name.toUpperCase().replaceAll('-', '_');
  const found = builtIn.find(({ name }) => plain(name) === plain(word));
  if (found) return [found];
  const names = builtIn.map(({ name }) => name).join(', ');
  throw inputError(
    `there is no strategy ${JSON.stringify(word)}`,
    `There are ${names}, all, or a file like my-idea.ts.`,
  );
}

function checkTickers(tickers: readonly string[]): readonly string[] {
  const odd = tickers.find((ticker) => !isSymbol(ticker));
  if (odd !== undefined)
    throw inputError(`--tickers: ${JSON.stringify(odd)} is not a ticker symbol`, 'Write them like SPY,QQQ.');
  return tickers;
}
