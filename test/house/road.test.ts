import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that a text breaks as a file of the house. */
async function brokenBy(text: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result!.messages.filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId ?? 'does not parse');
}

const importing = (from: string) => `import * as other from '${from}';\nexport const seen = other;\n`;

describe('the road runs left to right', () => {
  it.each([
    ['src/domain/bar.ts', '../execution/step.js'],
    ['src/market/panel.ts', '../data/port.js'],
    ['src/strategy/score.ts', '../backtest/run.js'],
    ['src/execution/step.ts', '../broker/sim/exchange.js'],
    ['src/broker/port.ts', '../backtest/drive.js'],
    ['src/backtest/drive.ts', '../report/model.js'],
    ['src/report/model.ts', '../cli/run.js'],
    ['src/data/port.ts', '../strategy/define.js'],
  ])('%s may not import %s', async (file, from) => {
    expect(await brokenBy(importing(from), file)).toContain('import-x/no-restricted-paths');
  });

  it.each([
    ['src/execution/step.ts', '../domain/order.js'],
    ['src/backtest/drive.ts', '../broker/sim/exchange.js'],
    ['src/cli/run.ts', '../domain/error.js'],
  ])('%s may import %s', async (file, from) => {
    expect(await brokenBy(importing(from), file)).toEqual([]);
  });

  it.each(['src/backtest/drive.ts', 'src/report/model.ts'])('%s may not import from the user’s room', async (file) => {
    expect(await brokenBy(importing('../../strategies/index.js'), file)).toContain('import-x/no-restricted-paths');
  });

  it('the command line may, since it offers the built-in strategies', async () => {
    expect(await brokenBy(importing('../../strategies/index.js'), 'src/cli/run.ts')).toEqual([]);
  });
});

const PURE = ['domain', 'market', 'strategy', 'portfolio', 'risk', 'execution', 'analysis'];

describe.each(PURE)('%s/ does no I/O, and knows no clock and no chance', (room) => {
  it.each([
    ['files', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;", 'no-restricted-imports'],
    ['files', "import { readFile } from 'fs/promises';\nexport const read = readFile;", 'no-restricted-imports'],
    ['sockets', "import { connect } from 'node:net';\nexport const dial = connect;", 'no-restricted-imports'],
    ['the network', "export const ask = () => fetch('https://example.com');", 'no-restricted-globals'],
    ['timers', 'export const wait = (then: () => void) => setTimeout(then, 1);', 'no-restricted-globals'],
    ['the clock', 'export const now = () => Date.now();', 'no-restricted-properties'],
    ['the clock', 'export const now = () => new Date();', 'no-restricted-syntax'],
    ['chance', 'export const toss = () => Math.random() < 0.5;', 'no-restricted-properties'],
    ['the environment', "export const key = () => process.env['KEY'];", 'no-restricted-globals'],
  ])('not %s: %s', async (_, text, rule) => {
    expect(await brokenBy(`${text}\n`, `src/${room}/made-up.ts`)).toContain(rule);
  });

  it('may compute', async () => {
    expect(await brokenBy('export const half = (x: number) => x / 2;\n', `src/${room}/made-up.ts`)).toEqual([]);
  });
});

describe('pure rooms do not reach into the outside world, even where it stands on their left', () => {
  it.each([
    ['src/strategy/score.ts', '../data/port.js'],
    ['src/execution/step.ts', '../data/port.js'],
    ['src/analysis/metrics.ts', '../broker/port.js'],
  ])('%s may not import %s', async (file, from) => {
    expect(await brokenBy(importing(from), file)).toContain('import-x/no-restricted-paths');
  });
});
