import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAssets } from '../../src/report/assets.js';
import { renderReport } from '../../src/report/html/report.js';
import { modelOf, RUN, runDemo, tenYears, withHostileNames } from './fixtures.js';

let page: string;
beforeAll(async () => {
  page = renderReport(modelOf(await tenYears()), loadAssets());
});

/** What a pattern finds outside the program's own script, with a few letters around it. */
function found(html: string, pattern: RegExp): string[] {
  const text = html.replace(/<script>[^]*?<\/script>/g, '');
  return [...text.matchAll(pattern)].map(({ index }) => text.slice(Math.max(0, index - 60), index + 60));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

describe('the page of ten years of four groups', () => {
  test('is one file under two megabytes that asks for nothing outside', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(found(page, /(src|href)="?(https?:)?\/\//g)).toEqual([]);
  });

  test('allows its own script and style by their hashes, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const [script] = page.split('<script>')[1]!.split('</script>');
    const [style] = page.split('<style>')[1]!.split('</style>');
    expect(policy).toContain(`script-src 'sha256-${sha256(script!)}'`);
    expect(policy).toContain(`style-src 'sha256-${sha256(style!)}'`);
    expect(found(page, /<[^>]* style=|<[^>]* on\w+=/g)).toEqual([]);
  });

  test('says in large that demo data is synthetic', () => {
    expect(page.includes('SYNTHETIC DEMO DATA')).toBe(true);
  });

  test('puts each part where a reader looks for it', () => {
    const order = [...page.matchAll(/<section\s+id="([\w-]+)"/g)].map(([, id]) => id);
    expect(order).toEqual([
      'summary',
      'race',
      'drawdowns',
      'comparison',
      'returns',
      'rolling',
      'picks',
      'weights',
      'trades',
      'tracking',
      'unfilled',
      'cash',
      'data',
      'warnings',
      'settings',
      'reproduce',
    ]);
  });

  test('holds every trade as a row that can be read without its script', async () => {
    const { result } = await tenYears();
    const trades = result.strategies.reduce((sum, strategy) => sum + strategy.trades.length, 0);
    const tables = [...page.matchAll(/<table\s+id="trades-\d"[^]*?<\/table>/g)].map(([table]) => table);
    expect(tables.join('').match(/<tr><td>/g)).toHaveLength(trades);
  });

  test('tells how to make it again', async () => {
    const { result } = await tenYears();
    for (const fact of [
      RUN.command,
      RUN.id,
      result.data.fingerprint,
      ...result.strategies.map(({ orderHash }) => orderHash),
    ])
      expect(found(page, new RegExp(fact, 'g')).length, fact).toBeGreaterThan(0);
  });

  test('is the same for the same input', async () => {
    expect(sha256(renderReport(modelOf(await tenYears()), loadAssets()))).toBe(sha256(page));
  });
});

describe('hostile names', () => {
  test('are text wherever they stand', async () => {
    const hostile = renderReport(
      modelOf(withHostileNames(await tenYears()), { ...RUN, command: 'navarch </script><img onerror=x>' }),
      loadAssets(),
    );
    expect(found(hostile, /<img|<svg\/|onerror="|<!--|\u202E|<b>label/g)).toEqual([]);
    expect(found(hostile, /<script/g)).toHaveLength(2);
    expect(hostile.includes('&lt;img src=x onerror=&quot;window.hacked=1&quot;&gt;')).toBe(true);
    expect(hostile.includes('GLD[U+202E]exe.gnp')).toBe(true);
  });
});

describe('a report of little', () => {
  test.each([
    { from: '2024-03-08', to: '2024-03-08' },
    { from: '2024-03-08', to: '2024-03-11' },
  ])('$from to $to has a page', async (window) => {
    const short = renderReport(modelOf(await runDemo(window)), loadAssets());
    expect(short.trimEnd().endsWith('</html>')).toBe(true);
    expect(found(short, /NaN|undefined|Infinity|\[object/g)).toEqual([]);
  });
});
