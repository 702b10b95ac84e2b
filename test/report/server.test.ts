import { request as ask } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPath } from '../../src/report/save.js';
import { writeReport } from '../../src/report/write.js';
import { serveReports, type ReportServer } from '../../src/server/reports.js';
import { modelOf, RUN, runDemo } from './fixtures.js';

let home: string;
let server: ReportServer;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'navarch-serve-'));
  writeReport(modelOf(await runDemo({})), reportPath(home, RUN.id));
  writeFileSync(join(home, 'secret.html'), 'secret');
  server = await serveReports(home, 0);
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

describe('report serve', () => {
  test('listens on the loopback', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('lists the reports, and shows each', async () => {
    const index = await (await fetch(server.url)).text();
    expect(index).toContain(`href="/reports/${RUN.id}"`);
    const page = await fetch(`${server.url}/reports/${RUN.id}`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('How to reproduce it');
  });

  test('sends the headers that keep a page to itself', async () => {
    const { headers } = await fetch(server.url);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test.each([
    '/reports/..%2Fsecret',
    '/reports/../secret.html',
    '/reports/..%2f..%2fetc%2fpasswd',
    '/secret.html',
    '/reports/%00',
    '/reports/nothing',
    '/%',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
  });

  test('does not answer under a foreign name', async () => {
    expect((await get('/', { host: 'evil.example' })).status).toBe(421);
  });

  test('says that a port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveReports(home, port)).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining(String(port)),
    });
  });
});

/** Asks for a path as it is written: fetch would tidy it first. */
function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, fail) => {
    ask({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => done({ status: response.statusCode ?? 0, body }));
    })
      .on('error', fail)
      .end();
  });
}
