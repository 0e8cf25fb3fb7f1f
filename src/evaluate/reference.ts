import type { Graph, Tensor } from '../graph/graph.ts'
import { meaningOf } from '../graph/meaning.ts'
import type { Wire } from '../objects/wire.ts'
import type { Engine, Program } from './engine.ts'

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
