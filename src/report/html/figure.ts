import type { ChartRef } from '../charts/ref.js';
import { html, type Html, type Part } from './tag.js';

export interface FigureOptions {
  readonly chart: ChartRef;
  readonly title: string;
  /** What the chart shows, in a sentence with figures: read aloud in its place. */
  readonly label: string;
  /** CSS height class: `short`, `medium` or `tall`; `rows-N` for N rows. */
  readonly size: string;
  readonly note?: Part;
  /** The figures behind the chart, as a table. */
  readonly behind?: Part;
  readonly behindTitle?: string;
  /** Controls above the chart. */
  readonly controls?: Part;
}

/** A chart with its title, and the table behind it one key or click away. */
export function figure(options: FigureOptions): Html {
  const { kind, group } = options.chart;
  const key = group === undefined ? kind : `${kind}-${group}`;
  return html`<figure id="figure-${key}">
    <figcaption><span>${options.title}</span>${options.controls}</figcaption>
    <div class="chart ${options.size}">
      <canvas role="img" aria-label="${options.label}" data-chart="${kind}" data-group="${group ?? ''}"></canvas>
      <noscript><p class="none">The chart needs JavaScript; its figures stand in the table.</p></noscript>
    </div>
    ${options.note ? html`<p class="note">${options.note}</p>` : null}
    ${
      options.behind
        ? html`<details class="behind">
            <summary>${options.behindTitle ?? 'The figures behind the chart'}</summary>
            ${options.behind}
          </details>`
        : null
    }
  </figure>`;
}
