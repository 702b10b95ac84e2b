import { defineStrategy, equally, everyCooldown, from, positiveMomentum, sharpe } from 'navarch';
import { ASYMMETRIC, BENCHMARKS, CORE, SPECULATIVE } from './groups.js';

export default defineStrategy({
  name: 'ASYM',
  title: 'Asym',
  description: 'All groups and six asymmetric bets: the best of them by Sharpe.',
  when: everyCooldown(),
  hold: from(CORE, BENCHMARKS, SPECULATIVE, ASYMMETRIC)
    .rankBy(sharpe())
    .pickTop()
    .weigh(equally())
    .cashUnless(positiveMomentum()),
});
