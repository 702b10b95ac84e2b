import { sessionsBetween } from '../../src/market/calendar.js';
import { newYorkInstant } from '../../src/market/newYorkTime.js';
import type { PolygonBar } from '../servers/polygon.js';

/** A bar of each session, its close counting up from 100 by 1; stamped with midnight in New York. */
export function polygonBars(from: string, to: string): PolygonBar[] {
  return sessionsBetween(from, to).map((date, i) => {
    const c = 100 + i;
    return { t: newYorkInstant(date, 0, 0), o: c - 0.5, h: c + 1, l: c - 1, c, v: 1000.5 + i, vw: c, n: 10 };
  });
}
