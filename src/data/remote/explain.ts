import type { NavarchError } from '../../domain/error.js';
import { failure, inputError } from '../../domain/error.js';
import { RemoteProblem } from './problem.js';

/** What a person must know of a vendor in order to act on an error. */
export interface VendorFacts {
  readonly label: string;
  /** Host and port asked. */
  readonly host: string;
  /** `POLYGON_API_KEY`, or two names joined by "and". */
  readonly keyVariables: string;
  readonly urlVariable: string;
  /** Where the keys are found, as a clause. */
  readonly keysAt: string;
}

/**
 * A problem that no further try will end, as an error that names the key, the network and what to do.
 * @param what what was asked for: `the daily bars of AAPL`.
 */
export function explain(problem: RemoteProblem, vendor: VendorFacts, what: string): NavarchError {
  const { label, host, keyVariables } = vendor;
  const said = `${withoutFullStop(problem.detail)}`;
  switch (problem.kind) {
    case 'unreachable':
    case 'timeout':
      return failure(
        `No market data loaded: cannot reach ${label} at ${host} for ${what}: ${said}.`,
        reachAdvice(vendor),
      );
    case 'unauthorized':
      return inputError(
        `No market data loaded: ${label} does not know the key in ${keyVariables} ("${said}").`,
        `Copy it again from ${vendor.keysAt} into the environment or the env file. Without a key: --data demo or --data csv:DIR.`,
      );
    case 'forbidden':
      return inputError(
        `${label} refuses ${what} to the key in ${keyVariables}: "${said}".`,
        `Check on ${vendor.keysAt} what its plan includes, or choose another source with --data.`,
      );
    case 'busy':
      return failure(
        `${label} still refuses ${what} for too many calls, after waiting: "${said}".`,
        `Another program may be using the key in ${keyVariables}. Wait a few minutes and run the command again: it goes on where it stopped.`,
      );
    case 'server':
      return failure(
        `${label} at ${host} failed several times over ${what}: ${statusOf(problem)}"${said}".`,
        'The fault is on its side. Run the command again later: it goes on where it stopped.',
      );
    case 'not-vendor':
      return failure(
        `No market data loaded: what answers at ${host} for ${what} is not ${label}: ${statusOf(problem)}${said}.`,
        `A proxy or the login page of a network may stand in between: open a web page to log in, or check the proxy and ${vendor.urlVariable}.`,
      );
    case 'garbled':
      return failure(
        `${label} at ${host} gave an answer for ${what} that cannot be read: ${said}.`,
        `Run the command again; if it stays, check ${vendor.urlVariable} and any proxy in between.`,
      );
    case 'refused':
      return failure(
        `${label} at ${host} refused ${what}: ${statusOf(problem)}"${said}".`,
        `Check the symbol, the dates and ${vendor.urlVariable}.`,
      );
  }
}

/** The answer; a {@link RemoteProblem} on the way to it is explained, any other error passes. */
export async function explained<T>(answer: Promise<T>, vendor: VendorFacts, what: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof RemoteProblem ? explain(error, vendor, what) : error;
  }
}

function reachAdvice({ keyVariables, urlVariable }: VendorFacts): string {
  return (
    `Check the network, the proxy and ${urlVariable}; the key is taken from ${keyVariables}. What was fetched stays in ` +
    'the cache: run the command again to go on. Without a network: --data demo or --data csv:DIR.'
  );
}

function statusOf(problem: RemoteProblem): string {
  return problem.status === undefined ? '' : `HTTP ${problem.status}, `;
}

function withoutFullStop(text: string): string {
  return text.replace(/\.\s*$/, '');
}
