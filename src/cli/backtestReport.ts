import { resolve } from 'node:path';
import type { BacktestAnalysis } from '../analysis/analyse.js';
import type { BacktestResult } from '../backtest/result.js';
import type { LoadedData } from '../data/port.js';
import type { Context } from './context.js';
import { VERSION } from './version.js';

/** Writes the page, and the pictures where they are asked for. @returns the page's path; null for `none` */
export async function writeBacktestReport(
  asked: string | undefined,
  pngDir: string | undefined,
  data: LoadedData,
  result: BacktestResult,
  analysis: BacktestAnalysis,
  { home, now, commandLine }: Context,
): Promise<string | null> {
  if (asked === 'none' && pngDir === undefined) return null;
  const { buildReportModel } = await import('../report/build/model.js');
  const { newReportId, reportPath, updateLatest } = await import('../report/save.js');
  const id = newReportId(new Date(now));
  const platform = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  const run = { id, createdAt: new Date(now).toISOString(), command: commandLine, version: VERSION, platform };
  const model = buildReportModel(result, analysis, { data, run });
  if (pngDir !== undefined) await (await import('../report/png.js')).writePngs(model, resolve(pngDir));
  if (asked === 'none') return null;
  const file = asked === undefined ? reportPath(home, id) : resolve(asked);
  const { writeReport } = await import('../report/write.js');
  writeReport(model, file);
  updateLatest(home, file, pngDir);
  return file;
}
