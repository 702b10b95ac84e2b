import type { Command } from '../execution/command.js';

/**
 * Where orders go. A broker carries a command out and answers later, through the event queue, never from inside the
 * call; so the engine cannot tell a simulated broker from a real one.
 */
export interface Broker {
  carryOut(command: Command): void;
}
