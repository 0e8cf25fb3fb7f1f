/** Ways to have bits: what each takes, and how to go it. */
import type { Layout } from './layout.ts'

/** A way to have a value's bits in a layout: how many word operations it takes, and how to go it. */
export interface Way<Bits> {
  readonly cost: number
  go(): Bits
}

/** A way to compute a value, and how its bits lie then. */
export interface Computing extends Way<unknown> {
  readonly layout: Layout
}

/** The way to what is not computed yet: nothing is known of it, so it costs nothing. */
export const notYet: Way<never> = {
  cost: 0,
  go() {
    throw new Error('a value is asked for before it is computed')
  },
}

/** The cheapest of some ways. */
export function best<Bits>(ways: readonly (Way<Bits> | undefined)[]): Way<Bits> | undefined {
  return ways.reduce(
    (least, way) => (way !== undefined && way.cost < (least?.cost ?? Infinity) ? way : least),
    undefined,
  )
}

export const total = (ways: readonly Way<unknown>[]): number => ways.reduce((sum, { cost }) => sum + cost, 0)
