/** The kinds of charts, and whether one belongs to a single group. */
export type ChartKind = 'race' | 'drawdowns' | 'yearly' | 'rolling-sharpe' | 'weights' | 'picks' | 'tracking';

/** Which chart a canvas is to show. */
export interface ChartRef {
  readonly kind: ChartKind;
  /** The group's place, for the charts of one group. */
  readonly group?: number;
}
