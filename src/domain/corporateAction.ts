import type { SessionDate } from './bar.js';

/** `from` old shares become `to` new ones before the open of `date`: AAPL 2020-08-31 is from 1 to 4. */
export interface Split {
  readonly symbol: string;
  readonly date: SessionDate;
  readonly from: number;
  readonly to: number;
}

/** A cash dividend in USD a share. Whether the share is of then or adjusted for later splits, the holder says. */
export interface Dividend {
  readonly symbol: string;
  readonly exDate: SessionDate;
  readonly amount: number;
}
