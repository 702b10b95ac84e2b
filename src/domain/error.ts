/** What went wrong by whose doing; the command line turns it into an exit code. */
export type FailureKind =
  /** What the person gave is wrong: exit code 2. */
  | 'input'
  /** It was right and did not work: exit code 1. */
  | 'failure';

/**
 * An error that a person can act on: what happened, to what, and what to do. It is printed without a stack.
 * Anything else that is thrown is a defect of navarch.
 */
export class NavarchError extends Error {
  readonly kind: FailureKind;
  /** What to do about it, as a sentence. */
  readonly advice: string | undefined;

  constructor(kind: FailureKind, message: string, options: { advice?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NavarchError';
    this.kind = kind;
    this.advice = options.advice;
  }
}

export function inputError(message: string, advice?: string, cause?: unknown): NavarchError {
  return new NavarchError('input', message, { ...(advice === undefined ? {} : { advice }), cause });
}

export function failure(message: string, advice?: string, cause?: unknown): NavarchError {
  return new NavarchError('failure', message, { ...(advice === undefined ? {} : { advice }), cause });
}
