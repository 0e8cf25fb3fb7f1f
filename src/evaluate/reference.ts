import type { Attributes, Graph, Primitive, Tensor } from '../graph/graph.ts'
import type { Wire } from '../objects/wire.ts'
import type { Engine, Program } from './engine.ts'

/**
 * The reference engine: each value in turn, by its primitive's meaning, on plain lists of ring elements.
 *
 * It is the meaning of every graph and the oracle of every other engine; it is written to be read, not to be fast.
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
    const outputs = graph.outputs.map((output) => ({ slot: slotOf(output), storage: output.wire.domain.storage }))
    return (inputs) => {
      const elements: unknown[][] = graph.inputs.map(({ wire }, index) => wire.domain.storage.read(inputs[index]))
      for (const { run, operands } of steps) elements.push(run(operands.map((slot) => elements[slot] as unknown[])))
      return outputs.map(({ slot, storage }) => storage.write(elements[slot] as unknown[]))
    }
  },
}
