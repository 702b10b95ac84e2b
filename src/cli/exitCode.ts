/** What the shell is told; the numbers are part of the contract. */
export const ExitCode = {
  Done: 0,
  Failed: 1,
  BadInput: 2,
  ActionRequired: 3,
  Halted: 4,
  AccountUnknown: 5,
  Interrupted: 130,
} as const;
