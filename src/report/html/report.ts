import { count } from '../format.js';
import type { ReportModel } from '../model.js';
import type { Assets } from '../assets.js';
import { reportMeta } from '../meta.js';
import { page } from './page.js';
import { name } from './sections/common.js';
import { comparisonSection } from './sections/comparison.js';
import { coverageSection } from './sections/coverage.js';
import { reproduceSection, settingsSection, warningsSection } from './sections/closing.js';
import { drawdownsSection } from './sections/drawdowns.js';
import { picksSection } from './sections/picks.js';
import { raceSection } from './sections/race.js';
import { returnsSection } from './sections/returns.js';
import { rollingSection } from './sections/rolling.js';
import { summarySection } from './sections/summary.js';
import { trackingSection } from './sections/tracking.js';
import { tradesSection } from './sections/trades.js';
import { cashFlowsSection, unfilledSection } from './sections/unfilled.js';
import { weightsSection } from './sections/weights.js';
import { html, type Html } from './tag.js';

const NAV = [
  ['summary', 'Summary'],
  ['race', 'Race'],
  ['drawdowns', 'Drawdowns'],
  ['comparison', 'Compared'],
  ['returns', 'Years, months'],
  ['rolling', 'Rolling Sharpe'],
  ['picks', 'Picks'],
  ['weights', 'Weights'],
  ['trades', 'Trades'],
  ['tracking', 'Watch'],
  ['data', 'Data'],
  ['settings', 'Settings'],
  ['reproduce', 'Reproduce'],
] as const;

/** The page of one backtest, whole. */
export function renderReport(model: ReportModel, assets: Assets): string {
  return page({
    title: `${model.title} · navarch`,
    meta: reportMeta(model),
    style: assets.style,
    script: assets.script,
    data: model.charts,
    header: header(model),
    nav: NAV.map(([id, title]) => ({ id, title })),
    main: [
      summarySection(model),
      raceSection(model),
      drawdownsSection(model),
      comparisonSection(model),
      returnsSection(model),
      rollingSection(model),
      picksSection(model),
      weightsSection(model),
      tradesSection(model),
      trackingSection(model),
      unfilledSection(model),
      cashFlowsSection(model),
      coverageSection(model),
      warningsSection(model),
      settingsSection(model),
      reproduceSection(model),
    ],
    footer: html`<p>
      navarch ${model.run.version}. Past results, and simulated ones the more, say nothing sure about the future.
    </p>`,
  });
}

function header({ title, data, run }: ReportModel): Html {
  return html`<div class="masthead">
      <div>
        <p class="brand">navarch · backtest</p>
        <h1>${name(title)}</h1>
        <p class="facts-line">
          ${data.from} to ${data.to} · ${count(data.sessions)} sessions · ${count(data.coverage.length)} symbols ·
          ${data.sourceLabel} · made
          <time datetime="${run.createdAt}">${run.createdAt.slice(0, 16).replace('T', ' ')} UTC</time>
        </p>
      </div>
      <button type="button" class="quiet" data-theme-toggle aria-pressed="false">Dark</button>
    </div>
    ${
      data.synthetic
        ? html`<p class="banner" role="note">
            <strong>SYNTHETIC DEMO DATA</strong> No market ever traded at these prices. The figures show how navarch
            works, not how a strategy did.
          </p>`
        : null
    }`;
}
