/** Cash and positions as the engine knows them from its events; an entry an instrument. */
export class Account {
  /** USD. */
  cash: number;
  /** Whole shares. */
  readonly held: Float64Array;
  /** Whole shares that open sell orders have spoken for. */
  readonly selling: Float64Array;
  /** The instruments with shares, in ascending order: `holding[0]` up to `holding[holdingCount - 1]`. */
  readonly holding: Int32Array;
  holdingCount = 0;

  constructor(instruments: number, cash: number) {
    this.cash = cash;
    this.held = new Float64Array(instruments);
    this.selling = new Float64Array(instruments);
    this.holding = new Int32Array(instruments);
  }

  /** Changes a position by `signedQty` shares. */
  move(instrument: number, signedQty: number): void {
    const before = this.held[instrument]!;
    const after = before + signedQty;
    this.held[instrument] = after;
    if (before === 0 && after !== 0) this.#enter(instrument);
    else if (before !== 0 && after === 0) this.#leave(instrument);
  }

  #enter(instrument: number): void {
    let at = this.holdingCount++;
    for (; at > 0 && this.holding[at - 1]! > instrument; at--) this.holding[at] = this.holding[at - 1]!;
    this.holding[at] = instrument;
  }

  #leave(instrument: number): void {
    let at = 0;
    while (this.holding[at] !== instrument) at++;
    this.holdingCount--;
    for (; at < this.holdingCount; at++) this.holding[at] = this.holding[at + 1]!;
  }
}
