import type { Attributes, Graph, Primitive, Tensor } from '../graph/graph.ts'
import { emit, replay, trace, wiresOf } from '../graph/graph.ts'
import { add, zeroOf } from '../graph/structural.ts'

/**
 * R on graphs: from A → B to A ⊗ B′ → A′.
 *
 * Each primitive's own row is used once, last value first; where a value has several users their changes are added,
 * which is R[copy]. The result is a graph of the same primitives, so R iterates.
 *
 * Source: Definition 2.6, axioms RD.1–RD.5; Cockett et al., Reverse derivative categories (2020), Definition 13.
 */
export function reverseGraph(graph: Graph): Graph {
  return trace(wiresOf([...graph.inputs, ...graph.outputs]), (points) => {
    const replaced = replay(graph, points.slice(0, graph.inputs.length))
    const changes = new Map<Tensor, Tensor>()
    const accumulate = (value: Tensor, change: Tensor | undefined): void => {
      if (change === undefined) return
      const known = changes.get(value)
      changes.set(value, known === undefined ? change : emit(add, [known, change], {}))
    }
    for (const [index, output] of graph.outputs.entries()) accumulate(output, points[graph.inputs.length + index])
    for (const value of graph.values.toReversed()) {
      const change = changes.get(value)
      if (change === undefined) continue
      const { operands, attributes } = value.node
      const primitive = value.node.primitive as Primitive<Attributes>
      const operandChanges = primitive.reverse(change, operands.map(replaced), attributes, replaced(value))
      for (const [index, operand] of operands.entries()) accumulate(operand, operandChanges[index])
    }
    return graph.inputs.map((input) => changes.get(input) ?? zeroOf(input.wire))
  })
}
