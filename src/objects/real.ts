import type { SmoothDomain, WireFamily, wires } from './domain.ts'
import type { Size } from './named-size.ts'
import type { Shape, Wire } from './wire.ts'
import { over } from './wire.ts'

interface RealWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Real<S> : never
}

/** The type of {@link reals}. */
export interface RealDomain extends SmoothDomain<number, Float64Array> {
  readonly symbol: 'ℝ'
  readonly [wires]?: RealWires
}

/** The wire of real tensors of a shape, ℝ[…]: `Real<[28, 28]>`. Its values are `Float64Array`s in row-major order. */
export interface Real<in out S extends Shape> extends Wire<RealDomain, S> {}

/**
 * The domain ℝ: double-precision numbers, stored in a `Float64Array`.
 *
 * Source: smooth maps between Euclidean spaces, Example 2.8.
 *
 * @example
 * ```ts
 * import { reals } from 'lensor'
 *
 * reals.storage.write([1, 2]) // => Float64Array.of(1, 2)
 * ```
 */
export const reals: RealDomain = {
  symbol: 'ℝ',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => left + right,
    negate: (element) => -element,
    multiply: (left, right) => left * right,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Float64Array',
    is: (value) => value instanceof Float64Array,
    length: (storage) => storage.length,
    read(storage) {
      // A plain loop: iterating a typed array costs several times as much.
      const elements = new Array<number>(storage.length)
      for (let at = 0; at < elements.length; at++) elements[at] = storage[at] as number
      return elements
    },
    write: (elements) => Float64Array.from(elements),
  },
  smooth: {
    exp: Math.exp,
    log: Math.log,
    sin: Math.sin,
    cos: Math.cos,
    tanh: Math.tanh,
    sigmoid: (element) => 1 / (1 + Math.exp(-element)),
    sqrt: Math.sqrt,
    reciprocal: (element) => 1 / element,
    greater: (left, right) => left > right,
  },
  draw: (random) => 2 * random.uniform() - 1,
  magnitude: (element) => element,
}

/**
 * The wire ℝ[…] of a shape; `real()` is the scalar ℝ.
 *
 * Throws `SizeError` where a size is neither a whole number from 0 nor a name.
 *
 * @example
 * ```ts
 * import { notation, real } from 'lensor'
 *
 * notation([real(28, 28), real()]) // => 'ℝ[28×28] ⊗ ℝ'
 * ```
 */
export function real<const S extends Size[]>(...shape: S): Real<S> {
  return over<RealDomain, S>(reals, shape) as unknown as Real<S>
}
