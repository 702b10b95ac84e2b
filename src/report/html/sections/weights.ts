import { count, percent } from '../../format.js';
import type { GroupModel, ReportModel, WeightRow } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table, type Cell } from '../table.js';
import type { Html } from '../tag.js';
import { name, percentCell } from './common.js';

export function weightsSection(model: ReportModel): Html {
  return section({
    id: 'weights',
    title: 'Weights over time',
    lead: `What each group held, as shares of its net asset value${model.charts.groups[0]?.weights.byMonth ? ': the mean of each month' : ' at each close'}.`,
    content: model.groups.map((group, i) => holdings(model, group, i)),
  });
}

function holdings(model: ReportModel, group: GroupModel, i: number): Html {
  const now = group.positions.map((row) => `${row.symbol} ${percent(row.weight, 1)}`).join(', ');
  return figure({
    chart: { kind: 'weights', group: i },
    title: group.name,
    label: `Areas of the weights that ${group.name} held. At the end: ${now || 'cash only'}.`,
    size: 'medium',
    behindTitle: 'Weights by month, and the shares held at the end',
    behind: [byMonth(model, group, i), atTheEnd(group, i)],
  });
}

function byMonth({ charts }: ReportModel, group: GroupModel, i: number): Html {
  const { rows } = charts.groups[i]!.weights;
  return table<WeightRow>({
    id: `weights-${i}`,
    caption: `Mean weights of ${group.name} by month`,
    rows: group.weights,
    rowHeads: true,
    tall: true,
    columns: [
      { title: 'Month', cell: (row) => row.month },
      ...rows.map((line, k) => ({
        title: name(line.name),
        numeric: true,
        cell: (row: WeightRow) => weightCell(row.weights[k]!),
      })),
    ],
  });
}

/** Nothing where nothing was held; the CSV has the mean to a millionth. */
function weightCell(weight: number): Cell {
  return weight === 0 ? '' : { text: percent(weight, 1), value: Math.round(weight * 1e6) / 1e6 };
}

function atTheEnd(group: GroupModel, i: number): Html {
  return table({
    id: `positions-${i}`,
    caption: `Shares that ${group.name} held at the end`,
    rows: group.positions,
    rowHeads: true,
    empty: `${group.name} held cash only at the end.`,
    columns: [
      { title: 'Symbol', cell: (row) => name(row.symbol) },
      { title: 'Shares', numeric: true, cell: (row) => ({ text: count(row.shares), value: row.shares }) },
      { title: 'Weight', numeric: true, cell: (row) => percentCell(row.weight, 1) },
    ],
  });
}
