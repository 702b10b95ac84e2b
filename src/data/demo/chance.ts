/**
 * Chance from a name, the same on every machine: 32-bit integer steps, and of floating point only + - * / and the
 * square root, which IEEE 754 rounds alike everywhere. (`Math.log`, `exp` and `sin` may differ between machines.)
 */
export class Chance {
  readonly #state = new Int32Array(4);

  constructor(name: string) {
    let seed = 2_166_136_261;
    for (let i = 0; i < name.length; i++) seed = Math.imul(seed ^ name.charCodeAt(i), 16_777_619);
    for (let i = 0; i < 4; i++) this.#state[i] = mixed((seed = (seed + 0x9e3779b9) | 0));
  }

  /** A number from 0 up to, not including, 1: xoshiro128** (Blackman and Vigna, 2018). */
  uniform(): number {
    const state = this.#state;
    const b = state[1]!;
    const turned = Math.imul(b, 5);
    const result = Math.imul((turned << 7) | (turned >>> 25), 9);
    const c = state[2]! ^ state[0]!;
    const d = state[3]! ^ b;
    state[1] = b ^ c;
    state[0] = state[0]! ^ d;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    return (result >>> 0) / 4_294_967_296;
  }

  /** Near to a standard normal: four uniforms, centred and scaled to a variance of 1. */
  normal(): number {
    return (this.uniform() + this.uniform() + this.uniform() + this.uniform() - 2) * ROOT_3;
  }

  /**
   * Fat tails: Student's t with 4 degrees of freedom, scaled to a variance of 1 and held within 9 deviations. By the
   * polar method (Bailey, "Polar generation of random variates with the t-distribution", 1994), whose power of -2/4
   * is a square root.
   */
  fatTailed(): number {
    let u: number;
    let w: number;
    do {
      u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      w = u * u + v * v;
    } while (w > 1 || w === 0);
    const t = u * Math.sqrt((4 * (1 / Math.sqrt(w) - 1)) / w);
    return Math.max(-9, Math.min(9, t / ROOT_2));
  }
}

const ROOT_2 = Math.sqrt(2);
const ROOT_3 = Math.sqrt(3);

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
