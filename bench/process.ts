import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exportFolder } from '../src/data/csv/exportFolder.js';
import { demo, DEMO_SYMBOLS } from '../src/data/demo/demo.js';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), 'navarch.js');

interface Usage {
  /** Seconds of user and system time. */
  readonly cpu: number;
  /** The peak, in MB. */
  readonly memory: number;
}

/** Prints what whole processes take, start-up, files and all; a bare `node` is the yardstick. */
export async function measureProcess(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'navarch-bench-'));
  try {
    const exported = join(home, 'prices');
    const window = ['--from', '2015-01-02', '--to', '2024-12-31'];
    const everything = ['--json', join(home, 'result.json'), '--report', join(home, 'report.html'), '--quiet'];
    await exportDemo(exported);
    run(['data', 'import', exported], home);
    console.log('Whole processes: CPU time, and peak memory (medians of 7)');
    print('node, doing nothing', measure([join(home, 'nothing.mjs')], home, true));
    print('navarch --help', measure([PROGRAM, '--help'], home));
    const all = [PROGRAM, 'backtest', '--strategy', 'all', ...window, '--home', home];
    print(
      'backtest, 16 symbols x 10 years, cached, JSON and report',
      measure([...all, '--data', 'cache', ...everything], home),
    );
    print('the same from CSV files', measure([...all, '--data', `csv:${exported}`, ...everything], home));
    print('the same on demo data', measure([...all, '--data', 'demo', ...everything], home));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The demo market as a folder of CSV files, from the look-back before the window on. */
async function exportDemo(dir: string): Promise<void> {
  const data = await demo().load({ symbols: DEMO_SYMBOLS, from: '2014-10-01', to: '2024-12-31' });
  await exportFolder(data, dir);
}

function run(args: readonly string[], home: string): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args, '--home', home], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`navarch ${args.join(' ')} ended with ${status}: ${stderr}`);
}

function measure(args: readonly string[], home: string, bare = false): Usage {
  const probe = join(home, 'probe.mjs');
  const figures = join(home, 'usage.json');
  writeFileSync(
    probe,
    // The peak of Linux is read where there is one: that of getrusage begins with the size of the parent.
    `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
     process.on('exit', () => {
       const usage = process.resourceUsage();
       const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
       const peak = /VmHWM:\\s*(\\d+) kB/.exec(status);
       if (peak) usage.maxRSS = Number(peak[1]);
       writeFileSync(${JSON.stringify(figures)}, JSON.stringify(usage));
     });`,
  );
  if (bare) writeFileSync(args[0]!, '');
  const runs = Array.from({ length: 7 }, () => {
    spawnSync(process.execPath, ['--import', pathToFileURL(probe).href, ...args], { stdio: 'ignore' });
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(figures, 'utf8')) as NodeJS.ResourceUsage;
    return { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  });
  return { cpu: median(runs.map(({ cpu }) => cpu)), memory: median(runs.map(({ memory }) => memory)) };
}

function print(what: string, { cpu, memory }: Usage): void {
  console.log(`  ${what.padEnd(58)} ${cpu.toFixed(2)} s  ${memory.toFixed(0)} MB`);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
