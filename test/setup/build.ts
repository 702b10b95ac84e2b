import { spawnSync } from 'node:child_process';

/** The end-to-end tests run the built program: it is built anew when a source is newer. */
export default function buildOnce(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}
