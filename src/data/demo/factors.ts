import type { SessionDate } from '../../domain/bar.js';
import { firstIndexFrom } from '../dateIndex.js';
import { Chance } from './chance.js';

/** What moves many symbols at once: simple daily returns, one a session, and how nervous the day is (1: as usual). */
export interface Factors {
  readonly market: Float64Array;
  readonly growth: Float64Array;
  readonly materials: Float64Array;
  readonly unrest: Float64Array;
}

/** A stretch of the market's life: an extra return a day for each factor, and a multiple of the usual deviation. */
interface Episode {
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly market: number;
  readonly growth: number;
  readonly materials: number;
  readonly unrest: number;
}

// prettier-ignore
const EPISODES: readonly Episode[] = [
  { from: '2015-08-18', to: '2015-08-25', market: -0.012, growth: 0, materials: -0.004, unrest: 2 },
  { from: '2018-10-03', to: '2018-12-24', market: -0.003, growth: -0.001, materials: -0.001, unrest: 1.4 },
  { from: '2020-02-20', to: '2020-03-23', market: -0.0155, growth: 0, materials: -0.003, unrest: 2.8 },
  { from: '2020-03-24', to: '2020-08-31', market: 0.003, growth: 0.001, materials: 0.001, unrest: 1.3 },
  { from: '2022-01-04', to: '2022-10-12', market: -0.0014, growth: -0.0016, materials: 0.0004, unrest: 1.4 },
];

const MARKET_DEVIATION = 0.0085;
const SECTOR_DEVIATION = 0.006;

/** The factors of the sessions, the first of which begins the synthetic market. */
export function drawFactors(sessions: readonly SessionDate[]): Factors {
  const factors = {
    market: new Float64Array(sessions.length),
    growth: new Float64Array(sessions.length),
    materials: new Float64Array(sessions.length),
    unrest: new Float64Array(sessions.length),
  };
  const chance = new Chance('navarch demo: factors');
  let variance = 1;
  const episodes = episodesOf(sessions);
  for (let t = 0; t < sessions.length; t++) {
    const episode = episodes[t];
    const unrest = Math.sqrt(variance) * (episode?.unrest ?? 1);
    const shock = chance.fatTailed();
    factors.unrest[t] = unrest;
    factors.market[t] = bounded(shock * unrest * MARKET_DEVIATION + (episode?.market ?? 0));
    factors.growth[t] = bounded(chance.fatTailed() * unrest * SECTOR_DEVIATION + (episode?.growth ?? 0));
    factors.materials[t] = bounded(chance.fatTailed() * unrest * SECTOR_DEVIATION + (episode?.materials ?? 0));
    variance = nextVariance(variance, shock);
  }
  return factors;
}

/** The episode of each session that is in one. */
function episodesOf(sessions: readonly SessionDate[]): (Episode | undefined)[] {
  const episodes = new Array<Episode | undefined>(sessions.length).fill(undefined);
  for (const episode of EPISODES) {
    const end = firstIndexFrom(sessions, episode.to);
    episodes.fill(episode, firstIndexFrom(sessions, episode.from), end + (sessions[end] === episode.to ? 1 : 0));
  }
  return episodes;
}

/** GARCH(1,1) around 1: an unquiet day is followed by others. The shock counts for no more than four deviations. */
export function nextVariance(variance: number, shock: number): number {
  return 0.035 + 0.86 * variance + 0.12 * variance * Math.min(shock * shock, 16);
}

/** A day's return within what a market of circuit breakers sees. */
const bounded = (value: number) => Math.max(-0.13, Math.min(0.11, value));
