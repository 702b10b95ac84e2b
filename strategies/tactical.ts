import { defineStrategy, equally, everyCooldown, from, positiveMomentum, sharpe } from 'navarch';
import { BENCHMARKS, CORE } from './groups.js';

export default defineStrategy({
  name: 'TACTICAL',
  title: 'Tactical',
  description: 'Gold, steel, copper and a broker beside the benchmarks: the best of them by Sharpe.',
  when: everyCooldown(),
  hold: from(CORE, BENCHMARKS).rankBy(sharpe()).pickTop().weigh(equally()).cashUnless(positiveMomentum()),
});
