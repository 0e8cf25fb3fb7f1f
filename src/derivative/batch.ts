import type { Size } from '../objects/named-size.ts'
import type { Wire } from '../objects/wire.ts'
import { over } from '../objects/wire.ts'
import type { Attributes, Graph, Primitive, Tensor } from '../graph/graph.ts'
import { emit, replay, trace } from '../graph/graph.ts'
import { aligned } from '../graph/structural.ts'

/**
 * A graph on `size` samples at once: the marked inputs, and the outputs, get a batch axis in front; the samples share the
 * other inputs.
 *
 * What depends on shared inputs alone is computed once. It is a functor: it keeps identities and composition.
 */
export function batchGraph(size: Size, graph: Graph, marked: readonly boolean[]): Graph {
  const dom = graph.inputs.map(({ wire }, index): Wire =>
    marked[index] ? over(wire.domain, [size, ...wire.shape]) : wire,
  )
  return trace(dom, (points) => {
    const batched = new Set<Tensor>(graph.inputs.filter((_, index) => marked[index]))
    const replaced = replay(graph, points, (value, operands) => {
      const primitive = value.node.primitive as Primitive<Attributes>
      const marks = value.node.operands.map((operand) => batched.has(operand))
      if (!marks.includes(true)) return emit(primitive, operands, value.node.attributes)
      batched.add(value)
      return primitive.batch(size, operands, marks, value.node.attributes)
    })
    return graph.outputs.map((output) => aligned(size, replaced(output), batched.has(output)))
  })
}
