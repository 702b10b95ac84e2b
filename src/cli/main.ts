#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runCli } from './run.js';
import { endQuietlyWithReader } from './terminal.js';

// Most commands are over in half a second. Optimising code that runs so briefly costs more than it brings, so the
// engine is told to be slower to optimise; what runs for longer is optimised all the same.
setFlagsFromString('--interrupt-budget=500000');

endQuietlyWithReader();
process.exitCode = await runCli(process.argv.slice(2));
