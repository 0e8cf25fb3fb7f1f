import type { Lists, Wire } from '../objects/wire.ts'
import type { Attributes, Graph, Primitive, Tensor } from './graph.ts'

/** The meaning of a graph on plain lists of ring elements: each value in turn, by its primitive's meaning. */
export function meaningOf(graph: Graph): (inputs: Lists) => Lists {
  const slots = new Map<Tensor, number>([...graph.inputs, ...graph.values].map((value, slot) => [value, slot]))
  const slotOf = (value: Tensor): number => slots.get(value) as number
  const steps = graph.values.map(({ wire, node }) => ({
    run: (node.primitive as Primitive<Attributes>).meaning(
      node.operands.map((operand): Wire => operand.wire),
      node.attributes,
      wire,
    ),
    operands: node.operands.map(slotOf),
  }))
  const outputs = graph.outputs.map(slotOf)
  return (inputs) => {
    const lists = [...inputs]
    for (const { run, operands } of steps) lists.push(run(operands.map((slot) => lists[slot] as readonly unknown[])))
    return outputs.map((slot) => lists[slot] as readonly unknown[])
  }
}
