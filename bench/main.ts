/**
 * How fast navarch is, as ratios measured in one run: a machine's milliseconds mean nothing on another machine.
 *
 *   npm run bench               the real prices of the folder NAVARCH_REAL_DATA where it is set, else made-up ones
 */
import { measureEngine } from './engine.js';
import { asymOnRealPrices, demoGroups, largeUniverse, randomWalks } from './panels.js';
import { measureProcess } from './process.js';
import { measureScaling } from './scaling.js';

const realData = process.env['NAVARCH_REAL_DATA'];

console.log(`Prices: ${realData ? 'real, from NAVARCH_REAL_DATA' : 'made up (NAVARCH_REAL_DATA is not set)'}\n`);
console.log('The engine against a hand-written kernel of the same rule over the same columns (1.0 is the kernel).');
console.log('Orders, fills, cash, books and the order hash included; medians of interleaved runs.\n');
if (realData) await measureEngine('ASYM 2016-2020, 16 symbols', await asymOnRealPrices(realData));
await measureEngine('16 symbols x 10 years', await demoGroups());
await measureEngine(
  '475 symbols x 5 years, top 50',
  realData ? await largeUniverse(realData) : randomWalks(475, 1304, 50, 21),
);
measureScaling();
await measureProcess();
