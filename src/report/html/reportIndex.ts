import type { Assets } from '../assets.js';
import { plural, usd } from '../format.js';
import type { ReportMeta } from '../meta.js';
import { page } from './page.js';
import { name } from './sections/common.js';
import { table } from './table.js';
import { html } from './tag.js';

/** A page that lists reports, newest first, in the look of the reports. */
export function renderIndex(reports: readonly ReportMeta[], assets: Assets): string {
  return page({
    title: 'Reports · navarch',
    style: assets.style,
    script: assets.script,
    header: html`<div class="masthead">
      <div>
        <p class="brand">navarch</p>
        <h1>Reports</h1>
        <p class="facts-line">${plural(reports.length, 'report')}, newest first</p>
      </div>
      <button type="button" class="quiet" data-theme-toggle aria-pressed="false">Dark</button>
    </div>`,
    main: html`<section aria-label="Reports">
      <p class="filter">
        <label for="report-filter">Show reports that contain</label>
        <input id="report-filter" type="search" autocomplete="off" data-filter="reports" data-unit="report" />
        <output for="report-filter" aria-live="polite"></output>
      </p>
      ${list(reports)}
    </section>`,
    footer: html`<p>Served on this machine only.</p>`,
  });
}

function list(reports: readonly ReportMeta[]) {
  return table<ReportMeta>({
    id: 'reports',
    caption: 'Reports of this home',
    rows: reports,
    filteredBy: 'reports',
    empty: 'There is no report yet. Make one: navarch backtest --strategy all.',
    columns: [
      {
        title: 'Made (UTC)',
        cell: ({ id, createdAt }) => ({
          text: html`<a href="/reports/${id}">${createdAt.slice(0, 16).replace('T', ' ')}</a>`,
          value: createdAt,
        }),
      },
      { title: 'Groups', cell: ({ strategies }) => name(strategies.join(' ')) },
      { title: 'Winner', cell: ({ winner }) => html`<strong>${name(winner)}</strong>` },
      { title: 'Final NAV', numeric: true, cell: ({ finalNav }) => ({ text: usd(finalNav), value: finalNav }) },
      { title: 'Window', cell: ({ from, to }) => `${from} to ${to}` },
      { title: 'Data', cell: ({ source, synthetic }) => (synthetic ? `${source} (synthetic)` : source) },
    ],
  });
}
