/**
 * The public API of the indicators: what a strategy file imports from `navarch/indicators`.
 */
export { atr, ema, rsi, sma, smoothedLookback } from './strategy/indicators.js';
