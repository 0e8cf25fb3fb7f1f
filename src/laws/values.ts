/** Values of objects for the laws: drawn, zero, added, compared. */
import type { Domain } from '../objects/domain.ts'
import type { Random } from '../objects/random.ts'
import type { Lists, Wire } from '../objects/wire.ts'
import { elements } from '../objects/wire.ts'

/** Draws an element of a domain. */
export type Draw = (random: Random, domain: Domain) => unknown

/** The domain's own draw. */
export const drawElement: Draw = (random, domain) => domain.draw(random)

/** Drawn values of an object. */
export const drawn = (object: readonly Wire[], random: Random, draw: Draw): Lists =>
  object.map(({ domain, shape }) => Array.from({ length: elements(shape) }, () => draw(random, domain)))

/** The sum of two values of an object. */
export const plus = (object: readonly Wire[], left: Lists, right: Lists): Lists =>
  left.map((list, index) => {
    const { ring } = (object[index] as Wire).domain
    return list.map((element, place) => ring.add(element, right[index]?.[place]))
  })

/** Σ left · right over all elements of an object of one domain. */
export function dot(domain: Domain, left: Lists, right: Lists): unknown {
  const { ring } = domain
  const others = right.flat()
  return left.flat().reduce((sum, element, place) => ring.add(sum, ring.multiply(element, others[place])), ring.zero)
}

/** Whether two values of an object are equal: numbers of smooth domains to a tolerance, all else exactly. */
export function agree(object: readonly Wire[], left: Lists, right: Lists, tolerance: number): boolean {
  return object.every(({ domain }, index) => agreeOver(domain, left[index] ?? [], right[index] ?? [], tolerance))
}

function agreeOver(domain: Domain, left: readonly unknown[], right: readonly unknown[], tolerance: number): boolean {
  if (left.length !== right.length) return false
  if (domain.smooth === undefined) return left.every((element, place) => domain.ring.equals(element, right[place]))
  const [first, second] = [left.flatMap(numbersIn), right.flatMap(numbersIn)]
  const allowed = tolerance * (1 + Math.max(0, ...first.map(Math.abs), ...second.map(Math.abs)))
  return (
    first.length === second.length &&
    first.every((number, place) => Math.abs(number - (second[place] as number)) <= allowed)
  )
}

/** The numbers of which an element consists: itself, or those that it holds. */
function numbersIn(element: unknown): number[] {
  if (typeof element === 'number') return [element]
  return typeof element === 'object' && element !== null ? Object.values(element).flatMap(numbersIn) : []
}
