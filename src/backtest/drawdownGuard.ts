import type { BacktestSettings } from './settings.js';

/** Watches the NAV fall from its peak. It trips only where the settings say that it acts. */
export class DrawdownGuard {
  /** A fraction from 0 down, at the last close that was asked about. */
  drawdown = 0;
  readonly #threshold: number;
  readonly #acts: boolean;
  #peak = -Infinity;

  constructor(settings: Pick<BacktestSettings, 'drawdownGuard' | 'drawdownThreshold'>) {
    this.#acts = settings.drawdownGuard === 'flatten';
    this.#threshold = settings.drawdownThreshold;
  }

  trips(nav: number): boolean {
    if (!this.#acts) return false;
    if (nav > this.#peak) this.#peak = nav;
    this.drawdown = nav / this.#peak - 1;
    return this.drawdown < -this.#threshold;
  }

  /** The peak is forgotten: it is now this NAV. */
  startOver(nav: number): void {
    this.#peak = nav;
  }
}
