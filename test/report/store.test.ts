import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newReportId, reportPath, updateLatest } from '../../src/report/save.js';
import { findReport, isReportId, listReports } from '../../src/report/store.js';
import { writeReport } from '../../src/report/write.js';
import { modelOf, RUN, runDemo } from './fixtures.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'navarch-reports-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function save(instant: string): Promise<string> {
  const id = newReportId(new Date(instant));
  const run = { ...RUN, id, createdAt: new Date(instant).toISOString() };
  writeReport(modelOf(await runDemo({}), run), reportPath(home, id));
  return id;
}

describe('the reports of a home', () => {
  test('are listed newest first, with their winner and window', async () => {
    const older = await save('2026-01-08T21:30:00Z');
    const newer = await save('2026-01-09T21:30:00Z');
    const reports = listReports(home);
    expect(reports.map(({ id }) => id)).toEqual([newer, older]);
    expect(reports[0]).toMatchObject({ winner: expect.any(String), finalNav: expect.any(Number), synthetic: true });
  });

  test('no folder is no report', () => {
    expect(listReports(join(home, 'nowhere'))).toEqual([]);
  });

  test('foreign, empty, torn and half-written files never break the list', async () => {
    const whole = await save('2026-01-09T21:30:00Z');
    const torn = await save('2026-01-07T21:30:00Z');
    truncateSync(reportPath(home, torn), 500_000);
    const put = (name: string, text: string) => writeFileSync(join(home, 'reports', name), text);
    put('notes.html', '<h1>mine</h1></html>');
    put('empty.html', '');
    put('bad.html', '<script type="application/json" id="navarch-report">{"schemaVersion":1</script></html>');
    put('list.html', '<script type="application/json" id="navarch-report">[]</script></html>');
    put('.backtest.html.1.tmp', 'x');
    mkdirSync(join(home, 'reports', 'folder.html'));
    expect(listReports(home).map(({ id }) => id)).toEqual([whole]);
  });

  test('writing leaves nothing beside the report', async () => {
    const id = await save('2026-01-09T21:30:00Z');
    expect(readdirSync(join(home, 'reports'))).toEqual([`${id}.html`]);
  });

  test('an unknown id names those that come near', async () => {
    const id = await save('2026-01-09T21:30:00Z');
    expect(() => findReport(home, id.slice(0, -1))).toThrow(
      expect.objectContaining({ kind: 'input', advice: expect.stringContaining(id) }),
    );
    expect(findReport(home).id).toBe(id);
  });

  test('an id is a plain name and never a path', () => {
    for (const id of ['../x', 'a/b', '.hidden', '', 'a\\b', 'a\u0000', '..']) expect(isReportId(id)).toBe(false);
    expect(() => findReport(home, '../../etc/passwd')).toThrow();
  });
});

describe('reports/latest', () => {
  test('is replaced whole: a picture of before is gone', async () => {
    const file = reportPath(home, await save('2026-01-09T21:30:00Z'));
    const pictures = join(home, 'pictures');
    mkdirSync(pictures);
    writeFileSync(join(pictures, 'race.png'), 'picture');
    const latest = updateLatest(home, file, pictures);
    expect(readdirSync(latest).sort()).toEqual(['index.html', 'race.png']);
    updateLatest(home, file);
    expect(readdirSync(latest)).toEqual(['index.html']);
    expect(readFileSync(join(latest, 'index.html'), 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(readdirSync(join(home, 'reports'))).toHaveLength(2);
  });
});
