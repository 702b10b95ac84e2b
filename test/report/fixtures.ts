import { loadBacktest } from '../../src/backtest/load.js';
import type { BacktestResult } from '../../src/backtest/result.js';
import { runBacktest } from '../../src/backtest/run.js';
import { DEFAULT_SETTINGS, type BacktestSettings } from '../../src/backtest/settings.js';
import { demo } from '../../src/data/demo/demo.js';
import type { LoadedData } from '../../src/data/port.js';
import { analyse } from '../../src/analysis/analyse.js';
import { buildReportModel } from '../../src/report/build/model.js';
import type { ReportModel, RunInfo } from '../../src/report/model.js';
import { STRATEGIES } from '../../strategies/index.js';

export const RUN: RunInfo = {
  id: 'backtest-20260109-213000-ab12cd',
  createdAt: '2026-01-09T21:30:00.000Z',
  command: 'navarch backtest --strategy all --data demo --from 2016-01-04 --to 2025-12-31',
  version: '0.1.0',
  platform: 'Node 20.20.0, linux x64',
};

export interface DemoRun {
  readonly result: BacktestResult;
  readonly data: LoadedData;
}

let demoRun: Promise<DemoRun> | undefined;

/** The four groups over ten years of the demo market: 16 symbols, the real engine. */
export function tenYears(): Promise<DemoRun> {
  demoRun ??= runDemo({ from: '2016-01-04', to: '2025-12-31' });
  return demoRun;
}

export async function runDemo(wish: Partial<BacktestSettings>): Promise<DemoRun> {
  const { data, settings } = await loadBacktest(
    demo(),
    STRATEGIES,
    { ...DEFAULT_SETTINGS, ...wish },
    Date.parse(RUN.createdAt),
  );
  return { result: runBacktest({ data, strategies: STRATEGIES, settings }), data };
}

export function modelOf({ result, data }: DemoRun, run: RunInfo = RUN): ReportModel {
  return buildReportModel(result, analyse(result), { data, run });
}

/** Names as an enemy would choose them, in place of some of ours. */
export const HOSTILE = new Map([
  ['SPEC', '<img src=x onerror="window.hacked=1">'],
  ['ASYM', `"'\`><svg/onload=window.hacked=1>`],
  ['NVDA', '</script><script>window.hacked=1</script>'],
  ['TSLA', '=HYPERLINK("http://evil.example","x")'],
  ['GLD', 'GLD\u202Eexe.gnp'],
  ['MSFT', '{{constructor.constructor("window.hacked=1")()}}'],
  ['SLX', '<!--<script>'],
  ['the demo', '<b>label</b>'],
]);

/** The same run with hostile names of groups and symbols throughout. */
export function withHostileNames({ result, data }: DemoRun): DemoRun {
  return { result: renamed(result), data: renamed(data) };
}

function renamed<T>(value: T): T {
  if (typeof value === 'string') return (HOSTILE.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map(renamed) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [HOSTILE.get(key) ?? key, renamed(item)])) as T;
}
