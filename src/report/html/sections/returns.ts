import type { Maybe } from '../../charts/data.js';
import { decimal } from '../../format.js';
import type { GroupModel, ReportModel, YearRow } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table, type Cell } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { gainPercentCell, name, swatch } from './common.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Returns of a month at which the next stronger colour begins. */
const MONTH_STEPS = [0, 0.02, 0.04, 0.07, 0.12];
const YEAR_STEPS = [0, 0.08, 0.16, 0.3, 0.6];

export function returnsSection(model: ReportModel): Html {
  return section({
    id: 'returns',
    title: 'Years and months',
    lead: 'Returns from last close to last close; the first and the last period may be partial.',
    content: [
      figure({
        chart: { kind: 'yearly' },
        title: 'Return of each year',
        label: `Bars of the yearly returns of ${model.groups.map((group) => group.name).join(', ')}.`,
        size: 'medium',
        behind: yearly(model),
      }),
      html`<h3>Months</h3>`,
      ...model.groups.map((group) => heat(group, model)),
    ],
  });
}

function yearly({ charts }: ReportModel): Html {
  const lines = [...charts.groups, ...(charts.benchmark ? [charts.benchmark] : [])];
  return table({
    id: 'yearly',
    caption: 'Yearly returns',
    rows: charts.years.map((year, i) => ({ year, i })),
    rowHeads: true,
    columns: [
      { title: 'Year', cell: ({ year }) => year },
      ...lines.map((line) => ({
        title: name(line.name),
        numeric: true,
        cell: ({ i }: { i: number }) => gainPercentCell(line.yearly[i] ?? null, 1),
      })),
    ],
  });
}

function heat(group: GroupModel, { charts }: ReportModel): Html {
  const place = charts.groups.findIndex(({ name: other }) => other === group.name);
  return html`<details class="block short" ${group.winner ? OPEN : null}>
    <summary>${swatch(place)}${name(group.name)}</summary>
    ${table<YearRow>({
      id: `monthly-${place}`,
      caption: `Monthly returns of ${group.name}, percent`,
      className: 'heat',
      rows: group.years,
      rowHeads: true,
      columns: [
        { title: 'Year', cell: (row) => row.year },
        ...MONTHS.map((month, m) => ({
          title: month,
          numeric: true,
          cell: (row: YearRow) => heatCell(row.months[m] ?? null, MONTH_STEPS),
        })),
        { title: 'Year', numeric: true, cell: (row) => heatCell(row.total, YEAR_STEPS) },
        ...(charts.benchmark
          ? [
              {
                title: name(charts.benchmark.name) as Part,
                numeric: true,
                cell: (row: YearRow) => heatCell(row.benchmark, YEAR_STEPS),
              },
            ]
          : []),
      ],
    })}
  </details>`;
}

const OPEN = html`open`;

function heatCell(value: Maybe, steps: readonly number[]): Cell {
  if (value === null) return { text: '', value: null };
  const step = steps.findLastIndex((from) => Math.abs(value) >= from);
  return { text: decimal(value * 100, 1), value, className: value === 0 ? '' : `${value > 0 ? 'hg' : 'hl'}${step}` };
}
