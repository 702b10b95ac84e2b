import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../domain/error.js';
import { isTemporary, writeAtomically } from '../atomicFile.js';
import { lockFolder } from './lock.js';
import {
  emptyManifest,
  entryOf,
  readManifest,
  STORE_NAMES,
  writeManifest,
  type CachedSymbol,
  type Manifest,
  type StoreName,
} from './manifest.js';
import { recordRevisions, type Revision } from './revisions.js';
import { contentHash, decodeSymbol, encodeSymbol, type SymbolFile } from './symbolFile.js';

/** A folder with a subfolder for each source that filled it. */
export interface Cache {
  readonly dir: string;
  readonly store: (name: StoreName) => Store;
  /** The sources that have filled it. */
  readonly stores: () => StoreName[];
}

/** Opens the cache in `dir`; nothing is created before something is written. */
export function openCache(dir: string): Cache {
  const stores = new Map(STORE_NAMES.map((name) => [name, new Store(dir, name)]));
  return {
    dir,
    store: (name) => stores.get(name)!,
    stores: () => STORE_NAMES.filter((name) => existsSync(join(dir, name, 'manifest.json'))),
  };
}

/** Why a symbol's file cannot be used. */
export class DamagedFile extends Error {}

/** What is said of a symbol beside what its file shows. */
export type Said = Pick<CachedSymbol, 'asked' | 'fetchedAt' | 'dividendsKnown' | 'clippedTo' | 'revisions' | 'issues'>;

/**
 * One source's part of the cache: a Parquet file for each symbol and a manifest that names it. A file never changes;
 * a new content is a new file, and the manifest, written after it, decides which one counts. So a reader needs no
 * lock, and a writer killed at any moment leaves the old state or the new.
 */
export class Store {
  readonly name: StoreName;
  readonly dir: string;
  /** How messages call the folder. */
  readonly label: string;
  /** What was read, by file: a file's content never changes. */
  readonly #contents = new Map<string, SymbolFile>();

  constructor(cacheDir: string, name: StoreName) {
    this.name = name;
    this.dir = join(cacheDir, name);
    this.label = `data-cache/${name}`;
  }

  /** The manifest; an empty one where nothing has been written. @throws NavarchError (failure) where it is damaged. */
  manifest(): Manifest {
    try {
      return readManifest(this.dir) ?? emptyManifest(this.name);
    } catch (cause) {
      throw failure(
        `${this.label}/manifest.json is damaged: ${(cause as Error).message}.`,
        this.name === 'import' ? 'Import the folder again: data import DIR.' : 'Fetch the data again: data sync.',
        cause,
      );
    }
  }

  /**
   * One symbol's content; null where the store does not have it.
   * @throws DamagedFile where its file is missing, cut short or altered.
   */
  async read(symbol: string, manifest: Manifest = this.manifest()): Promise<SymbolFile | null> {
    const entry = entryOf(manifest, symbol);
    if (entry === undefined) return null;
    try {
      return await this.#readFile(symbol, entry);
    } catch (error) {
      const current = entryOf(this.manifest(), symbol);
      // A writer may have replaced the file since the manifest was read.
      if (current !== undefined && current.file !== entry.file) return this.#readFile(symbol, current);
      throw error;
    }
  }

  async #readFile(symbol: string, entry: CachedSymbol): Promise<SymbolFile> {
    const known = this.#contents.get(entry.file);
    if (known !== undefined) return known;
    try {
      const bytes = readFileSync(join(this.dir, entry.file));
      if (contentHash(bytes) !== entry.fingerprint) throw new Error('its content is not what was written');
      const content = await decodeSymbol(bytes);
      if (content.symbol !== symbol) throw new Error(`it is that of ${content.symbol}`);
      this.#contents.set(entry.file, content);
      return content;
    } catch (cause) {
      throw new DamagedFile(`${this.label}/${entry.file} is damaged: ${(cause as Error).message}`, { cause });
    }
  }

  /**
   * Works on the store as its only writer; what a crash left behind is cleared first.
   * @throws NavarchError (failure) where another process is writing.
   */
  async write<T>(work: (writer: StoreWriter) => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      const lock = await lockFolder(this.dir, this.label, signal);
      try {
        return await work(new StoreWriter(this, () => lock.check()));
      } finally {
        await lock.release();
      }
    } catch (error) {
      throw isOfTheDisk(error) ? this.#unwritable(error) : error;
    }
  }

  #unwritable(cause: Error): Error {
    const advice = 'Check its permissions and the space left on the disk; what was committed is kept.';
    return failure(`${this.label} cannot be written: ${cause.message}.`, advice, cause);
  }
}

/** Whether the operating system refused a file or a folder. */
function isOfTheDisk(error: unknown): error is Error {
  return error instanceof Error && 'errno' in error && 'syscall' in error;
}

/** The one that may write to a {@link Store}, while it holds the lock. */
export class StoreWriter {
  readonly store: Store;
  readonly #check: () => void;
  #manifest: Manifest;

  constructor(store: Store, check: () => void) {
    this.store = store;
    this.#check = check;
    mkdirSync(store.dir, { recursive: true });
    this.#manifest = this.#soundManifest();
    this.#clearLeftovers();
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** A damaged manifest is put aside, and everything fetched anew. */
  #soundManifest(): Manifest {
    try {
      return readManifest(this.store.dir) ?? emptyManifest(this.store.name);
    } catch {
      renameSync(join(this.store.dir, 'manifest.json'), join(this.store.dir, 'manifest.damaged.json'));
      return emptyManifest(this.store.name);
    }
  }

  #clearLeftovers(): void {
    const current = new Set(Object.values(this.#manifest.symbols).map((entry) => entry.file));
    for (const name of readdirSync(this.store.dir)) {
      const stray = isTemporary(name) || (name.endsWith('.parquet') && !current.has(name));
      if (stray) rmSync(join(this.store.dir, name), { force: true });
    }
  }

  /** Commits one symbol: its file, then the manifest that names it; then the file that it replaces goes. */
  async put(content: SymbolFile, said: Said, revisions: readonly Revision[] = []): Promise<CachedSymbol> {
    const bytes = await encodeSymbol(content);
    const fingerprint = contentHash(bytes);
    const file = `${content.symbol}-${fingerprint.slice('sha256:'.length).slice(0, 16)}.parquet`;
    const { dates } = content.bars;
    const entry: CachedSymbol = {
      file,
      fingerprint,
      rows: dates.length,
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      splits: content.splits.length,
      dividends: content.dividends.length,
      ...said,
    };
    this.#check();
    const before = entryOf(this.#manifest, content.symbol);
    writeAtomically(join(this.store.dir, file), bytes);
    recordRevisions(this.store.dir, revisions);
    this.#commit({ ...this.#manifest, symbols: { ...this.#manifest.symbols, [content.symbol]: entry } });
    if (before !== undefined && before.file !== file) rmSync(join(this.store.dir, before.file), { force: true });
    return entry;
  }

  /** The sessions of an imported folder; null: the exchange's calendar. */
  setSessions(sessions: readonly string[] | null): void {
    this.#check();
    this.#commit({ ...this.#manifest, sessions });
  }

  #commit(manifest: Manifest): void {
    writeManifest(this.store.dir, manifest);
    this.#manifest = manifest;
  }
}
