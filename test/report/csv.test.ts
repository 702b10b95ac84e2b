import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, csvOf } from '../../src/report/csv.js';

describe('CSV', () => {
  test('a cell that a spreadsheet would run is text', () => {
    for (const text of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '\rx']) expect(csvCell(text)).toMatch(/^"?'/);
  });

  test('a number stays a number, also below zero', () => {
    expect(['-12.5', '+3', '-1e-7', '\u22124.2'].map(csvCell)).toEqual(['-12.5', '+3', '-1e-7', '-4.2']);
  });

  test('any table reads back cell for cell, but for the apostrophe of what is inert', () => {
    const text = fc.string().filter((value) => !/^[=+\-@\t\r]/.test(value));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
        expect(parse(csvOf(rows), { record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });
});
