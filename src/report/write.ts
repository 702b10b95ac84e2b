import { loadAssets } from './assets.js';
import { writeFileAtomic } from './atomic.js';
import { renderReport } from './html/report.js';
import type { ReportModel } from './model.js';

/** Writes the report as one HTML file that needs nothing else; an old file of that name is replaced at once. */
export function writeReport(model: ReportModel, file: string): void {
  writeFileAtomic(file, renderReport(model, loadAssets()));
}
