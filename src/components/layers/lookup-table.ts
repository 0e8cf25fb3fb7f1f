import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { contract } from '../../graph/ring.ts'
import { add, filled, pad, reshape, slice } from '../../graph/structural.ts'
import type { Bit } from '../../objects/bit.ts'
import { bit, integersModulo2 } from '../../objects/bit.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { PowerOfTwo } from '../../objects/size.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'

export const lookupTableSentence = '✗ lookupTable({outputs}) takes a vector of bits ℤ₂[n], but {object} flows in'

type LookupTableAt<Outputs extends number, Object> = Object extends readonly [Bit<[infer Inputs extends number]>]
  ? Maps<[Bit<[Outputs, PowerOfTwo<Inputs>]>], [Bit<[Outputs]>]>
  : Say<typeof lookupTableSentence, { outputs: Outputs; object: Notation<Object> }>

/** The family of {@link lookupTable}. */
export interface LookupTable<Outputs extends number> extends Family {
  readonly maps: LookupTableAt<Outputs, this['dom']>
}

/** The place of a bit of x and of its complement: (1 + x_i, x_i). */
function literal(x: Tensor, index: number): Tensor {
  const one = filled(bit(1), 1)
  const value = emit(slice, [x], { axis: 0, start: index, length: 1 })
  const padded = (inner: Tensor, before: number): Tensor => emit(pad, [inner], { axis: 0, before, after: 1 - before })
  return emit(add, [padded(emit(add, [value, one], {}), 0), padded(value, 1)], {})
}

/** All products of x_i or 1 + x_i, one for each i: a 1 at the place whose binary digits are x, the first bit the highest. */
function minterms(x: Tensor): Tensor {
  const [inputs] = x.wire.shape as [number]
  let products = filled(bit(1), 1)
  for (let index = 0; index < inputs; index++) {
    const pairs = emit(contract, [products, literal(x, index)], { left: 'i', right: 'j', output: 'ij' })
    products = emit(reshape, [pairs], { shape: [2 ** (index + 1)] })
  }
  return products
}

/**
 * The circuit that any truth table gives: ℤ₂[m×2ⁿ] ⊗ ℤ₂[n] → ℤ₂[m], f(θ, x) = Σ over the minterms of x of θ.
 *
 * The column of θ for an input is its number in binary, the first bit the highest. It begins at zero. Throws
 * `ObjectError` where no vector of bits flows in. Source: Wilson and Zanasi, Reverse Derivative Ascent (2020).
 *
 * @example
 * ```ts
 * import { BitVector, bits, compile, lookupTable } from 'lensor'
 *
 * const and = compile(bits(2).pipe(lookupTable(1)))
 * and(BitVector.from('0001'), BitVector.from('11')).join() // => '1'
 * and(BitVector.from('0001'), BitVector.from('10')).join() // => '0'
 * ```
 */
export function lookupTable<Outputs extends number>(outputs: Outputs): Layer<LookupTable<Outputs>> {
  const name = `lookupTable(${outputs})`
  return new Layer(name, (object) => {
    const vector = onlyWire(object)
    if (vector?.domain !== integersModulo2 || vector.shape.length !== 1)
      throw new ObjectError(say(lookupTableSentence, { outputs, object: notation(object) }))
    const [inputs] = vector.shape as [number]
    return generator(
      [bit(outputs, 2 ** inputs)],
      [vector],
      (table, x) => [emit(contract, [table as Tensor, minterms(x as Tensor)], { left: 'ij', right: 'j', output: 'i' })],
      { name },
    )
  })
}
