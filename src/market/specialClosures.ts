import type { SessionDate } from '../domain/bar.js';

/** Whole days since 1990 on which the exchange stayed closed although no rule says so. */
export const SPECIAL_CLOSURES: ReadonlyMap<SessionDate, string> = new Map([
  ['1994-04-27', 'Day of mourning for President Nixon'],
  ['2001-09-11', 'Attacks of September 11'],
  ['2001-09-12', 'Attacks of September 11'],
  ['2001-09-13', 'Attacks of September 11'],
  ['2001-09-14', 'Attacks of September 11'],
  ['2004-06-11', 'Day of mourning for President Reagan'],
  ['2007-01-02', 'Day of mourning for President Ford'],
  ['2012-10-29', 'Hurricane Sandy'],
  ['2012-10-30', 'Hurricane Sandy'],
  ['2018-12-05', 'Day of mourning for President George H. W. Bush'],
  ['2025-01-09', 'Day of mourning for President Carter'],
]);
