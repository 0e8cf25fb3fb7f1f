import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { contract } from '../../graph/ring.ts'
import { add, broadcast, constant, filled, reshape, slice } from '../../graph/structural.ts'
import type { Bit } from '../../objects/bit.ts'
import { bit, integersModulo2 } from '../../objects/bit.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { PowerOfTwo } from '../../objects/size.ts'
import type { Wires } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import type { Term } from '../../terms/term.ts'

export const lookupTableRule = 'lookupTable({outputs}): ℤ₂[m] → ℤ₂[{outputs}], parameters ℤ₂[{outputs}×2ᵐ]'
export const lookupTableSentence = '✗ lookupTable({outputs}) takes a vector of bits ℤ₂[n], but {object} flows in'
export const namedTableSentence =
  '✗ lookupTable({outputs}) has 2ⁿ columns for n bits, a known number, but {object} flows in; bind its size first'

type LookupTableAt<Outputs extends Size, Object> = Object extends readonly [Bit<[infer Inputs extends number]>]
  ? Maps<[Bit<[Outputs, PowerOfTwo<Inputs>]>], [Bit<[Outputs]>]>
  : Say<
      Object extends readonly [Bit<[infer _Name extends string]>]
        ? typeof namedTableSentence
        : typeof lookupTableSentence,
      { outputs: Outputs; object: Notation<Object> }
    >

/** The family of {@link lookupTable}. */
export interface LookupTable<Outputs extends Size> extends Family {
  readonly rule: Say<typeof lookupTableRule, { outputs: Outputs }>
  readonly maps: LookupTableAt<Outputs, this['dom']>
}

/** Each bit of x with its complement before it: (1 + x_i, x_i), one row for each i. */
function literals(x: Tensor): Tensor {
  const [inputs] = x.wire.shape as [number]
  const twice = emit(broadcast, [x], { axes: [1], sizes: [2] })
  const values = Array.from({ length: inputs }, () => [1, 0]).flat()
  return emit(add, [twice, emit(constant, [], { wire: bit(inputs, 2), values })], {})
}

/**
 * All products of one element of each of some rows of two, the first row's element moving the slowest: each is one product of
 * the first half of the rows and one of the second.
 */
function products(rows: Tensor): Tensor {
  const [count] = rows.wire.shape as [number]
  if (count === 0) return filled(bit(1), 1)
  if (count === 1) return emit(reshape, [rows], { shape: [2] })
  const half = Math.ceil(count / 2)
  const part = (start: number, length: number): Tensor => products(emit(slice, [rows], { axis: 0, start, length }))
  const halves = [part(0, half), part(half, count - half)]
  return emit(reshape, [emit(contract, halves, { left: 'i', right: 'j', output: 'ij' })], { shape: [2 ** count] })
}

/** All products of x_i or 1 + x_i, one for each i: a 1 at the place whose binary digits are x, the first bit the highest. */
const minterms = (x: Tensor): Tensor => products(literals(x))

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
export function lookupTable<Outputs extends Size>(outputs: Outputs): Layer<LookupTable<Outputs>> {
  const name = `lookupTable(${outputs})`
  const build = (object: Wires): Term => {
    const vector = onlyWire(object)
    if (vector?.domain !== integersModulo2 || vector.shape.length !== 1)
      throw new ObjectError(say(lookupTableSentence, { outputs, object: notation(object) }))
    const [inputs] = vector.shape as [Size]
    if (typeof inputs === 'string')
      throw new ObjectError(say(namedTableSentence, { outputs, object: notation(object) }))
    return generator(
      [bit(outputs, 2 ** inputs)],
      [vector],
      (table, x) => [emit(contract, [table as Tensor, minterms(x as Tensor)], { left: 'ij', right: 'j', output: 'i' })],
      { name },
    )
  }
  const made = { name: 'lookupTable', given: [outputs] }
  return new Layer(say(lookupTableRule, { outputs }), build, made, (binding) => lookupTable(binding(outputs)))
}
