import { decimal, percent, plural } from '../../format.js';
import type { DecisionRow, GroupModel, ReportModel } from '../../model.js';
import { figure } from '../figure.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, raw, type Html, type Part } from '../tag.js';
import { name, numberCell, swatch } from './common.js';

export function picksSection(model: ReportModel): Html {
  return section({
    id: 'picks',
    title: 'What was picked when',
    lead: 'A bar for every stretch that a symbol was among the picks, most picked first.',
    content: model.groups.map((group, i) => (group.decisions.length > 1 ? calendar(group, i) : single(group, i))),
  });
}

function calendar(group: GroupModel, i: number): Html {
  const most = group.pickShares.slice(0, 3).map(({ symbol, share }) => `${symbol} at ${percent(share, 0)}`);
  return figure({
    chart: { kind: 'picks', group: i },
    title: `${group.name}, ${plural(group.decisions.length, 'decision')}`,
    label: `Calendar of the picks of ${group.name}. Most often: ${most.join(', ')} of the decisions.`,
    size: `rows-${Math.min(40, group.pickShares.length)}`,
    behindTitle: 'Every decision, and how often each symbol was picked',
    behind: [decisions(group, i), shares(group, i)],
  });
}

function single(group: GroupModel, i: number): Html {
  const [decision] = group.decisions;
  return html`<p>
    ${swatch(i)}<strong>${name(group.name)}</strong> ${
      decision
        ? html`decided once, at the close of ${decision.date}: ${picked(decision)}.`
        : 'decided nothing: no symbol was eligible.'
    }
  </p>`;
}

function picked(decision: DecisionRow): Part {
  return decision.picks.map(
    (pick, k) => html`${k > 0 ? ', ' : ''}${name(pick.symbol)}${pick.toCash ? ' (to cash)' : ''}`,
  );
}

function decisions(group: GroupModel, i: number): Html {
  const slots = Math.max(0, ...group.decisions.map((decision) => decision.picks.length));
  return table<DecisionRow>({
    id: `decisions-${i}`,
    caption: `Decisions of ${group.name}: picks with their scores, and the best that was passed over`,
    rows: group.decisions,
    rowHeads: true,
    tall: true,
    columns: [
      { title: 'Close of', cell: (row) => row.date },
      ...Array.from({ length: slots }, (_, k) => ({
        title: `Pick ${k + 1}`,
        cell: (row: DecisionRow) => pickCell(row, k),
      })),
      { title: 'Passed over', cell: (row) => (row.next ? scored(row.next.symbol, row.next.score) : '') },
    ],
  });
}

function pickCell(row: DecisionRow, k: number): Part {
  const pick = row.picks[k];
  if (!pick) return '';
  return [scored(pick.symbol, pick.score), pick.toCash ? ' to cash' : ''];
}

function scored(symbol: string, score: number | null): Part {
  if (score === null) return name(symbol);
  return [name(symbol), raw(` <small>${decimal(score)}</small>`)];
}

function shares(group: GroupModel, i: number): Html {
  return table({
    id: `pick-shares-${i}`,
    caption: `How often ${group.name} picked each symbol`,
    rows: group.pickShares,
    rowHeads: true,
    tall: true,
    columns: [
      { title: 'Symbol', cell: (row) => name(row.symbol) },
      { title: 'Decisions', numeric: true, cell: (row) => numberCell(row.times, 0) },
      { title: 'Of all', numeric: true, cell: (row) => ({ text: percent(row.share, 1), value: row.share }) },
    ],
  });
}
