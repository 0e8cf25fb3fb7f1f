/** What the passes know of the elements of a domain. */
import type { Tensor } from '../../graph/graph.ts'
import { constant, filled } from '../../graph/structural.ts'
import type { Domain } from '../../objects/domain.ts'
import { reals } from '../../objects/real.ts'
import type { Wire } from '../../objects/wire.ts'

/**
 * Whether the laws of rings hold exactly over a domain. A domain with smooth functions is taken to round and to overflow,
 * as ℝ does.
 */
export function isExact(domain: Domain): boolean {
  return domain.smooth === undefined
}

/** A constant's only element, in a list of one; `undefined` of other values. */
export function fillOf({ node }: Tensor): readonly [element: unknown] | undefined {
  const { values } = node.attributes as { readonly values?: readonly [unknown] }
  return node.primitive === constant && values?.length === 1 ? values : undefined
}

/** Whether a value is a constant. */
export function isConstant({ node }: Tensor): boolean {
  return node.primitive === constant
}

/** Whether a value is zero over a domain where x · 0 = 0 for all x. */
export function isZero(value: Tensor): boolean {
  const fill = fillOf(value)
  const { ring } = value.wire.domain
  return fill !== undefined && isExact(value.wire.domain) && ring.equals(fill[0], ring.zero)
}

/** Whether a value is one at all places. */
export function isOne(value: Tensor): boolean {
  const fill = fillOf(value)
  const { ring } = value.wire.domain
  return fill !== undefined && ring.equals(fill[0], ring.one)
}

/** count · element: the sum of as many equal elements; over ℝ the product, which is rounded once. */
export function times(count: number, element: unknown, domain: Domain): unknown {
  if (domain === reals) return count * (element as number)
  const { ring } = domain
  let [sum, power] = [ring.zero, element]
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) sum = ring.add(sum, power)
    power = ring.add(power, power)
  }
  return sum
}

/**
 * The product of two factors, where x · first · second may be computed as x times it; else `undefined`.
 *
 * Where the domain is not exact, that is where one of them is ±1; over ℝ also where both are from −1 to 1 and their
 * product is a normal number: then it is rounded once instead of twice, and infinite or zero where it was before.
 */
export function product(first: unknown, second: unknown, domain: Domain): readonly [element: unknown] | undefined {
  const { ring } = domain
  const both = ring.multiply(first, second)
  const isUnit = (factor: unknown): boolean =>
    ring.equals(factor, ring.one) || ring.equals(factor, ring.negate(ring.one))
  return isExact(domain) || isUnit(first) || isUnit(second) || (domain === reals && isGentle(first, second))
    ? [both]
    : undefined
}

const leastNormal = 2 ** -1022

const isGentle = (first: unknown, second: unknown): boolean =>
  [first, second].every((factor) => Math.abs(factor as number) <= 1) &&
  Math.abs((first as number) * (second as number)) >= leastNormal

/** The tensor of a wire that is so many times one. */
export function countOf(count: number, wire: Wire): Tensor {
  return filled(wire, times(count, wire.domain.ring.one, wire.domain))
}
