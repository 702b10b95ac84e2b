import type { ReportModel } from '../../model.js';
import { section } from '../section.js';
import { table } from '../table.js';
import { html, type Html, type Part } from '../tag.js';
import { dated, name } from './common.js';

export function warningsSection({ warnings, data }: ReportModel): Html {
  const issues = data.issues.filter((issue) => issue.severity === 'warning');
  const empty = warnings.length === 0 && issues.length === 0;
  return section({
    id: 'warnings',
    title: 'Warnings',
    content: empty
      ? html`<p class="none">None.</p>`
      : html`<ul class="issues">
          ${warnings.map(({ group, text }) => html`<li class="warning">${group ? html`<b>${name(group)}</b> ` : null}${dated(text)}</li>`)}${issues.map(
            (issue) => html`<li class="warning">${dated(issue.message)}</li>`,
          )}
        </ul>`,
  });
}

export function settingsSection({ settings, groups }: ReportModel): Html {
  return section({
    id: 'settings',
    title: 'Settings',
    lead: 'What differs from the defaults is bold.',
    content: [
      table({
        id: 'settings-table',
        caption: 'Settings of this backtest',
        rows: settings,
        rowHeads: true,
        columns: [
          { title: 'Setting', cell: (row) => html`<code>${row.name}</code>` },
          {
            title: 'Value',
            cell: (row) => ({ text: row.changed ? html`<b>${row.value}</b>` : row.value, value: row.value }),
          },
          { title: 'Meaning', cell: (row) => row.meaning },
        ],
      }),
      table({
        id: 'groups',
        caption: 'The groups',
        rows: groups,
        rowHeads: true,
        columns: [
          { title: 'Group', cell: (row) => name(row.name) },
          { title: 'What it is', cell: (row) => html`${row.title}. ${row.description}` },
          { title: 'Symbols', cell: (row) => row.universe.map((symbol, i): Part => [i > 0 ? ' ' : '', name(symbol)]) },
        ],
      }),
    ],
  });
}

export function reproduceSection({ run, data, groups }: ReportModel): Html {
  return section({
    id: 'reproduce',
    title: 'How to reproduce it',
    lead: 'The same command on the same data gives the same orders, to the share, on any machine.',
    content: html`<pre class="command" tabindex="0"><code>${run.command}</code></pre>
      <dl class="facts">
        <dt>navarch</dt>
        <dd>${run.version}, ${run.platform}</dd>
        <dt>Made</dt>
        <dd><time datetime="${run.createdAt}">${run.createdAt}</time></dd>
        <dt>Report</dt>
        <dd><code>${run.id}</code></dd>
        <dt>Data fingerprint</dt>
        <dd><code>${data.fingerprint}</code></dd>
        ${groups.map(
          (group) =>
            html`<dt>Orders of ${name(group.name)}</dt>
              <dd><code>${group.orderHash}</code></dd>`,
        )}
      </dl>`,
  });
}
