import { defineStrategy, equally, from, once, positiveMomentum, sharpe } from 'navarch';
import { BENCHMARKS } from './groups.js';

export default defineStrategy({
  name: 'BUY_HOLD',
  title: 'Buy-Hold',
  description: 'The benchmarks, bought once and held.',
  when: once(),
  hold: from(BENCHMARKS).rankBy(sharpe()).pickTop().weigh(equally()).cashUnless(positiveMomentum()),
});
