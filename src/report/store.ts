import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import * as z from 'zod';
import { inputError } from '../domain/error.js';
import { META_ID } from './html/page.js';
import type { ReportMeta } from './meta.js';
import { reportPath, reportsFolder } from './save.js';

/** A report in a home's folder. */
export interface StoredReport extends ReportMeta {
  readonly path: string;
  readonly bytes: number;
}

/** The facts stand in the first bytes of a report; nothing beyond is read. */
const HEAD_BYTES = 16_384;
const END = '</html>';
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/;

const metaSchema: z.ZodType<ReportMeta> = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal('backtest'),
  id: z.string(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  strategies: z.array(z.string()),
  winner: z.string(),
  finalNav: z.number(),
  source: z.string(),
  synthetic: z.boolean(),
});

/** The reports of a home, newest first. What is not a whole report of ours is passed over. */
export function listReports(home: string): StoredReport[] {
  return fileNames(home)
    .flatMap((name) => readStored(home, name.slice(0, -'.html'.length)) ?? [])
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1));
}

/**
 * The report of an id, or the newest without one.
 * @throws NavarchError (input) naming the ids that come near, where there is none of that id
 */
export function findReport(home: string, id?: string): StoredReport {
  const found = id === undefined ? listReports(home)[0] : readStored(home, id.replace(/\.html$/, ''));
  if (found) return found;
  const known = listReports(home).map((report) => report.id);
  if (known.length === 0) {
    throw inputError(`There is no report in ${reportsFolder(home)}.`, 'Make one: navarch backtest --strategy all.');
  }
  throw inputError(
    `There is no report "${id}" in ${reportsFolder(home)}.`,
    `Did you mean ${nearest(id!, known).join(', ')}? "navarch report list" shows all.`,
  );
}

/** Only a plain name ever becomes a path: no separator, no dot at its start. */
export function isReportId(id: string): boolean {
  return ID.test(id);
}

function readStored(home: string, id: string): StoredReport | null {
  if (!isReportId(id)) return null;
  const path = reportPath(home, id);
  try {
    const stat = statSync(path);
    const meta = stat.isFile() ? readMeta(path, stat.size) : null;
    return meta && { ...meta, id, path, bytes: stat.size };
  } catch {
    return null;
  }
}

function fileNames(home: string): string[] {
  try {
    return readdirSync(reportsFolder(home)).filter((name) => name.endsWith('.html') && !name.startsWith('.'));
  } catch {
    return [];
  }
}

/** The facts at the head of a report; null where the file is not one, or not whole. */
function readMeta(path: string, size: number): ReportMeta | null {
  const file = openSync(path, 'r');
  try {
    if (!readAt(file, Math.max(0, size - END.length - 8), END.length + 8).includes(END)) return null;
    return metaIn(readAt(file, 0, HEAD_BYTES));
  } finally {
    closeSync(file);
  }
}

function metaIn(head: string): ReportMeta | null {
  const start = head.indexOf(`<script type="application/json" id="${META_ID}">`);
  if (start < 0) return null;
  const json = head.slice(head.indexOf('>', start) + 1, head.indexOf('</script>', start));
  const parsed = metaSchema.safeParse(parse(json));
  return parsed.success ? parsed.data : null;
}

function readAt(file: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, position));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The three known ids that share most with a mistyped one. */
function nearest(id: string, known: readonly string[]): string[] {
  const distance = new Map(known.map((other) => [other, editDistance(id, other)]));
  return [...known].sort((a, b) => distance.get(a)! - distance.get(b)!).slice(0, 3);
}

/** Letters to insert, remove or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
