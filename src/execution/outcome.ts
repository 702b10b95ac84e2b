import type { EngineEvent } from './event.js';
import { CommandBuffer } from './command.js';

/**
 * What a step did, as a value: the commands that it wants carried out, and what it changed. The caller owns it and
 * hands it to every step, which writes it anew.
 */
export class Outcome {
  readonly commands = new CommandBuffer();
  /** The order that the event was about, -1 for none; its status before and after, as numbers of ORDER_STATUSES. */
  order = -1;
  statusBefore = -1;
  statusAfter = -1;
  /** USD, after the step. */
  cash = 0;
  nav = 0;

  clear(): void {
    this.commands.clear();
    this.order = -1;
    this.statusBefore = -1;
    this.statusAfter = -1;
  }
}

/** Keeps what every step was told and did. */
export interface AuditSink {
  record(event: EngineEvent, outcome: Outcome): void;
}
