import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/data/cache/lock.js';
import { readRevisions } from '../../src/data/cache/revisions.js';
import { openCache, StoreWriter } from '../../src/data/cache/store.js';

const KILLS = 25;
const SYMBOLS = ['AAA', 'BBB', 'CCC'];
const root = mkdtempSync(join(tmpdir(), 'navarch-crash-'));
const program = join(root, 'writer.mjs');
const home = join(root, 'data-cache');

beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'cacheWriter.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  });
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a writer killed at any moment', () => {
  it('leaves every symbol in a version that it had committed or was committing, whole', async () => {
    let version = 1;
    for (let kill = 0; kill < KILLS; kill++) {
      const committed = await killedAfter(10 + Math.floor(Math.random() * 120), version);
      for (const symbol of SYMBOLS) {
        const found = await versionOf(symbol);
        const known = committed.get(symbol) ?? (found === null ? null : Math.min(found, version));
        if (known === null) continue;
        expect(found! - known).toBeGreaterThanOrEqual(0);
        expect(found! - known).toBeLessThanOrEqual(1);
        version = Math.max(version, found! + 1);
      }
    }
    expect(version).toBeGreaterThan(KILLS);
    const store = openCache(home).store('polygon');
    new StoreWriter(store, () => {});
    expect(readdirSync(store.dir).filter((name) => name.endsWith('.parquet') || name.startsWith('.tmp'))).toHaveLength(
      3,
    );
    expect(readRevisions(store.dir).length).toBeGreaterThan(KILLS);
  });
});

/** Lets the program write, reading beside it, and kills it some ms after its first commit. */
async function killedAfter(ms: number, first: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [program, home, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  const end = performance.now() + ms;
  while (performance.now() < end) {
    for (const symbol of SYMBOLS) await versionOf(symbol);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  const lines = said.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])]));
}

/** The version that a reader without a lock sees; null where there is none. Mixed content fails. */
async function versionOf(symbol: string): Promise<number | null> {
  const content = await openCache(home).store('polygon').read(symbol);
  if (content === null) return null;
  const version = content.bars.close[0]!;
  expect(content.bars.close.every((close) => close === version)).toBe(true);
  return version;
}

describe('two writers', () => {
  it('the second is told who writes, and readers are not held up', async () => {
    const dir = join(root, 'locked');
    const first = await lockFolder(dir, 'data-cache/polygon');
    await expect(lockFolder(dir, 'data-cache/polygon')).rejects.toMatchObject({
      kind: 'failure',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await first.release();
    await (await lockFolder(dir, 'data-cache/polygon')).release();
  });

  it('the lock of a writer that was killed is taken over', async () => {
    const dir = join(root, 'orphaned');
    const { mkdirSync, utimesSync } = await import('node:fs');
    mkdirSync(join(dir, '.lock'), { recursive: true });
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(join(dir, '.lock'), longAgo, longAgo);
    await (await lockFolder(dir, 'data-cache/polygon')).release();
  });
});
