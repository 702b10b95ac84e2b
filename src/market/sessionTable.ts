import { dayOf, dayOfIsoDate, SATURDAY, SUNDAY, weekdayOfDay } from './date.js';
import { earlyClosesOf } from './earlyCloses.js';
import { holidaysOf } from './holidays.js';
import { SPECIAL_CLOSURES } from './specialClosures.js';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2035;

/** Days since 1970-01-01 of January 1 of the first year and December 31 of the last one. */
export const FIRST_DAY = dayOf(FIRST_YEAR, 1, 1);
export const LAST_DAY = dayOf(LAST_YEAR, 12, 31);

/** Every session of the calendar. Days are counted from 1970-01-01; no date is text yet, since few are asked for. */
export interface SessionTable {
  /** The day of each session, in order. */
  readonly days: Int32Array;
  /** For each calendar day from FIRST_DAY to the day after LAST_DAY, how many sessions came before it. */
  readonly sessionsBefore: Int32Array;
  /** The days on which a session ends early. */
  readonly earlyCloses: ReadonlySet<number>;
}

let table: SessionTable | undefined;

/** The sessions 1990 to 2035, computed at the first call. */
export function sessionTable(): SessionTable {
  return (table ??= buildSessionTable());
}

function buildSessionTable(): SessionTable {
  const closed = closedDays();
  const sessionsBefore = new Int32Array(closed.length + 1);
  const days = new Int32Array(closed.length);
  let count = 0;
  for (let i = 0; i < closed.length; i++) {
    sessionsBefore[i] = count;
    if (closed[i] === 0) days[count++] = FIRST_DAY + i;
  }
  sessionsBefore[closed.length] = count;
  return { days: days.subarray(0, count), sessionsBefore, earlyCloses: new Set(years().flatMap(earlyClosesOf)) };
}

/** For each calendar day from FIRST_DAY to LAST_DAY, 1 where the exchange stays closed. */
function closedDays(): Uint8Array {
  const closed = new Uint8Array(LAST_DAY - FIRST_DAY + 1);
  for (const weekendDay of [SATURDAY, SUNDAY]) {
    for (let i = (weekendDay - weekdayOfDay(FIRST_DAY) + 7) % 7; i < closed.length; i += 7) closed[i] = 1;
  }
  for (const year of years()) for (const day of holidaysOf(year)) closed[day - FIRST_DAY] = 1;
  for (const date of SPECIAL_CLOSURES.keys()) closed[dayOfIsoDate(date) - FIRST_DAY] = 1;
  return closed;
}

function years(): number[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
}
