import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { navarch, newHome, reportsIn, resultIn } from './navarch.js';

const GOOD = `import { defineStrategy, equally, everyCooldown, from, momentum } from 'navarch';
import { NAMES } from './names.js';
const top: number = 2;
export default defineStrategy({
  name: 'MINE',
  when: everyCooldown(),
  hold: from(NAMES).rankBy(momentum(20)).pickTop(top).weigh(equally()),
});
`;

async function runFile(source: string, others: Record<string, string> = {}) {
  const home = newHome();
  writeFileSync(join(home, 'mine.ts'), source);
  for (const [name, text] of Object.entries(others)) writeFileSync(join(home, name), text);
  return navarch(
    ['backtest', '--strategy', 'mine.ts', '--from', '2024-01-02', '--to', '2024-06-28', '--json', 'result.json'],
    {
      home,
    },
  );
}

describe('--strategy FILE.ts', () => {
  it('runs the file as it is, with what it imports, and no build step', async () => {
    const { code, stderr, home, stdout } = await runFile(GOOD, {
      'names.ts': "export const NAMES = ['QQQ', 'GLD'] as const;\n",
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('MINE ends at');
    const { MINE } = resultIn(home).strategies;
    expect(MINE!.decisions[0]!.picks).toHaveLength(2);
  });

  it.each<[string, string, string[]]>([
    ['does not parse', 'export default defineStrategy({\n  name: ,\n});\n', ['mine.ts', 'line 2']],
    ['imports what is not there', "import './nowhere.js';\nexport default 1;\n", ['mine.ts', 'line 1', 'nowhere.js']],
    ['exports nothing', 'export const strategy = 1;\n', ['mine.ts', 'exports no strategy']],
    ['exports something else', "export default { name: 'MINE' };\n", ['mine.ts', 'exports no strategy']],
    ['throws', "throw new Error('out of ideas');\n", ['mine.ts', 'out of ideas']],
    [
      'puts a stage in the wrong place',
      "import { defineStrategy, everyCooldown, from } from 'navarch';\nexport default defineStrategy({ name: 'MINE', when: everyCooldown(), hold: from('SPY').pickTop(1) });\n",
      ['mine.ts'],
    ],
    [
      'leaves a stage out',
      "import { defineStrategy, everyCooldown, from, sharpe } from 'navarch';\nexport default defineStrategy({ name: 'MINE', when: everyCooldown(), hold: from('SPY').rankBy(sharpe()) });\n",
      ['mine.ts'],
    ],
    [
      'fails when it decides',
      "import { defineStrategy, equally, everyCooldown, from, score } from 'navarch';\nconst bad = score({ name: 'bad', lookback: 1, of: () => { throw new Error('division by mood'); } });\nexport default defineStrategy({ name: 'MINE', when: everyCooldown(), hold: from('SPY').rankBy(bad).pickTop(1).weigh(equally()) });\n",
      ['MINE', 'division by mood'],
    ],
  ])('that %s is refused with what to correct', async (_, source, words) => {
    const { code, stderr, stdout, home } = await runFile(source);
    expect([1, 2], stderr).toContain(code);
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain('should not have');
    expect(stdout).toBe('');
    expect(reportsIn(home)).toEqual([]);
  });
});
