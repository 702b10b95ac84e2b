import { breachesOf } from '../../analysis/breaches.js';
import { cooldownStates } from '../../analysis/cooldown.js';
import type { BacktestResult, StrategyResult } from '../../backtest/result.js';
import type { TrackingModel } from '../model.js';

export function trackingOf(
  { sessions, settings }: BacktestResult,
  { decisions, guardEvents }: StrategyResult,
  depths: Float64Array,
): TrackingModel {
  const { since, remaining } = cooldownStates(sessions, decisions, settings.cooldownDays);
  const breaches = breachesOf(sessions, depths, settings.drawdownThreshold);
  const decidesOnce = decisions.length === 1 && since.at(-1)! >= settings.cooldownDays;
  return {
    decisions: decisions.length,
    lastDecision: decisions.at(-1)?.date ?? null,
    sessionsLeft: decidesOnce ? null : (remaining.at(-1) ?? 0),
    drawdownNow: depths.at(-1) ?? null,
    sessionsBelow: breaches.reduce((n, breach) => n + breach.sessions, 0),
    breaches,
    guard: guardEvents,
  };
}
