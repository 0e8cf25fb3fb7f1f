import { BitVector } from './bit-vector.ts'
import type { Domain, WireFamily, wires } from './domain.ts'
import type { Size } from './named-size.ts'
import type { Shape, Wire } from './wire.ts'
import { over } from './wire.ts'

interface BitWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Bit<S> : never
}

/** The type of {@link integersModulo2}. */
export interface BitDomain extends Domain<number, BitVector> {
  readonly symbol: 'ℤ₂'
  readonly smooth: undefined
  readonly [wires]?: BitWires
}

/** The wire of tensors of bits of a shape, ℤ₂[…]: `Bit<[8]>`. Its values are `BitVector`s in row-major order. */
export interface Bit<in out S extends Shape> extends Wire<BitDomain, S> {}

/**
 * The domain ℤ₂: bits, where addition is XOR and multiplication is AND, stored in a `BitVector`.
 *
 * A map over ℤ₂ is a polynomial, not a function: R[x·x] = x + x = 0, although x² and x are the same function of bits.
 *
 * Source: Boolean circuits as polynomials over ℤ₂, Example 2.9; Wilson and Zanasi, Reverse Derivative Ascent.
 *
 * @example
 * ```ts
 * import { integersModulo2 } from 'lensor'
 *
 * integersModulo2.ring.add(1, 1) // => 0
 * ```
 */
export const integersModulo2: BitDomain = {
  symbol: 'ℤ₂',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => left ^ right,
    negate: (element) => element,
    multiply: (left, right) => left & right,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'BitVector',
    is: (value) => value instanceof BitVector,
    length: (storage) => storage.length,
    read: ({ words, length }) => {
      const bits = new Array<number>(length)
      for (let at = 0; at < length; at++) bits[at] = ((words[at >>> 5] as number) >>> (at & 31)) & 1
      return bits
    },
    write: (elements) => BitVector.from(elements),
  },
  smooth: undefined,
  draw: (random) => Math.floor(2 * random.uniform()),
  magnitude: (element) => element,
}

/**
 * The wire ℤ₂[…] of a shape; `bit()` is one bit.
 *
 * Throws `SizeError` where a size is neither a whole number from 0 nor a name.
 *
 * @example
 * ```ts
 * import { bit, notation } from 'lensor'
 *
 * notation([bit(8), bit()]) // => 'ℤ₂[8] ⊗ ℤ₂'
 * ```
 */
export function bit<const S extends Size[]>(...shape: S): Bit<S> {
  return over<BitDomain, S>(integersModulo2, shape) as unknown as Bit<S>
}
