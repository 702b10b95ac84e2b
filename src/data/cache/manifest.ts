import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionDate } from '../../domain/bar.js';
import type { DataIssue } from '../../domain/dataIssue.js';
import { writeAtomically } from '../atomicFile.js';

/** Who filled a folder of the cache. They are kept apart: no two vendors agree on every figure. */
export const STORE_NAMES = ['polygon', 'alpaca', 'import'] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** What the manifest says of one symbol. */
export interface CachedSymbol {
  /** The file's name, which holds part of its fingerprint: a new content is a new file. */
  readonly file: string;
  readonly fingerprint: string;
  readonly rows: number;
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
  /** The dates that the source has been asked for, and answered. */
  readonly asked: { readonly from: SessionDate; readonly to: SessionDate };
  /** An instant, ISO. */
  readonly fetchedAt: string;
  readonly splits: number;
  readonly dividends: number;
  readonly dividendsKnown: { readonly from: SessionDate; readonly to: SessionDate } | null;
  /** The date from which the vendor's plan answers; null where it gave all that was asked for. */
  readonly clippedTo: SessionDate | null;
  /** How many figures of past days have been seen to change. */
  readonly revisions: number;
  /** What the source said of the symbol's rows, told again with every load. */
  readonly issues: readonly DataIssue[];
}

export interface Manifest {
  readonly schemaVersion: 1;
  readonly store: StoreName;
  /** Whether the prices came adjusted for splits, as those of an imported folder do. */
  readonly adjusted: boolean;
  /** The sessions of an imported folder with its own; null: the exchange's calendar. */
  readonly sessions: readonly SessionDate[] | null;
  readonly symbols: Readonly<Record<string, CachedSymbol>>;
}

const FILE = 'manifest.json';

export function emptyManifest(store: StoreName): Manifest {
  return { schemaVersion: 1, store, adjusted: store === 'import', sessions: null, symbols: {} };
}

/** The manifest of a folder; null where it has none. @throws Error where it is damaged. */
export function readManifest(dir: string): Manifest | null {
  let text: string;
  try {
    text = readFileSync(join(dir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const manifest = JSON.parse(text) as Manifest | null;
  if (manifest?.schemaVersion !== 1 || typeof manifest.symbols !== 'object' || manifest.symbols === null) {
    throw new Error('it is no manifest that this version of navarch knows');
  }
  for (const [symbol, entry] of Object.entries(manifest.symbols)) {
    const sound =
      typeof entry.file === 'string' && /^[^/\\]+\.parquet$/.test(entry.file) && entry.asked?.from && entry.asked.to;
    if (!sound) throw new Error(`its entry of ${symbol} is not complete`);
  }
  return manifest;
}

/** What the manifest says of a symbol. */
export function entryOf(manifest: Manifest, symbol: string): CachedSymbol | undefined {
  return Object.hasOwn(manifest.symbols, symbol) ? manifest.symbols[symbol] : undefined;
}

export function writeManifest(dir: string, manifest: Manifest): void {
  writeAtomically(join(dir, FILE), `${JSON.stringify(manifest, null, 1)}\n`);
}
