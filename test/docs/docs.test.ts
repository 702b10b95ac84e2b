import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFolder } from '../../src/data/csv/exportFolder.js';
import { demo } from '../../src/data/demo/demo.js';

const PROGRAM = resolve('dist/navarch.js');
const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

interface Block {
  readonly info: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  const fenced = /^```([^\n]*)\n([\s\S]*?)^```$/gm;
  return [...readFileSync(page, 'utf8').matchAll(fenced)].map(([, info, text]) => ({ info: info!, text: text! }));
}

/** The words after `navarch` of each line that runs it. */
function commandsOf({ text }: Block): string[][] {
  return text
    .split('\n')
    .map((line) => /(?:^|&& )(?:npx |npm run )?navarch (?:-- )?(.*)$/.exec(line)?.[1])
    .filter((words) => words !== undefined)
    .map((words) => words.trim().split(/\s+/));
}

describe.each(PAGES)('%s', (page) => {
  let folder: string;
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder },
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'navarch-docs-'));
    const data = await demo().load({ symbols: ['SPY', 'QQQ'], from: '2020-01-02', to: '2020-06-30' });
    mkdirSync(join(folder, 'prices'));
    await exportFolder(data, join(folder, 'prices'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows files and commands that work', () => {
    for (const block of blocksOf(page)) {
      const file = /file=(\S+)/.exec(block.info)?.[1];
      if (file) writeFileSync(join(folder, file), block.text);
      if (block.info !== 'sh') continue;
      for (const args of commandsOf(block)) {
        const { status, stderr } = run(args);
        expect(status, `navarch ${args.join(' ')}: ${stderr}`).toBe(0);
      }
    }
  });

  it('shows commands for which a key is needed, and which say so without one', () => {
    for (const block of blocksOf(page).filter(({ info }) => info === 'sh needs-key')) {
      for (const args of commandsOf(block)) expect(run([...args, '--help']).status, args.join(' ')).toBe(0);
    }
  });

  it('links to what is there', () => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target!);
    for (const target of links) expect(() => readFileSync(resolve(page, '..', target)), target).not.toThrow();
  });
});
