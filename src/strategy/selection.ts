/**
 * What the stages of a strategy hand to each other, written in place from decision to decision: the candidates, their
 * scores, the picks, their weights. One per running strategy, so that a decision allocates nothing.
 */
export class Selection {
  /** The candidates, in the order of the group. */
  readonly symbols: readonly string[];
  /** The panel's column of each candidate. */
  readonly columns: Int32Array;
  /** 1 where a candidate may be picked. */
  readonly eligible: Uint8Array;
  /** NaN where a candidate has no score. */
  readonly score: Float64Array;
  /** The candidates picked, by score, highest first: indices into `symbols`. */
  readonly picks: Int32Array;
  pickCount = 0;
  /** Whether a decision came out; one without picks is a decision to hold cash. */
  decided = false;
  /** The weight of a pick is `units[i] / parts`; kept as two numbers so that a third stays exact. */
  readonly units: Float64Array;
  parts = 1;
  /** 1 where the slot of a pick is given to cash. */
  readonly toCash: Uint8Array;

  constructor(symbols: readonly string[], columns: Int32Array) {
    this.symbols = symbols;
    this.columns = columns;
    this.eligible = new Uint8Array(symbols.length);
    this.score = new Float64Array(symbols.length);
    this.picks = new Int32Array(symbols.length);
    this.units = new Float64Array(symbols.length);
    this.toCash = new Uint8Array(symbols.length);
  }

  /** All candidates eligible, none scored, none picked. */
  reset(): void {
    this.eligible.fill(1);
    this.score.fill(Number.NaN);
    this.toCash.fill(0);
    this.pickCount = 0;
    this.decided = false;
    this.parts = 1;
  }

  /** The name of the i-th pick. */
  pick(i: number): string {
    return this.symbols[this.picks[i]!]!;
  }
}
