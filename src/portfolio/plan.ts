/** What a decision asks for: the weight of the i-th pick is `units[i] / parts`, of the whole account. */
export interface TargetWeights {
  /** Instruments picked. */
  readonly picks: Int32Array;
  readonly pickCount: number;
  readonly units: Float64Array;
  readonly parts: number;
}

/** What is there to work with, an entry an instrument. */
export interface Means {
  /** USD; below 0 where the account is in debit. */
  readonly cash: number;
  /** USD: cash and all positions. */
  readonly nav: number;
  /** Whole shares. */
  readonly held: Float64Array;
  /** USD a share; NaN where the instrument did not trade. */
  readonly price: Float64Array;
}

/**
 * From target to orders: which shares to buy and to sell. Written in place, so that planning allocates nothing.
 * The rules, and their order, are steps 4 to 6 of the definition of the group strategy.
 */
export class Plan {
  /** Whole shares to trade, an entry an instrument: above 0 to buy, below 0 to sell. */
  readonly delta: Float64Array;
  readonly #target: Float64Array;

  constructor(instruments: number) {
    this.delta = new Float64Array(instruments);
    this.#target = new Float64Array(instruments);
  }

  /**
   * Fills `delta`. Held and not picked: all is sold. Picked and held: no trade below `tolerance` x target. Picked and
   * not held: bought, whatever the size. Buys shrink in proportion when they need more cash than there is, counting
   * what the sells bring in at their price; a sell without a price is ordered all the same and brings in nothing.
   * A pick without a price has no target: what is held of it stays.
   */
  rebalance(target: TargetWeights, means: Means, tolerance: number): void {
    this.#wish(target, means);
    let need = 0;
    let proceeds = 0;
    const { held, price } = means;
    for (let i = 0; i < this.delta.length; i++) {
      const shares = this.#target[i]!;
      let delta = shares - held[i]!;
      if (held[i] !== 0 && shares > 0 && Math.abs(delta) < tolerance * shares) delta = 0;
      this.delta[i] = delta;
      if (delta > 0) need += delta * price[i]!;
      else if (delta < 0 && price[i] === price[i]) proceeds -= delta * price[i]!;
    }
    const have = means.cash + proceeds;
    if (need > 0 && need > have) this.#shrinkBuys(Math.max(have, 0) / need);
  }

  /** Fills `delta` with the sale of everything. */
  flatten(held: Float64Array): void {
    for (let i = 0; i < held.length; i++) this.delta[i] = -held[i]!;
  }

  #wish(target: TargetWeights, { nav, held, price }: Means): void {
    const wish = this.#target;
    wish.fill(0);
    for (let p = 0; p < target.pickCount; p++) {
      const i = target.picks[p]!;
      const slot = (nav * target.units[p]!) / target.parts;
      if (slot > 0) wish[i] = price[i]! > 0 ? Math.floor(slot / price[i]!) : held[i]!;
    }
  }

  #shrinkBuys(factor: number): void {
    for (let i = 0; i < this.delta.length; i++) {
      if (this.delta[i]! > 0) this.delta[i] = Math.floor(this.delta[i]! * factor);
    }
  }
}
