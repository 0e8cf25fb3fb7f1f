/**
 * ℤ₄, a domain from outside the library, and a polynomial circuit over it that learns.
 *
 * Polynomials over any commutative ring have reverse derivatives, and circuits of additions and multiplications present
 * them: over ℤ₂ they are Boolean circuits, and ℤ₄ is the least ℤₙ that is no field. As over ℤ₂, what is differentiated
 * is the polynomial and not its function: 2x² + 2x is 0 at every digit, and its derivative 4x + 2 is 2 at every digit.
 *
 * Source: Wilson and Zanasi, Categories of Differentiable Polynomial Circuits for Machine Learning (2022).
 */
import type { BasicUpdate, Dataset, Domain, Label, Over, Para, ParaLens, Shape, Wire, WireFamily, wires } from 'lensor'
import { add, basicUpdate, broadcast, constant, contract, dataset, morphism, multiply, over, parametric } from 'lensor'
import { slice, supervised } from 'lensor'
import { difference, negation } from './difference.ts'

/** The domain ℤ₄ as a type: its elements, its storage, its name, and what its wires are called. */
export interface QuaternaryDomain extends Domain<number, Uint8Array> {
  readonly symbol: 'ℤ₄'
  readonly smooth: undefined
  readonly [wires]?: QuaternaryWires
}

/** The wire of tensors of digits of a shape, ℤ₄[…]: `Quaternary<[8]>`. */
export interface Quaternary<in out S extends Shape> extends Wire<QuaternaryDomain, S> {}

interface QuaternaryWires extends WireFamily {
  readonly wire: this['shape'] extends infer S extends Shape ? Quaternary<S> : never
}

/** The domain ℤ₄: digits from 0 to 3 modulo 4, a byte each. */
export const integersModulo4: QuaternaryDomain = {
  symbol: 'ℤ₄',
  ring: {
    zero: 0,
    one: 1,
    add: (left, right) => (left + right) % 4,
    negate: (digit) => (4 - digit) % 4,
    multiply: (left, right) => (left * right) % 4,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Uint8Array',
    is: (value) => value instanceof Uint8Array,
    length: (storage) => storage.length,
    read: (storage) => Array.from(storage, (byte) => byte % 4),
    write: (digits) => Uint8Array.from(digits),
  },
  smooth: undefined,
  draw: (random) => Math.floor(4 * random.uniform()),
  // A report of a loss then says the share of wrong digits.
  magnitude: (digit) => (digit === 0 ? 0 : 1),
}

/** The wire ℤ₄[…] of a shape; `quaternary()` is one digit. */
export function quaternary<const S extends number[]>(...shape: S): Over<QuaternaryDomain, [...S]> {
  return over<QuaternaryDomain, S>(integersModulo4, shape)
}

/** (1 − x, x) for each digit x: where x is a bit, a 1 at the place that it names. */
const literals: Para<[], [Quaternary<[3]>], [Quaternary<[3, 2]>]> = morphism([quaternary(3)], (x) => {
  const ones = constant(quaternary(3, 2), [1, 0, 1, 0, 1, 0])
  const signs = constant(quaternary(3, 2), [3, 1, 3, 1, 3, 1])
  return [add(ones, multiply(signs, broadcast(x, 1, 2)))]
})

/**
 * Any polynomial of three digits that has degree one in each: f(θ, x) = Σ θᵢⱼₖ ℓᵢ(x₁) ℓⱼ(x₂) ℓₖ(x₃), where ℓ₀(x) = 1 − x
 * and ℓ₁(x) = x. Its parameters are its values at bits.
 */
export const circuit: Para<[Quaternary<[2, 2, 2]>], [Quaternary<[3]>], [Quaternary<[1]>]> = literals.pipe(
  parametric([quaternary(2, 2, 2)], [quaternary(3, 2)], (table, row) => {
    const chosen = contract(table, slice(row, 0, 0, 1), 'ijk,ai->jk')
    const twice = contract(chosen, slice(row, 0, 1, 1), 'jk,aj->k')
    return [contract(twice, slice(row, 0, 2, 1), 'k,ak->a')]
  }),
)

/** All triples of the first so many digits, and x · y + z of each. */
export function multiplyAdd(digits: number): Dataset<Quaternary<[3]>, Quaternary<[1]>> {
  const all = Array.from({ length: digits }, (_, digit) => digit)
  const triples = all.flatMap((x) => all.flatMap((y) => all.map((z) => [x, y, z] as const)))
  return dataset(
    quaternary(3),
    quaternary(1),
    triples.map(([x, y, z]) => [Uint8Array.of(x, y, z), Uint8Array.of((x * y + z) % 4)]),
  )
}

/** One step on the eight triples of bits, `multiplyAdd(2)`, and the circuit is right at all 64, `multiplyAdd(4)`. */
export const learner: ParaLens<
  [BasicUpdate<[Quaternary<[2, 2, 2]>]>, Label<[Quaternary<[8, 1]>], 'difference'>],
  [Quaternary<[8, 3]>],
  []
> = supervised({ model: circuit, batch: 8, loss: difference, optimiser: basicUpdate, rate: negation })
