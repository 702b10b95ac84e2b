import type { ReportModel } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import type { Html } from '../tag.js';
import { name, numberCell } from './common.js';

export function rollingSection(model: ReportModel): Html {
  const { charts } = model;
  if (charts.sessions.length <= charts.sharpeWindow) {
    const lead = `A rolling ratio needs more than ${charts.sharpeWindow} sessions; the window has ${charts.sessions.length}.`;
    return section({ id: 'rolling', title: 'Rolling Sharpe ratio', lead, content: null });
  }
  return section({
    id: 'rolling',
    title: 'Rolling Sharpe ratio',
    lead: `Mean over deviation of the last ${charts.sharpeWindow} daily returns (half a year), annualised.`,
    content: figure({
      chart: { kind: 'rolling-sharpe' },
      title: `Sharpe ratio of the last ${charts.sharpeWindow} returns`,
      label: `Lines of the rolling Sharpe ratio of ${charts.groups.map((group) => group.name).join(', ')}.`,
      size: 'medium',
      behind: monthEnds(model),
      behindTitle: 'Month-end figures',
    }),
  });
}

function monthEnds({ charts }: ReportModel): Html {
  const { at, sessions } = charts;
  const lines = [...charts.groups, ...(charts.benchmark ? [charts.benchmark] : [])];
  const month = (i: number) => sessions[at[i]!]?.slice(0, 7);
  const ends = at.flatMap((session, i) =>
    session >= charts.sharpeWindow && (i + 1 === at.length || month(i) !== month(i + 1)) ? [i] : [],
  );
  return table({
    id: 'rolling-sharpe',
    caption: 'Rolling Sharpe ratio at the last session of each month',
    rows: ends,
    rowHeads: true,
    tall: true,
    columns: [
      { title: 'Session', cell: (i) => sessions[at[i]!]! },
      ...lines.map((line) => ({
        title: name(line.name),
        numeric: true,
        cell: (i: number) => numberCell(line.sharpe[i] ?? null),
      })),
    ],
  });
}
