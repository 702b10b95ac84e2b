import type { Trade } from '../../../backtest/result.js';
import { count, decimal, percent, plural, usd } from '../../format.js';
import type { GroupModel, ReportModel, SymbolTrades } from '../../model.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { gainCell, gainOrBlank, name, numberCell, swatch } from './common.js';

export function tradesSection(model: ReportModel): Html {
  return section({
    id: 'trades',
    title: 'Trades',
    lead: 'What trading each symbol brought, and every fill.',
    content: [
      ...model.groups.map(bySymbol),
      html`<h3>Every fill</h3>
        <p class="filter">
          <label for="trade-filter">Show fills that contain</label>
          <input
            id="trade-filter"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder="NVDA, 2020-03, sell …"
            data-filter="trades"
            data-unit="fill"
          />
          <output for="trade-filter" aria-live="polite"></output>
        </p>`,
      ...model.groups.map(fills),
    ],
  });
}

function bySymbol(group: GroupModel, i: number): Html {
  return html`<details class="block short" ${group.winner ? html`open` : null}>
    <summary>${swatch(i)}${name(group.name)}, by symbol</summary>
    ${symbolTable(group, i)}
  </details>`;
}

function symbolTable(group: GroupModel, i: number): Html {
  return table<SymbolTrades>({
    id: `by-symbol-${i}`,
    caption: `What ${group.name} made by symbol, USD`,
    rows: group.bySymbol,
    rowHeads: true,
    empty: `${group.name} traded nothing.`,
    columns: [
      { title: 'Symbol', cell: (row) => name(row.symbol) },
      { title: 'Round trips', numeric: true, cell: (row) => numberCell(row.roundTrips, 0) },
      { title: 'Won', numeric: true, cell: (row) => wonCell(row) },
      { title: 'Days held', numeric: true, cell: (row) => numberCell(row.meanDays, 0) },
      { title: 'Realised', numeric: true, cell: (row) => gainOrBlank(row.realised) },
      { title: 'Still open', numeric: true, cell: (row) => gainOrBlank(row.unrealised) },
      { title: 'Dividends', numeric: true, cell: (row) => gainOrBlank(row.dividends) },
      { title: 'Total', numeric: true, cell: (row) => gainCell(row.total) },
    ],
  });
}

function wonCell(row: SymbolTrades): Part {
  return row.roundTrips === 0 ? '' : percent(row.winners / row.roundTrips, 0);
}

function fills(group: GroupModel, i: number): Html {
  return html`<details class="block fills">
    <summary>${swatch(i)}${name(group.name)}: ${plural(group.trades.length, 'fill')}</summary>
    ${table<Trade>({
      id: `trades-${i}`,
      caption: `Fills of ${group.name}`,
      rows: group.trades,
      tall: true,
      filteredBy: 'trades',
      empty: `${group.name} traded nothing.`,
      columns: [
        { title: 'Session', cell: (row) => row.date },
        { title: 'Symbol', cell: (row) => name(row.symbol) },
        { title: 'Side', cell: (row) => row.side },
        { title: 'Shares', numeric: true, cell: (row) => count(row.qty) },
        { title: 'Price', numeric: true, cell: priceCell },
        { title: 'Value', numeric: true, cell: (row) => usd(row.qty * row.price) },
        ...(group.trades.some((trade) => trade.commission !== 0)
          ? [{ title: 'Commission', numeric: true, cell: (row: Trade) => usd(row.commission, 2) }]
          : []),
      ],
    })}
  </details>`;
}

/** Prices are shown to the cent (below a dollar to the hundredth of one); the CSV holds them in full. */
function priceCell({ price }: Trade): Part | { text: Part; value: number } {
  const text = decimal(price, price < 1 ? 4 : 2);
  return Number(text.replaceAll(',', '')) === price ? text : { text, value: price };
}
