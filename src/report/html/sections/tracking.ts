import { percent, plural } from '../../format.js';
import type { GroupModel, ReportModel } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { name, numberCell, percentCell, swatch } from './common.js';

export function trackingSection(model: ReportModel): Html {
  const { drawdownThreshold } = model.charts;
  return section({
    id: 'tracking',
    title: 'Cooldown and drawdown watch',
    lead: `When each group may decide again, and when it stood more than ${percent(drawdownThreshold, 0)} below its peak.`,
    content: [states(model), html`<div class="pairs">${model.groups.map((group, i) => watch(model, group, i))}</div>`],
  });
}

function states(model: ReportModel): Html {
  const rows = model.groups.map((group, i) => ({ group, i, state: group.tracking }));
  return table({
    id: 'tracking-states',
    caption: `Where each group stands after ${model.data.to}`,
    rows,
    rowHeads: true,
    columns: [
      { title: 'Group', cell: ({ group, i }) => ({ text: html`${swatch(i)}${name(group.name)}`, value: group.name }) },
      { title: 'Decisions', numeric: true, cell: ({ state }) => numberCell(state.decisions, 0) },
      { title: 'Last decision', cell: ({ state }) => state.lastDecision ?? 'none' },
      { title: 'Cooldown left', cell: ({ state }) => cooldownLeft(state.sessionsLeft) },
      { title: 'Drawdown now', numeric: true, cell: ({ state }) => percentCell(state.drawdownNow, 1) },
      { title: 'Sessions below', numeric: true, cell: ({ state }) => numberCell(state.sessionsBelow, 0) },
      { title: 'Guard sold', numeric: true, cell: ({ state }) => numberCell(state.guard.length, 0) },
    ],
  });
}

function cooldownLeft(sessions: number | null): string {
  if (sessions === null) return 'decided once';
  return sessions === 0 ? 'none: may decide' : plural(sessions, 'session');
}

function watch(model: ReportModel, group: GroupModel, i: number): Html {
  const { breaches, guard } = group.tracking;
  return figure({
    chart: { kind: 'tracking', group: i },
    title: group.name,
    label: `Drawdown of ${group.name} against the threshold: below it ${plural(breaches.length, 'time')}.`,
    size: 'short',
    behindTitle: `${plural(breaches.length, 'stretch', 'stretches')} below the threshold`,
    behind: [breachTable(model, group, i), guardTable(guard, group, i)],
  });
}

function breachTable(model: ReportModel, group: GroupModel, i: number): Html {
  return table({
    id: `breaches-${i}`,
    caption: `Stretches of ${group.name} more than ${percent(model.charts.drawdownThreshold, 0)} below its peak`,
    rows: group.tracking.breaches,
    tall: true,
    columns: [
      { title: 'From', cell: (row) => row.from },
      { title: 'To', cell: (row) => row.to },
      { title: 'Sessions', numeric: true, cell: (row) => numberCell(row.sessions, 0) },
      { title: 'Deepest', numeric: true, cell: (row) => percentCell(row.depth) },
    ],
  });
}

function guardTable(guard: GroupModel['tracking']['guard'], group: GroupModel, i: number): Part {
  if (guard.length === 0) return null;
  return table({
    id: `guard-${i}`,
    caption: `When the drawdown guard of ${group.name} sold everything`,
    rows: guard,
    columns: [
      { title: 'Close of', cell: (row) => row.date },
      { title: 'Drawdown', numeric: true, cell: (row) => percentCell(row.drawdown) },
    ],
  });
}
