import { createHash } from 'node:crypto';
import type { ParquetReadOptions } from 'hyparquet';
import { BAR_FIELDS, type BarColumns, type BarField, type SessionDate } from '../../domain/bar.js';
import type { Dividend, Split } from '../../domain/corporateAction.js';
import { dayOfIsoDate, isoDateOfDay } from '../../market/date.js';

/** What a file of the cache holds: one symbol's bars and actions, as its source gave them. */
export interface SymbolFile {
  readonly symbol: string;
  readonly bars: BarColumns;
  readonly splits: readonly Split[];
  readonly dividends: readonly Dividend[];
}

const ACTIONS = 'navarch.actions';

/**
 * A symbol as Parquet: `date` (DATE), and five columns of doubles, plain and uncompressed, since that reads fastest;
 * splits and dividends as JSON among the file's key-value metadata.
 */
export async function encodeSymbol({ symbol, bars, splits, dividends }: SymbolFile): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const content = parquetWriteBuffer({
    schema: [
      { name: 'bars', num_children: 1 + BAR_FIELDS.length },
      { name: 'date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
      ...BAR_FIELDS.map((name) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const),
    ],
    columnData: [
      { name: 'date', data: bars.dates.map(dayOfIsoDate), encoding: 'PLAIN' },
      ...BAR_FIELDS.map((name) => ({ name, data: bars[name], encoding: 'PLAIN' }) as const),
    ],
    codec: 'UNCOMPRESSED',
    statistics: false,
    rowGroupSize: Math.max(1, bars.dates.length),
    pageSize: 64 * 1024 * 1024,
    kvMetadata: [{ key: ACTIONS, value: JSON.stringify({ symbol, splits, dividends }) }],
  });
  return new Uint8Array(content);
}

/** @throws any error where the bytes are no file of {@link encodeSymbol}. */
export async function decodeSymbol(bytes: Uint8Array): Promise<SymbolFile> {
  const { parquetMetadata, parquetRead } = await import('hyparquet');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const actions = metadata.key_value_metadata?.find(({ key }) => key === ACTIONS)?.value;
  if (actions === undefined) throw new Error('it holds no actions');
  const columns = new Map<string, ArrayLike<number>>();
  if (rows > 0) {
    await parquetRead({
      file,
      metadata,
      parsers: AS_THEY_ARE,
      onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
        if (rowStart !== 0 || rowEnd !== rows) throw new Error('it has more than one page');
        columns.set(columnName, columnData as ArrayLike<number>);
      },
    });
  }
  const column = (name: BarField) => Float64Array.from(columns.get(name) ?? []);
  return {
    ...(JSON.parse(actions) as Omit<SymbolFile, 'bars'>),
    bars: {
      dates: Array.from(columns.get('date') ?? [], isoDate),
      open: column('open'),
      high: column('high'),
      low: column('low'),
      close: column('close'),
      volume: column('volume'),
    },
  };
}

/** `sha256:` and 64 hex digits over a file's bytes. */
export function contentHash(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Days stay numbers; a Date for each of a hundred thousand would be thrown away at once. */
const AS_THEY_ARE = { dateFromDays: (days: number) => days } as unknown as NonNullable<ParquetReadOptions['parsers']>;

const knownDates = new Map<number, SessionDate>();

function isoDate(day: number): SessionDate {
  let date = knownDates.get(day);
  if (date === undefined) knownDates.set(day, (date = isoDateOfDay(day)));
  return date;
}
