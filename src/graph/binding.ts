/** Graphs whose sizes are names, with sizes in place of them. */
import { memoised } from '../objects/memoised.ts'
import type { Size } from '../objects/named-size.ts'
import { namesIn } from '../objects/named-size.ts'
import type { Shape, Wire } from '../objects/wire.ts'
import { over } from '../objects/wire.ts'
import type { Attributes, Graph, Primitive } from './graph.ts'
import { emit, isGraph, replay, trace } from './graph.ts'
import { dependent, isOfSizes } from './structural.ts'

/** Gives a size for a size, by what its names stand for. */
export type Binding = (size: Size) => Size

/** A wire with sizes in place of names. */
export const boundWire = ({ domain, shape }: Wire, bound: Binding): Wire => over(domain, (shape as Shape).map(bound))

/** A graph with sizes in place of names: each value is made anew, so that its typing is asked again. */
export function boundGraph(graph: Graph, bound: Binding): Graph {
  return trace(
    graph.inputs.map(({ wire }) => boundWire(wire, bound)),
    (points) =>
      graph.outputs.map(
        replay(graph, points, ({ node }, operands) => {
          const primitive = node.primitive as Primitive<Attributes>
          return emit(primitive, operands, boundAttributes(primitive, node.attributes, bound))
        }),
      ),
  )
}

function boundAttributes({ sizes = [] }: Primitive<Attributes>, attributes: Attributes, bound: Binding): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => {
      if (sizes.includes(key)) return [key, Array.isArray(value) ? (value as Shape).map(bound) : bound(value as Size)]
      if (isGraph(value)) return [key, boundGraph(value, bound)]
      if (isOfSizes(value)) return [key, asValues(dependent(value.sizes.map(bound), value.of))]
      return [key, isWire(value) ? boundWire(value, bound) : value]
    }),
  )
}

const asValues = (value: unknown): unknown => (isOfSizes(value) || Array.isArray(value) ? value : [value])

const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && 'domain' in value && 'shape' in value

/** The names in the sizes of a graph, in the order in which they come. */
export const namesOf: (graph: Graph) => readonly string[] = memoised(({ inputs, values }) => [
  ...new Set([
    ...[...inputs, ...values].flatMap(({ wire }) => (wire.shape as Shape).flatMap(namesIn)),
    ...values.flatMap(({ node }) =>
      Object.values(node.attributes).flatMap((value) =>
        isGraph(value) ? namesOf(value) : isOfSizes(value) ? value.sizes.flatMap(namesIn) : [],
      ),
    ),
  ]),
])
