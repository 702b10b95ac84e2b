import { defineStrategy, type Strategy } from '../strategy/define.js';
import { positiveMomentum } from '../strategy/filter.js';
import { from } from '../strategy/pipeline.js';
import { sharpe } from '../strategy/score.js';
import { equally } from '../strategy/weighting.js';

export const AD_HOC_NAME = 'AD_HOC';

/** A group of whatever symbols were asked for, traded by the rules of the four. */
export function adHocGroup(symbols: readonly string[]): Strategy {
  return defineStrategy({
    name: AD_HOC_NAME,
    title: 'Ad hoc',
    description: 'The symbols asked for on the command line: the best of them by Sharpe.',
    hold: from(symbols).rankBy(sharpe()).pickTop().weigh(equally()).cashUnless(positiveMomentum()),
  });
}
