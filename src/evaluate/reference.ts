import type { Attributes, Graph, Primitive, Tensor } from '../graph/graph.ts'
import type { Lists, Wire } from '../objects/wire.ts'
import type { Engine, Program } from './engine.ts'

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

/**
 * The reference engine: the meaning of a graph, between storages.
 *
 * It is the oracle of every other engine; it is written to be read, not to be fast.
 *
 * @example
 * ```ts
 * import { compile, input, reference } from 'lensor'
 *
 * compile(input(2), { engine: reference })(Float64Array.of(1, 2)) // => [Float64Array.of(1, 2)]
 * ```
 */
export const reference: Engine = {
  name: 'reference',
  compile(graph: Graph): Program {
    const run = meaningOf(graph)
    const storages = (values: readonly Tensor[]): Wire['domain']['storage'][] =>
      values.map(({ wire }) => wire.domain.storage)
    const [inputs, outputs] = [storages(graph.inputs), storages(graph.outputs)]
    return (values) =>
      run(inputs.map((storage, index) => storage.read(values[index]))).map((list, index) => outputs[index]?.write(list))
  },
}
