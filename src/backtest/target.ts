import type { PricePanel } from '../market/panel.js';
import type { Drive } from './drive.js';
import type { Target } from './result.js';

/**
 * What the strategy would hold after a decision at the last session, where that session is one; else what it holds.
 * Weights are shares x last known close / NAV.
 */
export function targetOf({ runner, state, decidedIn, pending }: Drive, panel: PricePanel): Target {
  const { symbols } = runner.selection;
  const shares = state.account.held.slice();
  if (pending === 'flatten') shares.fill(0);
  if (pending === 'target') {
    state.plan.rebalance(runner.selection, state.takeStock(), state.settings.tolerance);
    state.plan.delta.forEach((delta, i) => (shares[i]! += delta));
  }
  const row = state.session * panel.width;
  const held = symbols.map((symbol, i) => ({ symbol, qty: shares[i]!, i })).filter(({ qty }) => qty !== 0);
  const weightOf = (qty: number, i: number) => (qty * panel.mark[row + state.columns[i]!]!) / state.nav;
  return {
    decidedOn: decidedIn < 0 ? null : panel.sessions[decidedIn]!,
    shares: Object.fromEntries(held.map(({ symbol, qty }) => [symbol, qty])),
    weights: Object.fromEntries(held.map(({ symbol, qty, i }) => [symbol, weightOf(qty, i)])),
  };
}
