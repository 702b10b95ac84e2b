import type { AuditSink } from '../execution/outcome.js';
import { AuditLog } from '../execution/auditLog.js';
import { writeResult } from './terminal.js';

/** What every strategy's engine was told and did, as a file of JSON lines. */
export class AuditFile {
  readonly #file: string;
  readonly #logs = new Map<string, AuditLog>();

  constructor(file: string) {
    this.#file = file;
  }

  /** The sink of one strategy. */
  readonly of = (strategy: string): AuditSink => {
    const log = new AuditLog();
    this.#logs.set(strategy, log);
    return log;
  };

  write(symbolsOf: (strategy: string) => readonly string[]): void {
    const lines: string[] = [];
    for (const [strategy, log] of this.#logs) {
      const symbols = symbolsOf(strategy);
      for (const { at, instrument, submitted, ...entry } of log.entries()) {
        lines.push(
          JSON.stringify({
            strategy,
            at: new Date(at).toISOString(),
            ...entry,
            ...(instrument !== undefined && { symbol: symbols[instrument] }),
            ...(submitted && {
              submitted: submitted.map(({ instrument: i, ...order }) => ({ ...order, symbol: symbols[i] })),
            }),
          }),
        );
      }
    }
    writeResult(this.#file, `${lines.join('\n')}\n`);
  }
}
