/**
 * Something about the data that a reader of the figures must know. Every issue reaches the output, the JSON and the
 * report; none is dropped in silence.
 */
export interface DataIssue {
  readonly kind:
    /** The source has no bar of this symbol in the window or before it. */
    | 'no-data'
    /** The first bar comes later than the window begins. */
    | 'starts-late'
    /** The last bar comes before the window ends. */
    | 'ends-early'
    /** Sessions without a bar between the first and the last. */
    | 'gaps'
    /** The source gave less history than was asked for (a plan's limit). */
    | 'clipped'
    /** Dividends are known for part of the window only. */
    | 'dividends-partial'
    /** A split row was set aside: twice in the source, or contradicted by the prices. */
    | 'split-quarantined'
    /** Bars that cannot be: high below low, a price of 0, a duplicate date. */
    | 'bad-bar'
    /** What the source had said of a past day has changed. */
    | 'revised'
    /** Data is older than the last session that has ended. */
    | 'stale'
    /** Worth knowing; nothing is wrong. */
    | 'note';
  readonly severity: 'info' | 'warning';
  readonly symbol?: string;
  /** One sentence with the dates and figures in it; where there is a symbol, it begins with `SYMBOL: `. */
  readonly message: string;
}
