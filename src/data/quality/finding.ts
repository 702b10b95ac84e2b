import type { SessionDate } from '../../domain/bar.js';

export const FINDING_KINDS = [
  /** A session without a bar, between the first bar and the last. */
  'gap',
  /** A bar on a date without a session. */
  'stray',
  /** Open or close outside low to high, or a price that is none. */
  'ohlc',
  /** A price that leaps and is back the next session. */
  'bad-print',
  /** Several sessions in a row without volume. */
  'volume',
  /** A leap by a split's ratio that no split explains, or a split row that was set aside. */
  'split',
  /** The last bar is older than the last complete session by more than a week. */
  'stale',
  /** The file cannot be used. */
  'damaged',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that {@link FINDING_KINDS} names, of one symbol. */
export interface Finding {
  readonly kind: FindingKind;
  readonly symbol: string;
  /** The date it is about; null where it is about the whole. */
  readonly date: SessionDate | null;
  /** How bad it is among findings of its kind: sigmas, sessions, a fraction. */
  readonly size: number;
  /** One sentence with the figures. */
  readonly message: string;
}
