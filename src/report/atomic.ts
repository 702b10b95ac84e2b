import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failure } from '../domain/error.js';

/** A path beside `path` that no reader takes for a report. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(3).toString('hex')}.tmp`);
}

/**
 * Writes a file such that a reader sees the old one or the whole new one; its folder is made where it is missing.
 * @throws a failure that names the file
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = temporaryBeside(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    removeIfThere(temporary);
    throw failure(
      `${path} could not be written: ${error instanceof Error ? error.message : String(error)}.`,
      'Check that the folder may be written to and that the disk has room.',
      error,
    );
  }
}

/** What went wrong is told by the error that led here. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where the folder is none, there is nothing to remove.
  }
}
