import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePngs } from '../../src/report/png.js';
import { modelOf, tenYears } from './fixtures.js';

let folder: string;
let paths: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'navarch-png-'));
  paths = await writePngs(modelOf(await tenYears()), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Distinct colours, and dark pixels in the strip where the title stands. */
async function look(path: string): Promise<{ width: number; colours: number; titleInk: number }> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const all = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const title = context.getImageData(0, 0, 800, 100).data;
  let titleInk = 0;
  for (let i = 0; i < title.length; i += 4) if (title[i]! < 100) titleInk += 1;
  return { width: image.width, colours: new Set(all).size, titleInk };
}

describe('--png', () => {
  test('writes the main charts and leaves nothing beside them', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'drawdowns.png',
      'race.png',
      'rolling-sharpe.png',
      expect.stringMatching(/^weights-\w+\.png$/),
      'yearly.png',
    ]);
  });

  test('at twice the size, with colours, and with text that really shows', async () => {
    for (const path of paths) {
      const { width, colours, titleInk } = await look(path);
      expect(width).toBe(2400);
      expect(colours, path).toBeGreaterThan(20);
      expect(titleInk, path).toBeGreaterThan(1000);
    }
  });
});
