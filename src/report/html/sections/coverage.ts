import { count, percent } from '../../format.js';
import type { CoverageRow, ReportModel } from '../../model.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, raw, type Html } from '../tag.js';
import { dated, name } from './common.js';

export function coverageSection({ data }: ReportModel): Html {
  const general = data.issues.filter((issue) => issue.symbol === undefined);
  return section({
    id: 'data',
    title: 'Data',
    lead: html`${data.sourceLabel}, ${data.from} to ${data.to}, ${count(data.sessions)} sessions. Fingerprint
      <code>${data.fingerprint}</code>`,
    content: [
      general.length > 0
        ? html`<ul class="issues">
            ${general.map((issue) => html`<li class="${issue.severity}">${dated(issue.message)}</li>`)}
          </ul>`
        : null,
      coverageTable(data.coverage),
    ],
  });
}

function coverageTable(rows: readonly CoverageRow[]): Html {
  return table<CoverageRow>({
    id: 'coverage',
    caption: 'What the data holds of each symbol',
    rows,
    rowHeads: true,
    empty: 'No symbol was asked for.',
    columns: [
      { title: 'Symbol', cell: (row) => name(row.symbol) },
      { title: 'First bar', cell: (row) => row.firstBar ?? 'no data' },
      { title: 'Last bar', cell: (row) => row.lastBar ?? 'no data' },
      { title: 'Sessions', numeric: true, cell: sessionsCell },
      { title: 'Window', cell: (row) => ({ text: strip(row), value: `${row.sessionsWithBar}/${row.sessionsAsked}` }) },
      { title: 'Dividends known', cell: (row) => row.dividends },
      { title: 'Notes', cell: (row) => ({ text: notes(row), value: row.issues.join(' ') }) },
    ],
  });
}

function sessionsCell(row: CoverageRow) {
  const share = row.sessionsAsked === 0 ? 0 : row.sessionsWithBar / row.sessionsAsked;
  const text = share === 1 ? 'all' : `${count(row.sessionsWithBar)} (${percent(share, share > 0.99 ? 1 : 0)})`;
  return { text, value: row.sessionsWithBar };
}

function notes(row: CoverageRow): Html {
  return html`${row.issues.map((issue) => html`<p>${dated(issue)}</p>`)}`;
}

/** The window as a bar: filled where there are prices. Figures are ours, so the markup is raw. */
function strip(row: CoverageRow): Html {
  const rects = row.strips.map(([from, to]) => {
    const width = Math.max(0.4, (to - from) * 100);
    return `<rect x="${(from * 100).toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
  });
  return raw(
    `<svg class="strip" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="8"/>${rects.join('')}</svg>`,
  );
}
