/**
 * The public API: what a strategy file imports from `navarch`.
 */
export { type CustomHold, defineStrategy, type Strategy, type StrategyDefinition } from './strategy/define.js';
export { filter, positiveMomentum } from './strategy/filter.js';
export type { History, HistoryField } from './strategy/history.js';
export { from, type Named, type Picked, type Ranked, type Weighted } from './strategy/pipeline.js';
export { everyCooldown, monthly, once, type Schedule, schedule } from './strategy/schedule.js';
export { momentum, score, sharpe } from './strategy/score.js';
export type { StrategySettings } from './strategy/settings.js';
export type { Filter, Score, Stage, Step, Weighting } from './strategy/stage.js';
export { byInverseVolatility, equally, weighting } from './strategy/weighting.js';
