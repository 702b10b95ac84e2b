/**
 * Chance from a name, the same on every machine: 32-bit integer steps, and of floating point only + - * / and the
 * square root, which IEEE 754 rounds alike everywhere. (`Math.log`, `exp` and `sin` may differ between machines.)
 */
export class Chance {
  // Four private numbers and no array: 32-bit integers stay in registers.
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(name: string) {
    let seed = 2_166_136_261;
    for (let i = 0; i < name.length; i++) seed = Math.imul(seed ^ name.charCodeAt(i), 16_777_619);
    const next = () => mixed((seed = (seed + 0x9e3779b9) | 0));
    this.a = next();
    this.b = next();
    this.c = next();
    this.d = next();
  }

  /** A number from 0 up to, not including, 1: xoshiro128** (Blackman and Vigna, 2018). */
  uniform(): number {
    const turned = Math.imul(this.b, 5);
    const result = Math.imul((turned << 7) | (turned >>> 25), 9);
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return (result >>> 0) / 4_294_967_296;
  }

  /** Near to a standard normal: four uniforms, centred and scaled to a variance of 1. */
  normal(): number {
    return (this.uniform() + this.uniform() + this.uniform() + this.uniform() - 2) * ROOT_3;
  }

  /** Fat tails: Student's t with 5 degrees of freedom, scaled to a variance of 1. */
  fatTailed(): number {
    let squares = 0;
    for (let i = 0; i < 5; i++) {
      const normal = this.normal();
      squares += normal * normal;
    }
    return (this.normal() / Math.sqrt(squares / 5)) * ROOT_3_OVER_5;
  }
}

const ROOT_3 = Math.sqrt(3);
const ROOT_3_OVER_5 = Math.sqrt(3 / 5);

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
