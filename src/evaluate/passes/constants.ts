/**
 * Constants: a value of constants is a constant, and a constant with one element at all places says it once.
 *
 * Other constants are folded where neither they nor the result have many elements.
 */
import type { Attributes, Candidate, Primitive, Tensor } from '../../graph/graph.ts'
import { emit, wiresOf } from '../../graph/graph.ts'
import { contract } from '../../graph/ring.ts'
import { max } from '../../graph/smooth.ts'
import { broadcast, constant, filled, fold, pad, permute } from '../../graph/structural.ts'
import { reshape, slice, sum, window, zeroOf } from '../../graph/structural.ts'
import type { Wire } from '../../objects/wire.ts'
import { elements, over } from '../../objects/wire.ts'
import { fillOf, isConstant, times } from './elements.ts'
import { pointwise } from './pointwise.ts'
import type { Rule } from './rewrite.ts'
import { rule } from './rewrite.ts'

/** Constants of more elements than this are left to the running program, unless they have one element at all places. */
const most = 4096

const any = (primitive: object): Primitive<Attributes> => primitive as Primitive<Attributes>

const pulls = [reshape, permute, broadcast, slice, window, max].map(any)
const pushes = [pad, fold].map(any)
const sums = [sum, contract].map(any)
const pointwises = pointwise.map(any)
const folded = [...pointwises, ...pulls, ...pushes, ...sums]

/** A value without elements has nothing to compute, and what is added up or padded of no elements is zero. */
const empty: Rule = {
  primitives: folded,
  apply({ primitive, operands, wire }) {
    const isEmpty = ({ shape }: Wire): boolean => elements(shape) === 0
    const adds = pushes.includes(primitive) || sums.includes(primitive)
    return isEmpty(wire) || (adds && wiresOf(operands).some(isEmpty)) ? zeroOf(wire) : undefined
  },
}

/** A constant that has the same element at all places. */
const uniform: Rule = rule(constant, ({ attributes: { wire, values } }) => {
  const [first] = values
  return values.length > 1 && values.every((value) => Object.is(value, first)) ? filled(wire, first) : undefined
})

/** The elements of a value whose operands all have one element each at all places. */
function filling({ primitive, attributes, operands, wire }: Candidate, fills: readonly unknown[]): unknown {
  const scalar = over(wire.domain, [])
  const [first, second] = fills
  if (pulls.includes(primitive)) return first
  const count = elements((operands[0] as Tensor).wire.shape) / elements(wire.shape)
  if (primitive === any(sum)) return times(count, first, wire.domain)
  if (primitive === any(contract)) {
    const terms = summedOf(operands, attributes)
    return times(terms, wire.domain.ring.multiply(first, second), wire.domain)
  }
  return primitive.meaning(
    operands.map(({ wire: { domain } }) => over(domain, [])),
    attributes,
    scalar,
  )(fills.map((fill) => [fill]))[0]
}

/** Over how many terms a contraction adds. */
function summedOf(operands: readonly Tensor[], attributes: Attributes): number {
  const { left, right, output } = attributes as {
    readonly left: string
    readonly right: string
    readonly output: string
  }
  const [first, second] = operands as [Tensor, Tensor]
  const letters = [...new Set(left + right)].filter((letter) => !output.includes(letter))
  const sizeOf = (letter: string): number =>
    left.includes(letter)
      ? (first.wire.shape[left.indexOf(letter)] as number)
      : (second.wire.shape[right.indexOf(letter)] as number)
  return letters.reduce((count, letter) => count * sizeOf(letter), 1)
}

/** A value of constants that each have one element at all places has so too, unless zeros are put beside it. */
const ofFilled: Rule = {
  primitives: folded,
  apply(value) {
    const { operands, primitive, wire } = value
    if (operands.length === 0 || !operands.every(isConstant)) return undefined
    const fills = operands.map(fillOf)
    if (fills.includes(undefined)) return undefined
    const [first] = fills[0] as readonly [unknown]
    if (pushes.includes(primitive)) return Object.is(first, wire.domain.ring.zero) ? zeroOf(wire) : undefined
    return filled(
      wire,
      filling(
        value,
        fills.map((fill) => fill?.[0]),
      ),
    )
  },
}

/** A value of few constants of few elements. */
const ofConstants: Rule = {
  primitives: folded,
  apply({ primitive, operands, attributes, wire }) {
    if (operands.length === 0 || !operands.every(isConstant)) return undefined
    const wires = wiresOf(operands)
    if ([wire, ...wires].some(({ shape }) => elements(shape) > most)) return undefined
    const lists = operands.map(({ node, wire: { shape } }) => {
      const { values } = node.attributes as { readonly values: readonly unknown[] }
      return values.length === 1 ? new Array<unknown>(elements(shape)).fill(values[0]) : values
    })
    return emit(constant, [], { wire, values: primitive.meaning(wires, attributes, wire)(lists) })
  },
}

export const constants: readonly Rule[] = [uniform, empty, ofFilled, ofConstants]
