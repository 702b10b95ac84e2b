import { count, plural } from '../../format.js';
import type { ReportModel } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, type Html } from '../tag.js';
import { name, usdCell } from './common.js';

export function raceSection(model: ReportModel): Html {
  const { charts, handovers } = model;
  const leads =
    handovers.length === 1 ? 'One group led throughout' : `The lead changed ${plural(handovers.length - 1, 'time')}`;
  return section({
    id: 'race',
    title: 'The race',
    lead: `Net asset value at each close, from the same capital. ${leads}; the ribbon under the axis shows who led.`,
    content: [
      figure({
        chart: { kind: 'race' },
        title: 'Net asset value',
        label: `Lines of the net asset value of ${charts.groups.map((group) => group.name).join(', ')}${
          charts.benchmark ? ` and the benchmark ${charts.benchmark.name}` : ''
        }, ${model.data.from} to ${model.data.to}. ${model.summary.winner} won.`,
        size: 'tall',
        controls: html`<button type="button" class="quiet" data-log aria-pressed="false">Log scale</button>`,
        behindTitle: 'Month-end figures, and who led when',
        behind: [monthEnds(model), leaders(model)],
      }),
    ],
  });
}

function leaders({ handovers }: ReportModel): Html {
  return table({
    id: 'leaders',
    caption: 'Who led, and while',
    rows: handovers,
    rowHeads: true,
    columns: [
      { title: 'From', cell: (row) => row.from },
      { title: 'To', cell: (row) => row.to },
      { title: 'Leader', cell: (row) => name(row.name) },
      { title: 'Sessions', numeric: true, cell: (row) => count(row.sessions) },
    ],
    tall: true,
  });
}

/** The last drawn session of each month: exact closes, few enough to read. */
function monthEnds({ charts }: ReportModel): Html {
  const { at, sessions } = charts;
  const lines = [...charts.groups, ...(charts.benchmark ? [charts.benchmark] : [])];
  const month = (i: number) => sessions[at[i]!]?.slice(0, 7);
  const ends = at.flatMap((_, i) => (i + 1 === at.length || month(i) !== month(i + 1) ? [i] : []));
  return table({
    id: 'nav',
    caption: 'Net asset value at the last session of each month, USD',
    rows: ends,
    rowHeads: true,
    tall: true,
    columns: [
      { title: 'Session', cell: (i) => sessions[at[i]!]! },
      ...lines.map((line) => ({
        title: name(line.name),
        numeric: true,
        cell: (i: number) => usdCell(line.nav[i] ?? null),
      })),
    ],
  });
}
