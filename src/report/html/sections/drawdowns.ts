import { count, percent } from '../../format.js';
import type { GroupModel, ReportModel } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import type { Html } from '../tag.js';
import { name, percentCell } from './common.js';

export function drawdownsSection(model: ReportModel): Html {
  const worst = model.groups.map((group) => `${group.name} ${percent(group.drawdowns[0]?.depth ?? 0, 1)}`).join(', ');
  return section({
    id: 'drawdowns',
    title: 'Drawdowns',
    lead: 'How far each net asset value stood below its highest so far.',
    content: figure({
      chart: { kind: 'drawdowns' },
      title: 'Below the peak',
      label: `Drawdown curves. The worst: ${worst}.`,
      size: 'medium',
      behindTitle: 'The deepest drawdowns of each group',
      behind: model.groups.map(deepest),
    }),
  });
}

function deepest(group: GroupModel, i: number): Html {
  return table({
    id: `drawdowns-${i}`,
    caption: `The deepest drawdowns of ${group.name}`,
    rows: group.drawdowns,
    empty: `${group.name} never stood below an earlier close.`,
    columns: [
      { title: 'Depth', numeric: true, cell: (row) => percentCell(row.depth) },
      { title: 'Peak', cell: (row) => row.peak },
      { title: 'Trough', cell: (row) => row.trough },
      { title: 'Recovered', cell: (row) => ({ text: row.end ?? 'not yet', value: row.end }) },
      { title: 'Calendar days', numeric: true, cell: (row) => count(row.days) },
      { title: 'Group', cell: () => name(group.name) },
    ],
  });
}
