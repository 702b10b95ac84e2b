/** What a spreadsheet would take for a formula; plain numbers may begin with a sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Rows as CSV (RFC 4180), ended by CRLF; a cell that a spreadsheet would run is made text by an apostrophe. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

export function csvCell(text: string): string {
  const plain = text.replaceAll('\u2212', '-');
  const inert = FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
