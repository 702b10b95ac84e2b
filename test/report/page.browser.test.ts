import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usd } from '../../src/report/format.js';
import type { ReportModel } from '../../src/report/model.js';
import { writeReport } from '../../src/report/write.js';
import { CHROMIUM, launch, open } from './browser.js';
import { HOSTILE, modelOf, runDemo, tenYears, withHostileNames } from './fixtures.js';

describe.skipIf(CHROMIUM === null)('the page in a browser', () => {
  let browser: Browser;
  let folder: string;
  let model: ReportModel;
  let file: string;

  beforeAll(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'navarch-page-'));
    model = modelOf(await tenYears());
    file = write('report.html', model);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: ReportModel): string {
    const path = join(folder, name);
    writeReport(content, path);
    return path;
  }

  test.each(['light', 'dark'] as const)(
    'draws every chart in the %s theme, and says nothing on the console',
    async (colorScheme) => {
      const { page, complaints } = await open(browser, file, { colorScheme });
      expect(await blankCharts(page)).toEqual([]);
      expect(await page.locator('.error').count()).toBe(0);
      expect(await page.locator('canvas').count()).toBeGreaterThanOrEqual(15);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('shows the figures of the model', async () => {
    const { page } = await open(browser, file);
    expect(await page.locator('.verdict').innerText()).toBe(
      `${model.summary.winner} won with ${usd(model.groups.find(({ winner }) => winner)!.finalNav)}`,
    );
    const sharpe = await page
      .locator('#metrics tr', { hasText: 'Sharpe ratio' })
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.v)));
    expect(sharpe).toEqual(
      model.comparison.rows.find(({ name }) => name === 'sharpe')!.cells.map(({ value }) => value),
    );
    for (const [i, group] of model.groups.entries())
      expect(await page.locator(`#trades-${i} tbody tr`).count()).toBe(group.trades.length);
    await page.close();
  });

  test('hostile names stay names', async () => {
    const { page, complaints } = await open(
      browser,
      write('hostile.html', modelOf(withHostileNames(await tenYears()))),
    );
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('main img, main svg:not(.strip), main script').count()).toBe(0);
    expect(await page.locator('#groups').innerText()).toContain(HOSTILE.get('SPEC'));
    expect(await blankCharts(page)).toEqual([]);
    const csv = await download(page, 'by-symbol-2');
    expect(csv.map(([symbol]) => symbol)).toContain(`'${HOSTILE.get('TSLA')}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a table leaves as CSV, with its figures in full', async () => {
    const { page } = await open(browser, file);
    const [head, ...rows] = await download(page, 'metrics');
    expect(head).toEqual(['Metric', ...model.comparison.columns.map(({ name }) => name)]);
    const cagr = rows.find(([name]) => name === 'cagr')!;
    expect(cagr.slice(1).map(Number)).toEqual(
      model.comparison.rows.find(({ name }) => name === 'cagr')!.cells.map(({ value }) => value),
    );
    await page.close();
  });

  test('the filter opens the tables that hold its words, and counts', async () => {
    const { page } = await open(browser, file);
    await page.getByLabel('Show fills that contain').fill('nvda sell');
    const expected = model.groups
      .flatMap(({ trades }) => trades)
      .filter(({ symbol, side }) => symbol === 'NVDA' && side === 'sell');
    expect(await page.locator('output[for="trade-filter"]').innerText()).toBe(`${expected.length} fills`);
    expect(await page.locator('.fills table tbody tr:visible').count()).toBe(expected.length);
    await page.close();
  });

  test('one chart that fails leaves the others and says so in its place', async () => {
    const broken = {
      ...model,
      charts: {
        ...model.charts,
        groups: model.charts.groups.map((group) => ({ ...group, weights: { ...group.weights, rows: null as never } })),
      },
    };
    const path = join(folder, 'broken.html');
    const { renderReport } = await import('../../src/report/html/report.js');
    const { loadAssets } = await import('../../src/report/assets.js');
    const { writeFileSync } = await import('node:fs');
    const whole = renderReport(model, loadAssets());
    const { scriptJson } = await import('../../src/report/html/tag.js');
    writeFileSync(
      path,
      whole.replace(scriptJson(model.charts).markup, () => scriptJson(broken.charts).markup),
    );
    const { page } = await open(browser, path);
    expect(await page.locator('.error').count()).toBe(4);
    expect(await blankCharts(page)).toEqual([]);
    await page.close();
  });

  test('the theme button changes page and charts', async () => {
    const { page } = await open(browser, file, { colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await ground();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await ground()).not.toBe(before);
    expect(await page.getByRole('button', { name: 'Dark' }).getAttribute('aria-pressed')).toBe('true');
    expect(await blankCharts(page)).toEqual([]);
    await page.close();
  });

  test('the keyboard reaches the content, the definitions and the tables', async () => {
    const { page } = await open(browser, file);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const definition = page.locator('#metrics summary').first();
    await definition.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#metrics details[open] p').first().isVisible()).toBe(true);
    expect(await page.locator('.scroll:not([tabindex="0"])').count()).toBe(0);
    expect(await page.locator('canvas:not([role="img"][aria-label])').count()).toBe(0);
    await page.close();
  });

  test('400 pixels are enough: the page never scrolls sideways', async () => {
    const { page } = await open(browser, file, { width: 400 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    await page.close();
  });

  test('on paper it is light, unfolded and unclipped', async () => {
    const { page, complaints } = await open(browser, file, { width: 720, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('details.short:not([open])').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(720);
    const clipped = await page
      .locator('.scroll:visible')
      .evaluateAll((regions) => regions.filter((region) => getComputedStyle(region).overflow !== 'visible').length);
    expect(clipped).toBe(0);
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(50_000);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('without JavaScript every table can be read', async () => {
    const { page } = await open(browser, file, { javaScriptEnabled: false });
    expect(await page.locator('#ranking').isVisible()).toBe(true);
    expect(await page.locator('noscript p').first().isVisible()).toBe(true);
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    await page.close();
  });

  test('one session gives a page all the same', async () => {
    const single = modelOf(await runDemo({ from: '2024-03-08', to: '2024-03-08' }));
    const { page, complaints } = await open(browser, write('single.html', single));
    expect(await page.locator('.error').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

/** Charts of which every pixel is alike. */
async function blankCharts(page: Page): Promise<string[]> {
  return page.locator('canvas').evaluateAll((canvases) =>
    (canvases as HTMLCanvasElement[]).flatMap((canvas) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = new Uint32Array(data.buffer);
      return new Set(pixels).size > 3 ? [] : [`${canvas.dataset.chart} ${canvas.dataset.group}`];
    }),
  );
}

/** The rows of a table as its CSV button gives them. */
async function download(page: Page, id: string): Promise<string[][]> {
  await page
    .locator(`details:has(#${id})`)
    .evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-csv="${id}"]`).click()]);
  return parse(readFileSync(await file.path(), 'utf8'), { record_delimiter: '\r\n' });
}
