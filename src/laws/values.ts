/** Values of objects for the laws: drawn, zero, added, compared. */
import type { Domain } from '../objects/domain.ts'
import { integersModulo2 } from '../objects/bit.ts'
import { reals } from '../objects/real.ts'
import type { Random } from '../objects/random.ts'
import type { Lists } from '../evaluate/reference.ts'
import type { Wire } from '../objects/wire.ts'
import { elements } from '../objects/wire.ts'

/** Draws an element of a domain. */
export type Draw = (random: Random, domain: Domain) => unknown

/** From −1 to 1 over ℝ, a bit over ℤ₂, and a small multiple of one over other domains. */
export const drawElement: Draw = (random, domain) => {
  if (domain === reals) return 2 * random.uniform() - 1
  if (domain === integersModulo2) return Math.floor(2 * random.uniform())
  const { zero, one, add, negate } = domain.ring
  let multiple = zero
  for (let count = Math.floor(8 * random.uniform()); count > 0; count--) multiple = add(multiple, one)
  return random.uniform() < 0.5 ? multiple : negate(multiple)
}

const each = (object: readonly Wire[], element: (wire: Wire) => unknown): Lists =>
  object.map((wire) => Array.from({ length: elements(wire.shape) }, () => element(wire)))

export const drawn = (object: readonly Wire[], random: Random, draw: Draw): Lists =>
  each(object, ({ domain }) => draw(random, domain))

export const zeros = (object: readonly Wire[]): Lists => each(object, ({ domain }) => domain.ring.zero)

/** The sum of two values of an object. */
export const plus = (object: readonly Wire[], left: Lists, right: Lists): Lists =>
  left.map((list, index) => {
    const { ring } = (object[index] as Wire).domain
    return list.map((element, place) => ring.add(element, right[index]?.[place]))
  })

/** Σ left · right over all elements of an object of one domain. */
export function dot(domain: Domain, left: Lists, right: Lists): unknown {
  const { zero, add, multiply } = domain.ring
  const others = right.flat()
  return left.flat().reduce((sum, element, place) => add(sum, multiply(element, others[place])), zero)
}

/** Whether two values of an object are equal: numbers of smooth domains to a tolerance, all else exactly. */
export function agree(object: readonly Wire[], left: Lists, right: Lists, tolerance: number): boolean {
  return object.every(({ domain }, index) => agreeOver(domain, left[index] ?? [], right[index] ?? [], tolerance))
}

function agreeOver(domain: Domain, left: readonly unknown[], right: readonly unknown[], tolerance: number): boolean {
  if (left.length !== right.length) return false
  if (domain.smooth === undefined || !left.every(isNumber) || !right.every(isNumber))
    return left.every((element, place) => domain.ring.equals(element, right[place]))
  const allowed = tolerance * (1 + Math.max(0, ...left.map(Math.abs), ...right.map(Math.abs)))
  return left.every((element, place) => Math.abs(element - (right[place] as number)) <= allowed)
}

const isNumber = (element: unknown): element is number => typeof element === 'number'
