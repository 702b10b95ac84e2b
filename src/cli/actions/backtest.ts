import { analyse } from '../../analysis/analyse.js';
import { backtestJson } from '../../backtest/json.js';
import { loadBacktest } from '../../backtest/load.js';
import { runBacktest } from '../../backtest/run.js';
import { type Config, loadConfig } from '../../config/config.js';
import { chooseStrategies } from '../../config/strategies.js';
import { openSource } from '../../config/source.js';
import { STRATEGIES } from '../../../strategies/index.js';
import { AuditFile } from '../auditFile.js';
import { printBacktest } from '../backtestOutput.js';
import { settingsOf } from '../backtestSettings.js';
import type { BacktestArgs } from '../commands/backtest.js';
import { openContext } from '../context.js';
import { ExitCode } from '../exitCode.js';
import { showProgress } from '../progress.js';
import { writeBacktestReport } from '../backtestReport.js';
import { type Terminal, writeJson } from '../terminal.js';

export async function backtest(argv: BacktestArgs): Promise<number> {
  const context = await openContext(argv);
  const { terminal, log, env, home, now, signal } = context;
  const config = await loadConfig(home, argv.config, env);
  const { asked, tickers } = whatToRun(argv, config);
  const strategies = await chooseStrategies(STRATEGIES, asked, tickers);
  const wish = settingsOf(argv, config);
  const { source, because } = await openSource(argv.data ?? config.data ?? 'auto', env, home, now);
  const progress = showProgress(terminal);
  const loading = loadBacktest(source, strategies, wish, now, { signal, onProgress: progress.update });
  const { data, settings } = await loading.finally(() => progress.stop());
  const audit = argv.audit === undefined ? null : new AuditFile(argv.audit);
  const result = runBacktest({ data, strategies, settings, ...(audit && { auditOf: audit.of }) });
  audit?.write((name) => strategies.find((strategy) => strategy.name === name)!.universe);
  const analysis = analyse(result);
  const report = await writeBacktestReport(argv.report, argv.png, data, result, analysis, context);
  if (context.json !== null) {
    writeJson(
      context.json,
      backtestJson(result, (name) => (name === null ? analysis.benchmark : analysis.metrics[name])),
    );
  }
  printBacktest(result, analysis, { because, report, png: argv.png ?? null }, terminal);
  log.info(summaryLine(result.winner, report));
  if (argv.open && report !== null) await openReport(report, terminal);
  return ExitCode.Done;
}

/** A flag wins over the file, also over what the file says in other words. */
function whatToRun({ strategy, tickers }: BacktestArgs, config: Config) {
  const flagged = strategy !== undefined || tickers !== undefined;
  return {
    asked: flagged ? strategy : config.strategy,
    tickers: flagged ? tickers?.split(',').map((word) => word.trim()) : config.tickers,
  };
}

async function openReport(file: string, terminal: Terminal): Promise<void> {
  const { openInBrowser } = await import('../../report/open.js');
  if (!(await openInBrowser(file))) terminal.warn(`No browser can be opened from here: open ${file} yourself.`);
}

function summaryLine(winner: { name: string; finalNav: number }, report: string | null): string {
  return `backtest: ${winner.name} wins with ${winner.finalNav.toFixed(2)} USD; report ${report ?? 'none'}`;
}
