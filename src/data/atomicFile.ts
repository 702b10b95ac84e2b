import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const TEMPORARY = '.tmp-';
let written = 0;

/**
 * Writes a file so that whoever looks, at any moment and after any crash, finds the old content or the new: into a
 * file beside it, forced to the disk, renamed over it, and the folder forced to the disk.
 */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  const folder = dirname(path);
  const temporary = join(folder, `${TEMPORARY}${process.pid}-${++written}-${basename(path)}`);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const file = openSync(temporary, 'w', 0o644);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Whether a name is that of a write that a crash cut short. */
export function isTemporary(name: string): boolean {
  return name.startsWith(TEMPORARY);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
