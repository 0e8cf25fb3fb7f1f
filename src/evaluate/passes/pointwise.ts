import type { Attributes, Primitive } from '../../graph/graph.ts'
import { multiply } from '../../graph/ring.ts'
import { cos, exp, greater, log, reciprocal, select, sigmoid, sin, sqrt, tanh } from '../../graph/smooth.ts'
import { add } from '../../graph/structural.ts'

/** The primitives whose operands and result have one shape, and that compute each place from the same place of each. */
export const pointwise: readonly Primitive<Record<never, never>>[] = [
  add,
  multiply,
  exp,
  log,
  sin,
  cos,
  tanh,
  sigmoid,
  sqrt,
  reciprocal,
  greater,
  select,
]

const all: ReadonlySet<unknown> = new Set(pointwise)

/** Whether a primitive is one of the {@link pointwise} ones. */
export function isPointwise(primitive: Primitive<Attributes> | undefined): boolean {
  return all.has(primitive)
}
