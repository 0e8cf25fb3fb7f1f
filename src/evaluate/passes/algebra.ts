/**
 * The laws of a commutative ring, place by place.
 *
 * Over a domain that is not exact, no infinite number and no NaN comes or goes: there x · 0 and x − x stay, and only signs
 * and factors that cannot overflow are multiplied first (see `product`). −0 may become 0, or 0 become −0.
 */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { multiply } from '../../graph/ring.ts'
import { greater, select } from '../../graph/smooth.ts'
import { add, filled, zeroOf } from '../../graph/structural.ts'
import { integersModulo2 } from '../../objects/bit.ts'
import { fillOf, isConstant, isExact, isZero, product } from './elements.ts'
import type { Rule } from './rewrite.ts'
import { madeBy, rule } from './rewrite.ts'

/** A value as an element of its domain times another: itself, once, where it is not written so. */
interface Multiple {
  readonly factor: unknown
  readonly of: Tensor
  /** Whether it is written so. */
  readonly isProduct: boolean
}

function multipleOf(value: Tensor): Multiple {
  const [left, right] = value.node.operands
  const fill = madeBy(value, multiply) === undefined ? undefined : fillOf(left as Tensor)
  return fill === undefined
    ? { factor: value.wire.domain.ring.one, of: value, isProduct: false }
    : { factor: fill[0], of: right as Tensor, isProduct: true }
}

const multiple = (factor: unknown, of: Tensor): Tensor => emit(multiply, [filled(of.wire, factor), of], {})
const plus = (left: Tensor, right: Tensor): Tensor => emit(add, [left, right], {})

/** Constants first, then the value that was computed first: x + y and y + x are one value. */
const place = (value: Tensor): number => (isConstant(value) ? -1 : value.node.index)

const ordered = ([left, right]: readonly Tensor[]): readonly [Tensor, Tensor] | undefined =>
  place(left as Tensor) > place(right as Tensor) ? [right as Tensor, left as Tensor] : undefined

const commuted: readonly Rule[] = [add, multiply].map((primitive) =>
  rule(primitive, ({ operands }) => {
    const other = ordered(operands)
    return other === undefined ? undefined : emit(primitive, other, {})
  }),
)

/** 0 · x = 0, and x · x = x over ℤ₂. */
const absorbing: Rule = rule(multiply, ({ operands: [left, right], wire }) =>
  isZero(left as Tensor)
    ? left
    : isZero(right as Tensor)
      ? right
      : left === right && wire.domain === integersModulo2
        ? left
        : undefined,
)

/** c · (d · x) = (c · d) · x. */
const factors: Rule = rule(multiply, ({ operands: [left, right], wire }) => {
  const fill = fillOf(left as Tensor)
  const inner = multipleOf(right as Tensor)
  if (fill === undefined || !inner.isProduct) return undefined
  const both = product(fill[0], inner.factor, wire.domain)
  return both === undefined ? undefined : multiple(both[0], inner.of)
})

/** (c · x) · (d · y) = (c · d) · (x · y), where c and d are signs or the domain is exact. */
const signs: Rule = rule(multiply, ({ operands, wire }, isShared) => {
  const [left, right] = operands.map(multipleOf) as [Multiple, Multiple]
  const { ring } = wire.domain
  const isSign = ({ factor }: Multiple): boolean => ring.equals(factor, ring.negate(ring.one))
  if (!left.isProduct || !right.isProduct || operands.some(isShared)) return undefined
  if (!isExact(wire.domain) && !(isSign(left) && isSign(right))) return undefined
  return multiple(ring.multiply(left.factor, right.factor), emit(multiply, [left.of, right.of], {}))
})

/** c · x + d · x = (c + d) · x where the domain is exact. */
const collected: Rule = rule(add, ({ operands, wire }) => {
  const [left, right] = operands.map(multipleOf) as [Multiple, Multiple]
  if (left.of !== right.of || !isExact(wire.domain)) return undefined
  const { ring } = wire.domain
  const factor: unknown = ring.add(left.factor, right.factor)
  if (ring.equals(factor, ring.zero)) return zeroOf(wire)
  return left.isProduct || right.isProduct || ring.equals(factor, ring.one) ? multiple(factor, left.of) : undefined
})

/** x + (x + y) = y where 1 + 1 = 0. */
const cancelled: Rule = rule(add, ({ operands: [left, right], wire }) => {
  const { ring } = wire.domain
  if (!isExact(wire.domain) || !ring.equals(ring.add(ring.one, ring.one), ring.zero)) return undefined
  const without = (sum: Tensor, addend: Tensor): Tensor | undefined => {
    const [first, second] = madeBy(sum, add) === undefined ? [] : sum.node.operands
    return first === addend ? second : second === addend ? first : undefined
  }
  return without(left as Tensor, right as Tensor) ?? without(right as Tensor, left as Tensor)
})

/** −x + −y = −(x + y), and c · x + c · y = c · (x + y) where the domain is exact. */
const distributed: Rule = rule(add, ({ operands, wire }, isShared) => {
  const [left, right] = operands.map(multipleOf) as [Multiple, Multiple]
  const { ring } = wire.domain
  if (!left.isProduct || !right.isProduct || !ring.equals(left.factor, right.factor)) return undefined
  if (operands.some(isShared)) return undefined
  if (!isExact(wire.domain) && !ring.equals(left.factor, ring.negate(ring.one))) return undefined
  return multiple(left.factor, plus(left.of, right.of))
})

/** A choice that is made already, and one between equals. */
const chosen: Rule = rule(select, ({ operands, wire: { domain } }) => {
  const [condition, yes, no] = operands as [Tensor, Tensor, Tensor]
  const fill = fillOf(condition)
  if (yes === no) return yes
  return fill === undefined ? undefined : domain.ring.equals(fill[0], domain.ring.zero) ? no : yes
})

/** Nothing is greater than itself. */
const compared: Rule = rule(greater, ({ operands: [left, right], wire }) => (left === right ? zeroOf(wire) : undefined))

export const algebra: readonly Rule[] = [
  ...commuted,
  absorbing,
  factors,
  signs,
  collected,
  cancelled,
  distributed,
  chosen,
  compared,
]
