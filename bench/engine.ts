import { once } from 'navarch';
import { clockOf } from '../src/backtest/clock.js';
import { type Drive, drive } from '../src/backtest/drive.js';
import { orderHash } from '../src/backtest/orderHash.js';
import { AuditLog } from '../src/execution/auditLog.js';
import type { AuditSink } from '../src/execution/outcome.js';
import { PricePanel } from '../src/market/panel.js';
import { StrategyRunner } from '../src/strategy/runner.js';
import { kernel, type KernelResult } from './kernel.js';
import type { Job } from './panels.js';
import { medians } from './timing.js';

/** Prints how the engine does on a job, as multiples of the kernel's time. */
export async function measureEngine(title: string, job: Job): Promise<void> {
  const byHand = runKernel(job);
  const engine = runEngine(job, null);
  const same = engine.recorder.nav.every((value, t) => value === byHand.nav[t]);
  if (!same || engine.recorder.fills.session.length !== byHand.trades) {
    throw new Error(`${title}: the engine and the kernel disagree, so their times mean nothing`);
  }
  const audit = new AuditLog();
  runEngine(job, audit);
  const [kernelMs, plainMs, auditMs] = medians(
    [() => runKernel(job), () => runEngine(job, null), () => runEngine(job, new AuditLog())],
    job.panel.width > 100 ? 60 : 400,
  );
  console.log(title);
  console.log(`  ${job.last - job.first + 1} sessions, ${byHand.trades} fills, the same NAV to the last bit`);
  console.log(`  engine, audit off   ${(plainMs! / kernelMs!).toFixed(2)} x the kernel`);
  console.log(`  engine, audit on    ${(auditMs! / kernelMs!).toFixed(2)} x the kernel`);
  console.log(
    `  steps a second      ${Math.round(audit.length / (plainMs! / 1000)).toLocaleString('en-US')} (${audit.length} steps)`,
  );
  console.log(`  allocated           ${allocation(job)}`);
  console.log(`  (kernel ${kernelMs!.toFixed(3)} ms here)\n`);
}

export function runKernel({ panel, strategy, settings, first, last }: Job): KernelResult {
  const columns = Int32Array.from(strategy.universe, (symbol) => panel.columnOf(symbol));
  return kernel(panel, columns, first, last, {
    capital: settings.capital,
    lookback: settings.sharpeLookback,
    top: settings.top,
    cooldown: settings.cooldownDays,
    tolerance: settings.tolerance,
  });
}

/** A whole run from the columns on: what can be derived from them is derived anew each time. */
export function runEngine({ panel, strategy, settings, first, last }: Job, audit: AuditSink | null): Drive {
  const fresh = new PricePanel(panel.sessions, panel.symbols, panel);
  const runner = new StrategyRunner(strategy, settings, fresh);
  const run = drive(fresh, clockFor(panel), { first, last }, runner, settings, audit);
  orderHash(run.state.orders, fresh.symbols, first);
  return run;
}

const clocks = new WeakMap<PricePanel, ReturnType<typeof clockOf>>();
function clockFor(panel: PricePanel): ReturnType<typeof clockOf> {
  let clock = clocks.get(panel);
  if (!clock) clocks.set(panel, (clock = clockOf(panel)));
  return clock;
}

/** Heap that a session costs on which nothing is decided: a strategy that decides once, over all and half of it. */
function allocation(job: Job): string {
  const quiet = { ...job, strategy: { ...job.strategy, when: once() } };
  const half = { ...quiet, last: job.first + ((job.last - job.first) >> 1) };
  const grown = heapOf(quiet) - heapOf(half);
  return `${Math.max(0, Math.round(grown / (job.last - half.last)))} bytes of heap for a session without orders`;
}

function heapOf(job: Job): number {
  for (let i = 0; i < 200; i++) runEngine(job, null);
  const samples = Array.from({ length: 21 }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    runEngine(job, null);
    return process.memoryUsage().heapUsed - before;
  });
  return samples.sort((a, b) => a - b)[10]!;
}
