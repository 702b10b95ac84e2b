import type { CashFlow, UnfilledOrder } from '../../../backtest/result.js';
import { count, plural, usd } from '../../format.js';
import type { GroupModel, ReportModel } from '../../model.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, type Html } from '../tag.js';
import { name, swatch, usdCell } from './common.js';

export function unfilledSection({ groups }: ReportModel): Html {
  const rows = groups.flatMap((group) => group.unfilled.map((order) => ({ group: group.name, order })));
  return section({
    id: 'unfilled',
    title: 'Orders that did not fill',
    content: table<{ group: string; order: UnfilledOrder }>({
      id: 'unfilled-orders',
      caption: 'Orders that did not fill, and why',
      rows,
      tall: true,
      empty: 'Every order filled.',
      columns: [
        { title: 'Session', cell: ({ order }) => order.date },
        { title: 'Group', cell: ({ group }) => name(group) },
        { title: 'Symbol', cell: ({ order }) => name(order.symbol) },
        { title: 'Side', cell: ({ order }) => order.side },
        { title: 'Shares', numeric: true, cell: ({ order }) => count(order.qty) },
        { title: 'End', cell: ({ order }) => order.status },
        { title: 'Why', cell: ({ order }) => order.reason },
      ],
    }),
  });
}

export function cashFlowsSection({ groups, settings }: ReportModel): Html {
  const ignored = settings.find((row) => row.name === 'dividends')?.value === 'ignore';
  return section({
    id: 'cash',
    title: 'Dividends and interest',
    ...(ignored ? { lead: 'Dividends were not counted, as asked (dividends: ignore).' } : {}),
    content: groups.map(cashFlows),
  });
}

function cashFlows(group: GroupModel, i: number): Html {
  const total = group.cashFlows.reduce((sum, flow) => sum + flow.amount, 0);
  return html`<details class="block">
    <summary>${swatch(i)}${name(group.name)}: ${usd(total)} in ${plural(group.cashFlows.length, 'payment')}</summary>
    ${table<CashFlow>({
      id: `cash-${i}`,
      caption: `Dividends and interest of ${group.name}, USD`,
      rows: group.cashFlows,
      tall: true,
      columns: [
        { title: 'Session', cell: (row) => row.date },
        { title: 'Kind', cell: (row) => row.kind },
        { title: 'Symbol', cell: (row) => (row.symbol === null ? '' : name(row.symbol)) },
        { title: 'Amount', numeric: true, cell: (row) => usdCell(row.amount, 2) },
      ],
    })}
  </details>`;
}
