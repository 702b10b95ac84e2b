import { escapeHtml, html, Html, raw, render, type Part } from './tag.js';

/** A cell whose shown text is shorter than what it stands for: `value` goes into the CSV in full. */
export interface ExactCell {
  readonly text: Part;
  readonly value: number | string | null;
  /** Classes of the cell, ours only. */
  readonly className?: string;
}

export type Cell = Part | ExactCell;

export interface Column<Row> {
  readonly title: Part;
  /** Figures stand right. */
  readonly numeric?: boolean;
  readonly cell: (row: Row) => Cell;
}

export interface TableOptions<Row> {
  /** Unique on the page; names the CSV file, too. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The first column heads its row. */
  readonly rowHeads?: boolean;
  /** Long tables scroll within a region of their own. */
  readonly tall?: boolean;
  /** Rows of the filter box with this id. */
  readonly filteredBy?: string;
  readonly className?: string;
  /** Said in place of an empty table. */
  readonly empty?: string;
}

/** A table within a scroll region that the keyboard reaches, with a button for its CSV. */
export function table<Row>(options: TableOptions<Row>): Html {
  if (options.rows.length === 0) return html`<p class="none">${options.empty ?? 'None.'}</p>`;
  const numeric = options.columns.map((column, i) => (column.numeric ? ` n${i + 1}` : '')).join('');
  const filter = options.filteredBy ? raw(` data-filtered-by="${options.filteredBy}"`) : null;
  return html`<div class="table">
    <div class="scroll${options.tall ? ' tall' : ''}" role="region" tabindex="0" aria-label="${options.caption}">
      <table id="${options.id}" class="${options.className ?? ''}${numeric}" ${filter}>
        <caption>
          ${options.caption}
        </caption>
        <thead>
          <tr>
            ${options.columns.map((column) => html`<th scope="col">${column.title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${body(options)}
        </tbody>
      </table>
    </div>
    <button type="button" class="csv" data-csv="${options.id}">CSV<span class="sr">: ${options.caption}</span></button>
  </div>`;
}

/** End tags of rows and cells may be left out in HTML: thousands of rows take half the room. */
function body<Row>(options: TableOptions<Row>): Html {
  const { columns, rows, rowHeads } = options;
  let markup = '';
  for (const row of rows) {
    markup += '<tr>';
    for (let i = 0; i < columns.length; i += 1)
      markup += cellMarkup(columns[i]!.cell(row), rowHeads === true && i === 0);
  }
  return raw(markup);
}

function cellMarkup(cell: Cell, head: boolean): string {
  const open = head ? '<th scope=row' : '<td';
  if (typeof cell === 'string') return `${open}>${escapeHtml(cell)}`;
  if (!isExact(cell)) return `${open}>${render(cell)}`;
  const value = cell.value === null ? '' : ` data-v="${render(String(cell.value))}"`;
  const classes = cell.className ? ` class="${cell.className}"` : '';
  return `${open}${classes}${value}>${render(cell.text)}`;
}

function isExact(cell: Cell): cell is ExactCell {
  return typeof cell === 'object' && cell !== null && !(cell instanceof Html) && 'text' in cell;
}
