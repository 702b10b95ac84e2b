/** Why a figure cannot be computed: a clause for the reader, without a full stop. */
export class Unavailable {
  constructor(readonly reason: string) {}
}

/** A figure, or why there is none. */
export type Figure<T = number> = T | Unavailable;

export function isAvailable<T>(figure: Figure<T>): figure is T {
  return !(figure instanceof Unavailable);
}

/** What `compute` makes of a figure; where there is none, the reason stays. */
export function mapFigure<T, U>(figure: Figure<T>, compute: (value: T) => Figure<U>): Figure<U> {
  return isAvailable(figure) ? compute(figure) : figure;
}

/** Why a figure that overflowed, or that came of one that did, is not shown. */
export const OVERFLOW = new Unavailable('the figure is beyond what a number can hold');
