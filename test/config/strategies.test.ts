import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseStrategies } from '../../src/config/strategies.js';
import { isStrategyFile, loadStrategyFile } from '../../src/config/strategyFile.js';
import { STRATEGIES } from '../../strategies/index.js';
import { folderWith } from '../setup/folder.js';

const choose = async (asked?: string, tickers?: readonly string[]) =>
  (await chooseStrategies(STRATEGIES, asked, tickers)).map(({ name }) => name);

const GOOD = `
  import { defineStrategy, equally, from, sharpe } from 'navarch';
  const symbols: readonly string[] = ['SPY', 'GLD'];
  export default defineStrategy({ name: 'MINE', hold: from(symbols).rankBy(sharpe()).pickTop(1).weigh(equally()) });
`;
const fileOf = (text: string, more: Record<string, string> = {}) =>
  join(folderWith({ 'idea.ts': text, ...more }), 'idea.ts');

describe('a word of --strategy', () => {
  it('is `all` unless it is given', async () => {
    expect(await choose()).toEqual(['BUY_HOLD', 'TACTICAL', 'SPEC', 'ASYM']);
    expect(await choose('ALL')).toEqual(['BUY_HOLD', 'TACTICAL', 'SPEC', 'ASYM']);
  });

  it.each(['BUY_HOLD', 'buy_hold', 'Buy-Hold', ' buy-hold '])('names a built-in strategy: %j', async (word) => {
    expect(await choose(word)).toEqual(['BUY_HOLD']);
  });

  it('stands in a list; the built-in ones keep their order, which decides ties, and files follow', async () => {
    expect(await choose(`ASYM,${fileOf(GOOD)},tactical`)).toEqual(['TACTICAL', 'ASYM', 'MINE']);
  });

  it.each(['MOON', '', 'SPEC,', 'toString'])('%j is refused where nothing is called so', async (asked) => {
    await expect(choose(asked)).rejects.toThrow(/there is no strategy/);
    await expect(choose(asked)).rejects.toMatchObject({
      kind: 'input',
      advice: 'There are BUY_HOLD, TACTICAL, SPEC, ASYM, all, or a file like my-idea.ts.',
    });
  });

  it.each(['SPEC,SPEC', 'spec,SPEC', 'all,SPEC'])('%s is refused: a strategy stands there once', async (asked) => {
    await expect(choose(asked)).rejects.toThrow('two strategies are named SPEC');
  });

  it('is refused where a file has the name of a built-in one', async () => {
    const file = fileOf(GOOD.replace('MINE', 'SPEC'));
    await expect(choose(`SPEC,${file}`)).rejects.toThrow('two strategies are named SPEC');
  });
});

describe('--tickers', () => {
  it('makes one group of them', async () => {
    expect(await choose(undefined, ['SPY', 'GLD'])).toEqual(['AD_HOC']);
    expect(await choose('all', ['SPY'])).toEqual(['AD_HOC']);
    expect((await chooseStrategies(STRATEGIES, undefined, ['SPY', 'GLD', 'SPY']))[0]!.universe).toEqual(['SPY', 'GLD']);
  });

  it('cannot go with a strategy', async () => {
    await expect(choose('SPEC', ['SPY'])).rejects.toThrow(
      '--tickers makes a group of its own and cannot go with --strategy SPEC',
    );
  });

  it.each(['spy', '', '../etc', 'A B'])('refuses %j', async (ticker) => {
    await expect(choose(undefined, ['SPY', ticker])).rejects.toThrow(
      `--tickers: ${JSON.stringify(ticker)} is not a ticker symbol`,
    );
  });

  it('refuses none at all', async () => {
    await expect(choose(undefined, [])).rejects.toThrow('has no symbols');
  });
});

describe('a strategy file', () => {
  it.each(['a.ts', './b.mts', '/c/d.js', 'e.mjs', 'f.cts'])('is told by its ending: %s', (word) => {
    expect(isStrategyFile(word)).toBe(true);
  });

  it('runs without a build step, types and all', async () => {
    const [mine] = await loadStrategyFile(fileOf(GOOD));
    expect(mine).toMatchObject({ name: 'MINE', universe: ['SPY', 'GLD'] });
  });

  it('may import files beside it', async () => {
    const text = GOOD.replace("['SPY', 'GLD']", 'NAMES').replace(
      'import',
      "import { NAMES } from './names.js';\nimport",
    );
    const file = fileOf(text, { 'names.ts': "export const NAMES = ['TLT'] as const;" });
    expect((await loadStrategyFile(file))[0]!.universe).toEqual(['TLT']);
  });

  it('may export a list', async () => {
    const text = `${GOOD.replace('export default', 'const mine =')}; export default [mine, { ...mine, name: 'TWO' }];`;
    expect((await loadStrategyFile(fileOf(text))).map(({ name }) => name)).toEqual(['MINE', 'TWO']);
  });

  it('is read anew every time', async () => {
    expect((await loadStrategyFile(fileOf(GOOD)))[0]!.name).toBe('MINE');
    expect((await loadStrategyFile(fileOf(GOOD.replace('MINE', 'OTHER'))))[0]!.name).toBe('OTHER');
  });

  it.each([
    ['is not there', null, /the strategy file .* is not there/],
    ['does not translate', 'export default {\n  name: = 5 };', /does not translate: line 2: /],
    ['imports what is not there', "import x from './nowhere.js';\nexport default x;", /does not translate: line 1: /],
    ['exports nothing', 'const x = 1;', /exports no strategy/],
    ['exports something else', 'export default { name: "A" };', /exports no strategy/],
    ['exports an empty list', 'export default [];', /exports no strategy/],
    ['throws', 'throw new Error("no idea");', /fails when it is loaded: no idea/],
    ['defines what cannot be', GOOD.replace('MINE', ''), /a strategy cannot be named ""/],
    ['picks none', GOOD.replace('pickTop(1)', 'pickTop(0)'), /pickTop: 0 is not a whole number from 1/],
  ])('that %s is refused, by its path', async (_, text, message) => {
    const file = text === null ? join(folderWith(), 'idea.ts') : fileOf(text);
    await expect(loadStrategyFile(file)).rejects.toThrow(message);
    await expect(loadStrategyFile(file)).rejects.toThrow(/idea\.ts/);
    await expect(loadStrategyFile(file)).rejects.toMatchObject({ kind: 'input' });
  });

  it('leaves nothing behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('navarch-strategy-')).length;
    const before = left();
    await loadStrategyFile(fileOf(GOOD));
    await loadStrategyFile(fileOf('throw new Error("x")')).catch(() => null);
    expect(left()).toBeLessThanOrEqual(before);
  });
});
