import { defineStrategy, equally, everyCooldown, from, positiveMomentum, sharpe } from 'navarch';
import { BENCHMARKS, CORE, SPECULATIVE } from './groups.js';

export default defineStrategy({
  name: 'SPEC',
  title: 'Spec',
  description: 'Tactical and four speculative names: the best of them by Sharpe.',
  when: everyCooldown(),
  hold: from(CORE, BENCHMARKS, SPECULATIVE).rankBy(sharpe()).pickTop().weigh(equally()).cashUnless(positiveMomentum()),
});
