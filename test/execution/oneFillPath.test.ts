import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBacktest } from '../../src/backtest/load.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS } from '../../src/backtest/settings.js';
import { csvFolder } from '../../src/data/csv/csvFolder.js';
import { demo } from '../../src/data/demo/demo.js';
import { STRATEGIES } from '../../strategies/index.js';
import { GOLDEN_HASHES } from './goldenHashes.js';
import { backtestWithEngine, type BacktestBundle, engineSource } from '../setup/engineVariant.js';

const REAL_DATA = process.env.NAVARCH_REAL_DATA;
const PLAIN: BacktestBundle = { loadBacktest, runBacktest, demo, STRATEGIES };
const WISH = { ...DEFAULT_SETTINGS, from: '2021-06-01', to: '2023-05-31', slippageBps: 5, commission: 1 };

/** The order hash that ASYM comes to, on every machine: it changes only with the engine, or with the demo market. */
const ON_DEMO_DATA = 'sha256:95032105e4afe5af4b17061a76012a1ae457e7ca9d4409f26a8a624656e8c71a';

/** The order hash of the ASYM group on demo data; or the error in which the run ends. */
async function orderHashOf({ loadBacktest, runBacktest, demo, STRATEGIES }: BacktestBundle): Promise<string> {
  const asym = STRATEGIES.filter(({ name }) => name === 'ASYM');
  const { data, settings } = await loadBacktest(demo(), asym, WISH, 0);
  try {
    return runBacktest({ data, strategies: asym, settings }).strategies[0]!.orderHash;
  } catch (error) {
    if (error instanceof RangeError) return `refused: ${error.message}`;
    throw error;
  }
}

/** A line of the engine, and what is put in its place. */
const CHANGES: readonly (readonly [what: string, line: string, instead: string])[] = [
  ['a buy brings cash in', 'account.cash -= qty * price;', 'account.cash += qty * price;'],
  ['a sell costs cash', 'account.cash += qty * price;', 'account.cash -= qty * price;'],
  ['commissions are free', 'account.cash -= event.commission;', ''],
  ['commissions are not in the book', 'event.commission, state.session);', '0, state.session);'],
  ['dividends are lost', 'state.account.cash += event.amount;', ''],
  ['a buy brings one share less', 'account.move(instrument, qty);', 'account.move(instrument, qty - 1);'],
  ['a sell leaves the shares', 'account.move(instrument, -qty);', ''],
  ['buys are taken for sells', 'if (orders.signedQty[order]! > 0) {', 'if (orders.signedQty[order]! < 0) {'],
  ['shares that were sold stay spoken for', 'account.selling[instrument]! -= qty;', ''],
  ['positions count for nothing', 'state.nav = account.cash + holdings;', 'state.nav = account.cash;'],
  ['one position is valued, not all', 'holdings += account.held', 'holdings = account.held'],
  [
    'the account is valued at old prices',
    'const row = session * panel.width;',
    'const row = (session - 1) * panel.width;',
  ],
  ['plans are made at old prices', 'state.closedSession = session;', 'state.closedSession = session - 1;'],
  ['the engine misses the morning', 'state.session = event.session;', ''],
  ['decisions are not heard', 'rebalance(state, event.target, outcome);', ''],
  ['the tolerance is forgotten', 'state.settings.tolerance);', '0);'],
  ['nothing is sold', "if (delta[i]! < 0) submit(state, i, 'sell', -delta[i]!, outcome);", ';'],
  ['nothing is bought', "if (delta[i]! > 0) submit(state, i, 'buy', delta[i]!, outcome);", ';'],
  ['the last is bought first', BUYS(), BUYS('let i = delta.length - 1; i >= 0; i--')],
  ['orders do not leave', "orders.signal(order, 'submit');", ''],
];

function BUYS(walk = 'let i = 0; i < delta.length; i++'): string {
  return `for (${walk}) if (delta[i]! > 0) submit`;
}

describe('there is one fill path', () => {
  it('the order list on demo data is the same on every machine, also by a bundle of the engine as it is', async () => {
    const hash = await orderHashOf(PLAIN);
    expect(hash).toBe(ON_DEMO_DATA);
    expect(await orderHashOf(await backtestWithEngine(engineSource()))).toBe(hash);
  });

  it.each(CHANGES)('one line of step changes the order list, or the books refuse it: %s', async (_, line, instead) => {
    const source = engineSource();
    expect(source.split(line), `the engine has this line once: ${line}`).toHaveLength(2);
    const changed = await backtestWithEngine(source.replace(line, () => instead));
    expect(await orderHashOf(changed)).not.toBe(await orderHashOf(PLAIN));
  });
});

describe.skipIf(!REAL_DATA)('the order lists on real prices are the same on every machine', () => {
  it.each(GOLDEN_HASHES)('$case', async ({ wish, hashes }) => {
    const source = csvFolder(join(REAL_DATA!, 'daily'));
    const { data, settings } = await loadBacktest(source, STRATEGIES, { ...DEFAULT_SETTINGS, ...wish }, 0);
    const { strategies } = runBacktest({ data, strategies: STRATEGIES, settings });
    const found = strategies.map(({ name, orderHash }) => [name, orderHash.replace('sha256:', '')]);
    expect(Object.fromEntries(found)).toEqual(hashes);
  });
});
