import type { Store } from '../../data/cache/store.js';
import { mending } from '../../data/cache/readStore.js';
import { FINDING_KINDS, type Finding, type FindingKind } from '../../data/quality/finding.js';
import { verifyStore, type VerifiedSymbol } from '../../data/quality/verify.js';
import { ExitCode } from '../exitCode.js';
import { inParagraph } from '../paragraph.js';
import { writeJson } from '../terminal.js';
import { storesOf, type DataJob } from './dataJob.js';
import { underHeads } from '../columns.js';

/** Findings of one kind that are told with their figures. */
const MOST_TOLD = 3;

const HEADS: Readonly<Record<FindingKind, string>> = {
  gap: 'GAPS',
  stray: 'STRAY',
  ohlc: 'OHLC',
  'bad-print': 'PRINTS',
  volume: 'VOLUME',
  split: 'SPLITS',
  stale: 'STALE',
  damaged: 'DAMAGED',
};

/** Examines the cache. @returns exit code 1 where anything was found */
export async function verifyData(job: DataJob): Promise<number> {
  const { terminal, json, now } = job.context;
  const verified: { store: Store; symbols: VerifiedSymbol[] }[] = [];
  for (const store of storesOf(job)) {
    const symbols = job.symbols ?? Object.keys(store.manifest().symbols).sort();
    verified.push({ store, symbols: await verifyStore(store, symbols, now) });
  }
  const found = verified.some(({ symbols }) => symbols.some(({ findings }) => findings.length > 0));
  if (json !== null) {
    const sources = verified.map(({ store, symbols }) => ({ source: store.name, symbols }));
    writeJson(json, { schemaVersion: 1, clean: !found, sources });
  }
  for (const { store, symbols } of verified) {
    terminal.print(`${store.name}: ${symbols.length} symbols in ${store.dir}`);
    for (const line of underHeads(HEAD, symbols.map(rowOf))) terminal.print(line);
    for (const line of worst(symbols)) terminal.print(line);
    const damaged = symbols.filter(({ findings }) => findings.some(({ kind }) => kind === 'damaged'));
    if (damaged.length > 0) terminal.print(mending(store, damaged.map(({ symbol }) => symbol).join(',')));
  }
  terminal.say(found ? 'Look at the bars above before you trust figures from them.' : 'Nothing was found.');
  return found ? ExitCode.Failed : ExitCode.Done;
}

const HEAD = ['SYMBOL', 'BARS', ...FINDING_KINDS.map((kind) => HEADS[kind])];

function rowOf({ symbol, rows, findings }: VerifiedSymbol): (string | number)[] {
  return [symbol, rows, ...FINDING_KINDS.map((kind) => count(findings, kind))];
}

/** Missing sessions are counted one by one, everything else by finding. */
function count(findings: readonly Finding[], kind: FindingKind): number {
  const those = findings.filter((finding) => finding.kind === kind);
  return kind === 'gap' ? those.reduce((sum, { size }) => sum + size, 0) : those.length;
}

/** The worst findings of each kind, and how many more there are. */
function worst(symbols: readonly VerifiedSymbol[]): string[] {
  const findings = symbols.flatMap((symbol) => symbol.findings);
  return FINDING_KINDS.flatMap((kind) => {
    const those = findings.filter((finding) => finding.kind === kind).sort((a, b) => b.size - a.size);
    if (those.length === 0) return [];
    const told = those.slice(0, MOST_TOLD).flatMap(({ message }) => inParagraph(message, '  ', '! '));
    const more = those.length - MOST_TOLD;
    return [`${HEADS[kind]}:`, ...told, ...(more > 0 ? [`    and ${more} more (--json has all)`] : [])];
  });
}
