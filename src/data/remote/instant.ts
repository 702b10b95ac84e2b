import type { SessionDate } from '../../domain/bar.js';
import { newYorkDate } from '../../market/newYorkTime.js';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** The date in New York of a vendor's instant, in epoch ms or RFC 3339; null where it is neither. */
export function dateOfInstant(t: unknown): SessionDate | null {
  const ms = typeof t === 'string' ? Date.parse(t) : t;
  return typeof ms === 'number' && ms >= EARLIEST && ms < LATEST ? newYorkDate(ms) : null;
}
