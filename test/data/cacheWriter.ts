import { openCache, StoreWriter } from '../../src/data/cache/store.js';
import { barColumns } from '../../src/domain/bar.js';
import { sessionsBetween } from '../../src/market/calendar.js';

// A program to be killed: commits symbol after symbol, version after version, and says which it has committed.
const [dir, first] = process.argv.slice(2);
const sessions = sessionsBetween('2023-01-03', '2024-06-13');
const writer = new StoreWriter(openCache(dir!).store('polygon'), () => {});
for (let version = Number(first); ; version++) {
  for (const symbol of ['AAA', 'BBB', 'CCC']) {
    const bar = { open: version, high: version, low: version, close: version, volume: version };
    const bars = barColumns(sessions.map((date) => ({ date, ...bar })));
    const asked = { from: sessions[0]!, to: sessions.at(-1)! };
    const said = { asked, fetchedAt: '', dividendsKnown: null, clippedTo: null, revisions: 0, issues: [] };
    const seen = {
      symbol,
      date: '2024-01-02',
      field: 'close',
      before: version - 1,
      after: version,
      seenAt: '',
    } as const;
    await writer.put({ symbol, bars, splits: [], dividends: [] }, said, [seen]);
    process.stdout.write(`${symbol} ${version}\n`);
  }
}
