import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** Where a Chromium lies; null: the browser tests are skipped. */
export const CHROMIUM =
  [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path)) ?? null;

export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Opened {
  readonly page: Page;
  /** What the page said on its console, threw, or asked of the network. */
  readonly complaints: string[];
}

/** Opens a file and waits until its charts are drawn. */
export async function open(
  browser: Browser,
  file: string,
  options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {},
): Promise<Opened> {
  const { width = 1280, ...rest } = options;
  const page = await browser.newPage({ viewport: { width, height: 900 }, acceptDownloads: true, ...rest });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  if (options.javaScriptEnabled !== false)
    await page.waitForFunction(() => document.documentElement.dataset.charts === 'done');
  return { page, complaints };
}
