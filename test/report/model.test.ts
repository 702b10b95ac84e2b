import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.js';
import type { ReportModel } from '../../src/report/model.js';
import { modelOf, runDemo, tenYears, type DemoRun } from './fixtures.js';

let run: DemoRun;
let model: ReportModel;
beforeAll(async () => {
  run = await tenYears();
  model = modelOf(run);
});

describe('the model of a report', () => {
  test('is a plain value: JSON holds all of it', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('names the winner, and how far it stands above the second and the benchmark', () => {
    const finals = run.result.strategies
      .map(({ name, nav }) => ({ name, nav: nav.at(-1)! }))
      .sort((a, b) => b.nav - a.nav);
    expect(model.summary.winner).toBe(finals[0]!.name);
    expect(model.summary.second).toEqual({
      name: finals[1]!.name,
      finalNav: finals[1]!.nav,
      usd: finals[0]!.nav - finals[1]!.nav,
      fraction: (finals[0]!.nav - finals[1]!.nav) / finals[1]!.nav,
    });
    expect(model.summary.benchmark!.finalNav).toBe(run.result.benchmark!.nav.at(-1));
  });

  test('shows the metrics of the analysis, none of its own', () => {
    const { metrics } = analyse(run.result);
    for (const { name, cells } of model.comparison.rows)
      run.result.strategies.forEach((strategy, i) =>
        expect(cells[i]!.value, name).toEqual(metrics[strategy.name]![name as 'sharpe']),
      );
  });

  test('keeps every trade, decision and payment', () => {
    run.result.strategies.forEach((strategy, i) => {
      expect(model.groups[i]!.trades).toEqual(strategy.trades);
      expect(model.groups[i]!.cashFlows).toEqual(strategy.cashFlows);
      expect(model.groups[i]!.decisions.map(({ date }) => date)).toEqual(strategy.decisions.map(({ date }) => date));
    });
  });

  test('weights of a month and the cash beside them make up the whole', () => {
    for (const { weights } of model.groups)
      for (const row of weights) expect(row.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  });

  test('profit by symbol adds up to what each group gained', () => {
    for (const { bySymbol, finalNav, cashFlows } of model.groups) {
      const interest = cashFlows.filter(({ kind }) => kind === 'interest').reduce((sum, { amount }) => sum + amount, 0);
      const profit = bySymbol.reduce((sum, { total }) => sum + total, 0) + interest;
      expect(profit).toBeCloseTo(finalNav - run.result.settings.capital, 3);
    }
  });

  test('who led covers every session once', () => {
    const covered = model.charts.leader.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    expect(covered).toBe(run.result.sessions.length);
  });
});

describe('a report of little', () => {
  test('one session gives reasons in place of figures, and no failure', async () => {
    const short = modelOf(await runDemo({ from: '2024-03-08', to: '2024-03-08' }));
    const sharpe = short.comparison.rows.find(({ name }) => name === 'sharpe')!;
    expect(sharpe.cells[0]).toMatchObject({ text: 'n/a', value: null });
    expect(short.comparison.reasons[sharpe.cells[0]!.reason - 1]).toMatch(/\w/);
  });
});
