import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartConfiguration } from 'chart.js';
import type { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import type * as canvasModule from 'chartjs-node-canvas';
import { assetPath } from './assets.js';
import { writeFileAtomic } from './atomic.js';
import { makeChart } from './charts/make.js';
import type { ChartRef } from './charts/ref.js';
import type { ReportModel } from './model.js';
import { LIGHT, type Theme } from './theme.js';

/** Size in CSS pixels; the pictures have twice as many each way. */
const WIDTH = 1200;
const HEIGHT = 620;
const SCALE = 2;
const FAMILY = 'DejaVu Sans';
const THEME: Theme = { ...LIGHT, font: FAMILY };

interface Picture {
  readonly file: string;
  readonly title: string;
  readonly chart: ChartRef;
}

/** Draws the main charts into `dir` as PNG files, light, and hands out their paths. */
export async function writePngs(model: ReportModel, dir: string): Promise<string[]> {
  const Renderer = await rendererClass();
  const canvas = new Renderer({ width: WIDTH, height: HEIGHT, backgroundColour: THEME.paper });
  canvas.registerFont(assetPath('DejaVuSans.ttf'), { family: FAMILY });
  canvas.registerFont(assetPath('DejaVuSans-Bold.ttf'), { family: FAMILY });
  mkdirSync(dir, { recursive: true });
  const paths: string[] = [];
  for (const picture of pictures(model)) {
    const path = join(dir, picture.file);
    writeFileAtomic(path, await canvas.renderToBuffer(forPaper(picture, model)));
    paths.push(path);
  }
  return paths;
}

/** The package is CommonJS whose names cannot be seen from outside: all may stand under `default` alone. */
async function rendererClass(): Promise<typeof ChartJSNodeCanvas> {
  const loaded = (await import('chartjs-node-canvas')) as typeof canvasModule & { default?: typeof canvasModule };
  return (loaded.default ?? loaded).ChartJSNodeCanvas;
}

function pictures(model: ReportModel): Picture[] {
  const winner = model.charts.groups.findIndex((group) => group.winner);
  const { name } = model.charts.groups[winner]!;
  return [
    { file: 'race.png', title: 'Net asset value', chart: { kind: 'race' } },
    { file: 'drawdowns.png', title: 'Drawdowns', chart: { kind: 'drawdowns' } },
    { file: 'yearly.png', title: 'Yearly returns', chart: { kind: 'yearly' } },
    {
      file: 'rolling-sharpe.png',
      title: `Sharpe ratio of the last ${model.charts.sharpeWindow} returns`,
      chart: { kind: 'rolling-sharpe' },
    },
    { file: `weights-${fileName(name)}.png`, title: `Weights of ${name}`, chart: { kind: 'weights', group: winner } },
  ];
}

/** The chart with a title and its data named, since a picture travels alone. */
function forPaper(picture: Picture, model: ReportModel): ChartConfiguration {
  const config = makeChart(picture.chart, model.charts, THEME);
  const { data } = model;
  const subtitle = `${data.from} to ${data.to}${data.synthetic ? ' · SYNTHETIC DEMO DATA' : ''} · ${data.sourceLabel}`;
  const text = { display: true, align: 'start' as const };
  const padding = config.options!.layout?.padding as { bottom?: number } | undefined;
  config.options = {
    ...config.options,
    devicePixelRatio: SCALE,
    layout: { padding: { top: 20, right: 24, left: 24, bottom: Math.max(20, (padding?.bottom ?? 0) + 2) } },
    plugins: {
      ...config.options!.plugins,
      title: { ...text, text: picture.title, color: THEME.ink, font: { family: FAMILY, size: 20, weight: 'bold' } },
      subtitle: {
        ...text,
        text: subtitle,
        color: THEME.muted,
        font: { family: FAMILY, size: 12 },
        padding: { top: 4, bottom: 12 },
      },
    },
  };
  return config;
}

/** A group's name as a part of a file's name. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 60) || 'winner';
}
