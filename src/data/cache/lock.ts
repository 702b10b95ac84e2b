import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../domain/error.js';
import { writeAtomically } from '../atomicFile.js';

/** A lock whose holder has not renewed it for this long is that of a process that died. */
const STALE_MS = 5_000;
const RENEW_MS = 1_000;
/** A second writer waits longer than a dead one's lock lasts, then gives up. */
const WAITS = 14;
const WAIT_MS = 500;
const HOLDER = 'writer.json';

export interface FolderLock {
  /** @throws NavarchError (failure) where the lock was lost, as after a long sleep: another may be writing. */
  check(): void;
  release(): Promise<void>;
}

/** What is used of the package. */
interface Lockfile {
  lock(
    file: string,
    options: {
      lockfilePath: string;
      stale: number;
      update: number;
      realpath: boolean;
      onCompromised: (error: Error) => void;
    },
  ): Promise<() => Promise<void>>;
}

/**
 * Takes a folder for one writer. Readers do not ask.
 * @throws NavarchError (failure) naming the process that holds it, after a wait of some seconds.
 */
export async function lockFolder(dir: string, label: string, signal?: AbortSignal): Promise<FolderLock> {
  mkdirSync(dir, { recursive: true });
  // @ts-expect-error: the package brings no types.
  const { default: lockfile } = (await import('proper-lockfile')) as { default: Lockfile };
  let lost: Error | undefined;
  const take = () =>
    lockfile.lock(dir, {
      lockfilePath: join(dir, '.lock'),
      stale: STALE_MS,
      update: RENEW_MS,
      realpath: false,
      onCompromised: (error) => (lost = error),
    });
  const unlock = await patiently(take, dir, label, signal);
  writeAtomically(join(dir, HOLDER), JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return {
    check() {
      if (lost === undefined) return;
      throw failure(`The lock on ${label} was lost: ${lost.message}`, 'Run the command again; it resumes.', lost);
    },
    async release() {
      if (lost === undefined) await unlock();
    },
  };
}

async function patiently<T>(take: () => Promise<T>, dir: string, label: string, signal?: AbortSignal): Promise<T> {
  for (let waits = 0; ; waits++) {
    signal?.throwIfAborted();
    try {
      return await take();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') {
        throw failure(`${label} cannot be locked: ${(error as Error).message}`, 'Check its permissions.', error);
      }
      if (waits >= WAITS) throw inUse(dir, label, error);
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}

function inUse(dir: string, label: string, cause: unknown): Error {
  let holder = 'another process';
  try {
    const { pid, since } = JSON.parse(readFileSync(join(dir, HOLDER), 'utf8')) as { pid: number; since: string };
    holder = `process ${pid}, since ${since},`;
  } catch {
    // Who holds it is not written yet; that somebody does is known.
  }
  return failure(`${label} is in use: ${holder} is writing to it.`, 'Wait until it has ended, or stop it.', cause);
}
