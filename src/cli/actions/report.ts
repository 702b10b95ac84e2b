import { pathToFileURL } from 'node:url';
import { inputError } from '../../domain/error.js';
import { usd, visible } from '../../report/format.js';
import { openInBrowser } from '../../report/open.js';
import { reportsFolder } from '../../report/save.js';
import { findReport, listReports, type StoredReport } from '../../report/store.js';
import { type Context, openContext } from '../context.js';
import type { ReportArgs } from '../commands/report.js';
import { ExitCode } from '../exitCode.js';
import { writeJson } from '../terminal.js';

/** `report list|open|serve`. @returns the exit code */
export async function report(argv: ReportArgs): Promise<number> {
  const context = await openContext(argv);
  if (argv.action === 'list') return list(context);
  if (argv.action === 'open') return open(context, argv.id);
  return serve(context, argv.port);
}

function list({ home, json, terminal }: Context): number {
  const reports = listReports(home);
  if (json !== null) writeJson(json, { schemaVersion: 1, reports });
  if (reports.length === 0) {
    terminal.print(`There is no report in ${reportsFolder(home)}.`);
    terminal.print('Make one: navarch backtest --strategy all');
    return ExitCode.Done;
  }
  terminal.print(row('ID', 'WINNER', 'FINAL NAV', 'WINDOW'));
  for (const stored of reports) terminal.print(rowOf(stored));
  if (reports.some(({ synthetic }) => synthetic)) terminal.say('* on the synthetic demo market: no real prices');
  return ExitCode.Done;
}

function rowOf({ id, winner, finalNav, from, to, synthetic }: StoredReport): string {
  return row(id, winner, `${usd(finalNav)}${synthetic ? '*' : ' '}`, `${from.slice(0, 7)} to ${to.slice(0, 7)}`);
}

/** 80 columns; a longer name is cut, an id never is. */
function row(id: string, winner: string, nav: string, window: string): string {
  return `${visible(id).padEnd(32)} ${cut(visible(winner), 13).padEnd(13)} ${nav.padStart(13)} ${window}`.trimEnd();
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

async function open({ home, json, terminal }: Context, id: string | undefined): Promise<number> {
  const { path } = findReport(home, id);
  const opened = await openInBrowser(path);
  if (json !== null) writeJson(json, { schemaVersion: 1, path, opened });
  terminal.print(path);
  if (!opened) terminal.say(`No browser can be opened from here. Its address: ${pathToFileURL(path).href}`);
  return ExitCode.Done;
}

async function serve({ home, json, terminal, signal }: Context, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw inputError(`${port} is not a port`, 'Give a whole number from 0 to 65535.');
  }
  const { serveReports } = await import('../../server/reports.js');
  const server = await serveReports(home, port);
  if (json !== null) writeJson(json, { schemaVersion: 1, url: server.url });
  terminal.print(`${server.url}  (Ctrl-C stops)`);
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
  await server.close();
  return ExitCode.Done;
}
