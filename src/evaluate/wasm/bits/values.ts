/** What a plan asks of values. */
import type { Primitive, Tensor } from '../../../graph/graph.ts'
import { constant } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'
import { viewOf } from './layout.ts'

export const shapeOf = ({ wire }: Tensor): BoundShape => wire.shape
export const nameOf = ({ node }: Tensor): string => (node.primitive as Primitive<never>).name
export const axesOf = (value: Tensor): number[] => shapeOf(value).map((_, axis) => axis)

/** The values of a constant: one for each place, or one for all. */
export function valuesOf({ node: { primitive, attributes } }: Tensor): readonly unknown[] | undefined {
  return primitive === constant ? (attributes as { readonly values: readonly unknown[] }).values : undefined
}

/** The places before an axis, on it, and behind it. */
export function around(shape: BoundShape, axis: number): readonly [before: number, size: number, behind: number] {
  return [elements(shape.slice(0, axis)), shape[axis] as number, elements(shape.slice(axis + 1))]
}

/** The value that a view views, itself where it is none. */
export function viewedBy(value: Tensor): Tensor {
  const view = viewOf(value)
  return view === undefined ? value : viewedBy(view.operand)
}
