import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { ChartData } from '../charts/data.js';
import { makeChart, type ChartChoices } from '../charts/make.js';
import { spansMultiples } from '../charts/race.js';
import type { ChartKind, ChartRef } from '../charts/ref.js';
import type { Theme } from '../theme.js';
import { currentTheme } from './theme.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
);

export interface Charts {
  /** Draws all again in another theme. */
  recolour(theme: Theme): void;
  /** Draws at once what has not been drawn yet, and fits all to their place. */
  settle(): void;
}

/** Draws every chart of the page, one after the other, without holding up the reader. */
export function drawCharts(data: ChartData): Charts {
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')];
  const drawn = new Map<HTMLCanvasElement, Chart>();
  const choices: { log?: boolean } = {};
  let waiting = canvases.slice();
  const draw = (canvas: HTMLCanvasElement, theme: Theme) => drawOne(canvas, data, theme, choices, drawn);
  const next = () => {
    const canvas = waiting.shift();
    if (!canvas) return void (document.documentElement.dataset.charts = 'done');
    draw(canvas, currentTheme());
    setTimeout(next);
  };
  wireLogToggle(data, choices, () =>
    canvases.filter((canvas) => canvas.dataset.chart === 'race').forEach((canvas) => draw(canvas, currentTheme())),
  );
  next();
  return {
    recolour: (theme) => [...drawn.keys()].forEach((canvas) => draw(canvas, theme)),
    settle() {
      waiting.forEach((canvas) => draw(canvas, currentTheme()));
      waiting = [];
      drawn.forEach((chart) => chart.resize());
    },
  };
}

/** One chart's failure stands in its own place and nowhere else. */
function drawOne(
  canvas: HTMLCanvasElement,
  data: ChartData,
  theme: Theme,
  choices: ChartChoices,
  drawn: Map<HTMLCanvasElement, Chart>,
): void {
  drawn.get(canvas)?.destroy();
  drawn.delete(canvas);
  try {
    drawn.set(canvas, new Chart(canvas, makeChart(refOf(canvas), data, theme, choices)));
  } catch (error) {
    const message = document.createElement('p');
    message.className = 'error';
    message.textContent = `This chart could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
    canvas.replaceWith(message);
  }
}

function refOf(canvas: HTMLCanvasElement): ChartRef {
  const { chart, group } = canvas.dataset;
  return { kind: chart as ChartKind, ...(group ? { group: Number(group) } : {}) };
}

function wireLogToggle(data: ChartData, choices: { log?: boolean }, redraw: () => void): void {
  const button = document.querySelector<HTMLButtonElement>('[data-log]');
  if (!button) return;
  choices.log = spansMultiples(data);
  const show = () => button.setAttribute('aria-pressed', String(choices.log));
  button.addEventListener('click', () => {
    choices.log = !choices.log;
    show();
    redraw();
  });
  show();
}
