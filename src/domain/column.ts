/** A list of numbers that grows by doubling, without an object a number. */
export class Column {
  length = 0;
  #values = new Float64Array(256);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Float64Array(this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  at(i: number): number {
    if (i < 0 || i >= this.length) throw new RangeError(`there is no row ${i} of ${this.length}`);
    return this.#values[i]!;
  }

  /** The numbers so far: a view, good until the next push. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}
