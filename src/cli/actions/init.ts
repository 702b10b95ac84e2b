import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { STARTER_FILES } from '../../config/starter.js';
import { failure } from '../../domain/error.js';
import type { InitArgs } from '../commands/init.js';
import { openContext } from '../context.js';
import { ExitCode } from '../exitCode.js';
import { writeJson } from '../terminal.js';

/** Writes the files to start from; what is there already is left as it is. */
export async function init(argv: InitArgs): Promise<number> {
  const { home, terminal, json } = await openContext(argv);
  const dir = argv.dir === undefined ? home : resolve(argv.dir);
  const files = STARTER_FILES.map((file) => ({
    ...file,
    written: writeNew(join(dir, file.path), file.text, file.mode),
  }));
  for (const { path, purpose, written } of files) {
    terminal.print(`${written ? 'wrote' : 'kept '}  ${path.padEnd(22)}  ${written ? purpose : 'it was there already'}`);
  }
  const here = relative(process.cwd(), dir);
  terminal.print();
  terminal.print('Next:');
  if (here !== '') terminal.print(`  cd ${here}`);
  terminal.print('  navarch backtest --strategy all');
  terminal.print('  navarch backtest --strategy strategies/my-idea.ts');
  if (json !== null) {
    writeJson(json, { schemaVersion: 1, dir, files: files.map(({ path, written }) => ({ path, written })) });
  }
  return ExitCode.Done;
}

/** @returns false where the file was there */
function writeNew(file: string, text: string, mode: number): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx', mode });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure(`${file} cannot be written: ${(cause as Error).message}`, 'Choose another folder.', cause);
  }
}
