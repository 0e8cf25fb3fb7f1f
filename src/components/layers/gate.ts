/** What the gates of two inputs have in common: place by place, polynomials over ℤ₂. */
import type { Tensor } from '../../graph/graph.ts'
import type { Bit } from '../../objects/bit.ts'
import { integersModulo2 } from '../../objects/bit.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Equal, Shape, Wire, Wires } from '../../objects/wire.ts'
import { isBundle, sameWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import type { BinaryOperation } from '../../terms/layer.ts'
import { binaryOperation } from '../../terms/layer.ts'
import { generator } from '../../terms/morphism.ts'

export const gateRule = '{name}: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'
export const gateSentence = '✗ {name} takes two tensors of bits of one shape, but {object} flows in'

type GateAt<Name extends string, Object> = Object extends readonly [
  Bit<infer Left extends Shape>,
  Bit<infer Right extends Shape>,
]
  ? Equal<Left, Right> extends true
    ? Maps<[], [Bit<Left>]>
    : NoGate<Name, Object>
  : NoGate<Name, Object>

type NoGate<Name extends string, Object> = Say<typeof gateSentence, { name: Name; object: Notation<Object> }>

/** The family of a gate of two inputs, place by place: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]. */
export interface Gate<Name extends string> extends Family {
  readonly rule: Say<typeof gateRule, { name: Name }>
  readonly maps: GateAt<Name, this['dom']>
}

const isPair = (object: Wires): object is readonly [Wire, Wire] => {
  const [left, right, ...more] = object
  return (
    left !== undefined &&
    right !== undefined &&
    more.length === 0 &&
    !isBundle(left) &&
    !isBundle(right) &&
    left.domain === integersModulo2 &&
    sameWire(left, right)
  )
}

type Bits = Tensor<Bit<number[]>>

/** The gate of a polynomial. */
export function gate<Name extends string>(
  name: Name,
  polynomial: (left: Bits, right: Bits) => Bits,
): BinaryOperation<Gate<Name>> {
  return binaryOperation(say(gateRule, { name }), (object) => {
    if (!isPair(object)) throw new ObjectError(say(gateSentence, { name, object: notation(object) }))
    return generator([], object, (left, right) => [polynomial(left as Bits, right as Bits)], { name })
  })
}
