import { count, decimal, MISSING, percent, signedPercent, usd } from '../../format.js';
import type { Margin, RankRow, ReportModel, SummaryModel } from '../../model.js';
import { table } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { dated, gainPercentCell, name, numberCell, percentCell, swatch, usdCell } from './common.js';

/** Who won, by how much, at what risk, on which data, and what to hold now. */
export function summarySection(model: ReportModel): Html {
  const { summary } = model;
  return html`<section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title" class="sr">Summary</h2>
    ${verdict(summary)}
    <div class="cards">${cards(summary)}</div>
    <div class="columns">
      <div>${rankingTable(summary)}</div>
      <div>${targetTable(model)}</div>
    </div>
  </section>`;
}

function verdict(summary: SummaryModel): Html {
  const winner = winnerRow(summary);
  return html`<p class="verdict">
      ${swatch(winner.group)}<strong>${name(summary.winner)}</strong> ${
        summary.ranking.filter((row) => row.kind === 'group').length === 1 ? 'ended at' : 'won with'
      } <strong class="figure">${usd(winner.finalNav ?? Number.NaN)}</strong>
    </p>
    <p class="lead">${story(summary, winner)}</p>`;
}

/** From what to what, and how far above or below the next best and the benchmark. */
function story(summary: SummaryModel, { finalNav, totalReturn }: RankRow): Part {
  const growth = totalReturn === null ? '' : ` (${signedPercent(totalReturn, 1)})`;
  const margins = [against(summary.second, 'the second'), against(summary.benchmark, 'the benchmark')].filter(Boolean);
  return [
    `${usd(summary.capital)} became ${usd(finalNav ?? Number.NaN)}${growth}`,
    margins.length > 0 ? [': ', margins[0], margins[1] ? [', and ', margins[1]] : null] : null,
    '. ',
    howSelected(summary),
  ];
}

function against(margin: Margin | null, what: string): Part {
  if (!margin) return null;
  const direction = margin.usd >= 0 ? 'above' : 'below';
  return html`${usd(Math.abs(margin.usd))} (${percent(Math.abs(margin.fraction), 1)}) ${direction} ${what},
  ${name(margin.name)} at ${usd(margin.finalNav)}`;
}

function howSelected(summary: SummaryModel): Part {
  if (summary.selectedBy === 'nav') return null;
  const momentum = summary.momentum === null ? MISSING : signedPercent(summary.momentum);
  return `It was selected by momentum: ${momentum} over the last sessions.`;
}

function winnerRow(summary: SummaryModel): RankRow {
  return summary.ranking.find((row) => row.winner)!;
}

function cards(summary: SummaryModel): Html[] {
  const winner = winnerRow(summary);
  const beside = summary.ranking.filter(
    ({ name: other, kind }) => kind === 'benchmark' || other === summary.second?.name,
  );
  const card = (title: string, pick: (row: RankRow) => number | null, format: (value: number) => string) => {
    const show = (row: RankRow | undefined) => {
      const value = row ? pick(row) : null;
      return value === null ? MISSING : format(value);
    };
    return html`<div class="card">
      <span>${title}</span
      ><b>${show(winner)}</b>${beside.map((row) => html`<small>${name(row.name)} ${show(row)}</small> `)}
    </div>`;
  };
  return [
    card(
      'Growth a year (CAGR)',
      (row) => row.cagr,
      (value) => signedPercent(value, 1),
    ),
    card(
      'Worst drawdown',
      (row) => row.maxDrawdown,
      (value) => percent(value, 1),
    ),
    card(
      'Volatility a year',
      (row) => row.volatility,
      (value) => percent(value, 1),
    ),
    card(
      'Sharpe ratio',
      (row) => row.sharpe,
      (value) => decimal(value, 2),
    ),
  ];
}

function rankingTable(summary: SummaryModel): Html {
  return table({
    id: 'ranking',
    caption: 'The groups by their final net asset value',
    rowHeads: true,
    rows: summary.ranking,
    columns: [
      {
        title: 'Group',
        cell: (row) => ({
          text: html`${swatch(row.group)}${name(row.name)}${row.winner ? html` <em class="tag">winner</em>` : null}${
            row.kind === 'benchmark' ? html` <em class="tag quiet">benchmark</em>` : null
          }`,
          value: row.name,
        }),
      },
      { title: 'Final NAV', numeric: true, cell: (row) => usdCell(row.finalNav) },
      { title: 'Return', numeric: true, cell: (row) => gainPercentCell(row.totalReturn, 1) },
      { title: 'Sharpe', numeric: true, cell: (row) => numberCell(row.sharpe) },
      { title: 'Worst drawdown', numeric: true, cell: (row) => percentCell(row.maxDrawdown, 1) },
    ],
  });
}

function targetTable({ summary, data }: ReportModel): Html {
  const decided = summary.decidedOn ? html`, decided at the close of ${dated(summary.decidedOn)}` : null;
  return html`${table({
      id: 'target',
      caption: `What ${summary.winner} holds next`,
      rowHeads: true,
      rows: summary.target,
      empty: 'The target holds no symbol: all is cash.',
      columns: [
        { title: 'Symbol', cell: (row) => name(row.symbol) },
        { title: 'Weight', numeric: true, cell: (row) => percentCell(row.weight, 1) },
        { title: 'Shares', numeric: true, cell: (row) => ({ text: count(row.shares), value: row.shares }) },
      ],
    })}
    <p class="note">
      ${summary.target.length > 0 ? html`${percent(summary.cashWeight, 1)} stays in cash. ` : null}Weights at the close
      of ${dated(data.to)}${decided}.
    </p>`;
}
