import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the test's own with these files in it, by path; it goes when the test ends. */
export function folderWith(files: Readonly<Record<string, string>> = {}, mode = 0o600): string {
  const dir = mkdtempSync(join(tmpdir(), 'navarch-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text, { mode });
  }
  return dir;
}
