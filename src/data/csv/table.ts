import { readFileSync } from 'node:fs';
import { inputError } from '../../domain/error.js';
import { isIsoDate } from '../../market/date.js';
import { parseNumber } from './number.js';

const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;
const QUOTE = '"';

/**
 * A CSV file with a header row, read field by field without making a string of every one. Columns are found by name,
 * in any order and case; rows end with LF or CRLF; a byte-order mark, blank lines and further columns are passed over.
 */
export class CsvTable {
  /** For messages. */
  readonly file: string;
  readonly #bytes: Buffer;
  readonly #columns = new Map<string, number>();
  /** Where the current row's fields begin; the entry after the last field is the end of the row, plus 1. */
  #starts: Int32Array;
  #fields = 0;
  #next = 0;
  #line = 0;

  constructor(file: string, content: Buffer) {
    this.file = file;
    this.#bytes = content;
    this.#starts = new Int32Array(64);
    if (!this.nextRow()) throw inputError(`${file} is empty.`, 'It needs a header row and a row a date, or remove it.');
    for (let i = 0; i < this.#fields; i++) this.#addColumn(this.text(i).toLowerCase(), i);
  }

  #addColumn(name: string, index: number): void {
    if (name === '') return;
    if (this.#columns.has(name)) throw inputError(`${this.file} has two columns named "${name}".`, 'Rename one.');
    this.#columns.set(name, index);
  }

  /** The place of a column; -1 where the file has none of that name. */
  find(name: string): number {
    return this.#columns.get(name) ?? -1;
  }

  /** The place of a column that must be there. @throws NavarchError (input) naming the file and the column. */
  require(name: string): number {
    const index = this.find(name);
    if (index >= 0) return index;
    const found = [...this.#columns.keys()].join(', ');
    throw inputError(`${this.file} has no column "${name}": its header is ${found}.`, 'Add the column, or its name.');
  }

  /** An upper bound of the rows left. */
  countLines(): number {
    let lines = 1;
    for (let at = this.#bytes.indexOf(NEWLINE, this.#next); at >= 0; at = this.#bytes.indexOf(NEWLINE, at + 1)) lines++;
    return lines;
  }

  /** Moves to the next row that is not blank; false at the end. */
  nextRow(): boolean {
    const bytes = this.#bytes;
    while (this.#next < bytes.length) {
      this.#line++;
      let fields = 0;
      let at = this.#next;
      this.#starts[0] = at;
      for (; at < bytes.length && bytes[at] !== NEWLINE; at++) {
        if (bytes[at] === COMMA) this.#start(++fields, at + 1);
      }
      this.#next = at + 1;
      if (at > this.#starts[0]! && bytes[at - 1] === RETURN) at--;
      this.#start(++fields, at + 1);
      this.#fields = fields;
      if (fields > 1 || this.text(0) !== '') return true;
    }
    return false;
  }

  #start(field: number, at: number): void {
    if (field >= this.#starts.length) {
      const wider = new Int32Array(2 * this.#starts.length);
      wider.set(this.#starts);
      this.#starts = wider;
    }
    this.#starts[field] = at;
  }

  /** The row's text in a column, trimmed; empty where the row is too short. */
  text(column: number): string {
    if (column < 0 || column >= this.#fields) return '';
    return this.#bytes.toString('utf8', this.#starts[column]!, this.#starts[column + 1]! - 1).trim();
  }

  /** The row's number in a column, NaN where there is none. @throws NavarchError (input) with file and line. */
  number(column: number): number {
    if (column < 0 || column >= this.#fields) return Number.NaN;
    const value = parseNumber(this.#bytes, this.#starts[column]!, this.#starts[column + 1]! - 1);
    if (value === undefined) throw this.error(`"${this.text(column)}" is not a number`);
    return value;
  }

  /** The row's date in a column, as YYYY-MM-DD. @throws NavarchError (input) with file and line. */
  date(column: number): string {
    if (column < this.#fields) {
      const start = this.#starts[column]!;
      if (this.#starts[column + 1]! - 1 - start === 10) {
        const known = dateAt(this.#bytes, start);
        if (known !== undefined) return known;
      }
    }
    const text = this.text(column);
    if (!isIsoDate(text)) throw this.error(`"${text}" is not a date as YYYY-MM-DD`);
    return text;
  }

  /** An error at the current row. */
  error(what: string): Error {
    return inputError(`${this.file}, line ${this.#line}: ${what}.`, 'Correct the row or remove it.');
  }
}

/** Dates by the digits that spell them, so that a hundred files share one string for each. */
const knownDates = new Map<number, string>();

function dateAt(bytes: Buffer, start: number): string | undefined {
  let digits = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i]!;
    if (i === 4 || i === 7) {
      if (byte !== 45) return undefined;
    } else if (byte >= 48 && byte <= 57) {
      digits = 10 * digits + (byte - 48);
    } else {
      return undefined;
    }
  }
  const known = knownDates.get(digits);
  if (known !== undefined) return known;
  const text = bytes.toString('latin1', start, start + 10);
  if (!isIsoDate(text)) return undefined;
  knownDates.set(digits, text);
  return text;
}

/**
 * Opens a CSV file at its header.
 * @param label how messages call the file.
 * @throws NavarchError (input) where it cannot be read, is empty, or has a broken quotation.
 */
export async function openTable(path: string, label: string): Promise<CsvTable> {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (cause) {
    throw inputError(
      `${label} cannot be read: ${(cause as Error).message}`,
      'Check the file and its permissions.',
      cause,
    );
  }
  if (content.length >= 3 && content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) {
    content = content.subarray(3);
  }
  return new CsvTable(label, content.includes(QUOTE) ? await unquoted(content, label) : content);
}

/** The same rows without quotation: a separator inside a field becomes a blank. Lines keep their numbers. */
async function unquoted(content: Buffer, label: string): Promise<Buffer> {
  const { parse } = await import('csv-parse/sync');
  try {
    const rows = parse(content, { relax_column_count: true, skip_empty_lines: false, trim: true }) as string[][];
    return Buffer.from(rows.map((row) => row.map((field) => field.replace(/[,\r\n]+/g, ' ')).join(',')).join('\n'));
  } catch (cause) {
    throw inputError(`${label} is no readable CSV: ${(cause as Error).message}`, 'Check its quotation marks.', cause);
  }
}
