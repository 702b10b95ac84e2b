import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BarField, SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';

/** A figure of a past day that the source has come to state otherwise; null where it stated, or states, none. */
export interface Revision {
  readonly symbol: string;
  readonly date: SessionDate;
  readonly field: BarField | 'split' | 'dividend';
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** An instant, ISO. */
  readonly seenAt: string;
}

const FILE = 'revisions.jsonl';

/** Adds to a folder's list of revisions, a line each. */
export function recordRevisions(dir: string, revisions: readonly Revision[]): void {
  if (revisions.length === 0) return;
  // It opens with a line break, so that a line which a crash cut short spoils none of these.
  appendFileSync(join(dir, FILE), `\n${revisions.map((revision) => JSON.stringify(revision)).join('\n')}\n`);
}

/** All revisions of a folder, each once: a sync that was killed records what it found again. */
export function readRevisions(dir: string): Revision[] {
  let text: string;
  try {
    text = readFileSync(join(dir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const revisions = new Map<string, Revision>();
  for (const line of text.split('\n')) {
    const revision = parsed(line);
    if (revision === null) continue;
    const { symbol, date, field, before, after } = revision;
    const key = JSON.stringify([symbol, date, field, before, after]);
    if (!revisions.has(key)) revisions.set(key, revision);
  }
  return [...revisions.values()];
}

function parsed(line: string): Revision | null {
  try {
    return JSON.parse(line) as Revision;
  } catch {
    return null;
  }
}

/** One sentence on the revisions of a symbol; nothing where there are none. */
export function revisionIssues(symbol: string, revisions: readonly Revision[]): DataIssue[] {
  const [first] = revisions;
  if (first === undefined) return [];
  const example = `the ${first.field} of ${first.date} from ${first.before ?? 'none'} to ${first.after ?? 'none'}`;
  const what = revisions.length === 1 ? example : `${revisions.length} figures of past days, the first ${example}`;
  return [{ kind: 'revised', severity: 'warning', symbol, message: `${symbol}: the source has changed ${what}` }];
}
