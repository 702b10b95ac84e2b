import { MISSING } from '../../format.js';
import type { ComparisonModel, MetricCell, MetricRow, ReportModel } from '../../model.js';
import { section } from '../section.js';
import { table, type Cell } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { name, swatch } from './common.js';

export function comparisonSection({ comparison }: ReportModel): Html {
  return section({
    id: 'comparison',
    title: 'The groups compared',
    lead: 'Each name opens its definition. The best of the groups in a row is bold.',
    content: [
      table<MetricRow>({
        id: 'metrics',
        caption: 'All metrics of the groups',
        className: 'metrics',
        rows: comparison.rows,
        rowHeads: true,
        columns: [
          { title: 'Metric', cell: (row) => ({ text: defined(row), value: row.name }) },
          ...comparison.columns.map((column, i) => ({
            title: html`${swatch(column.group)}${name(column.name)}` as Part,
            numeric: true,
            cell: (row: MetricRow): Cell => metricCell(row.cells[i]!),
          })),
        ],
      }),
      reasons(comparison),
    ],
  });
}

function defined({ title, definition }: MetricRow): Html {
  return html`<details class="def">
    <summary title="${definition}">${title}</summary>
    <p>${definition}</p>
  </details>`;
}

function metricCell(cell: MetricCell): Cell {
  const note = cell.reason > 0 ? html`<sup><a href="#reason-${cell.reason}">${cell.reason}</a></sup>` : null;
  const text = cell.value === null && cell.text === '' ? MISSING : cell.text;
  return { text: cell.best ? html`<b>${text}</b>` : html`${text}${note}`, value: cell.value };
}

function reasons({ reasons: list }: ComparisonModel): Part {
  if (list.length === 0) return null;
  return html`<ol class="note reasons">
    ${list.map((reason, i) => html`<li id="reason-${i + 1}">n/a: ${reason}</li>`)}
  </ol>`;
}
