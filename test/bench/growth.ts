/** How a step of ours, and compiling it, grow. */
import { compileTime } from './compile-time.ts'
import { dataOf } from './data.ts'
import type { Effort } from './measure.ts'
import { exponentOf, interleaved, quantile } from './measure.ts'
import { timed } from './peer.ts'
import { resident } from './ours.ts'
import { figure, table } from './report.ts'
import type { LayerSpec, Learning } from './workload.ts'
import { operationsOf, shapesOf, sizeOf } from './workload.ts'

/** Dense layers of tanh, each of so many outputs. */
function network(inputs: number, outputs: readonly number[], batch: number): Learning {
  return {
    kind: 'learning',
    input: [inputs],
    layers: outputs.flatMap((size): readonly LayerSpec[] => [{ kind: 'dense', outputs: size }, { kind: 'tanh' }]),
    loss: 'quadratic',
    optimiser: { name: 'sgd', rate: 1e-3 },
    batch,
    batches: 1,
  }
}

/** What grows, through which sizes, and the network of a size. */
const series: readonly {
  readonly name: string
  readonly about: string
  readonly sizes: readonly number[]
  readonly of: (size: number) => Learning
}[] = [
  {
    name: 'layers',
    about: 'layers of 16 to 16, batch 16',
    sizes: [1, 2, 5, 10, 20, 50, 100, 200, 400],
    of: (size) =>
      network(
        16,
        Array.from({ length: size }, () => 16),
        16,
      ),
  },
  {
    name: 'width',
    about: 'two layers of a width, batch 16',
    sizes: [8, 16, 32, 64, 128, 256, 512, 1024],
    of: (size) => network(size, [size, size], 16),
  },
  {
    name: 'batch',
    about: 'two layers of 64 to 64',
    sizes: [1, 4, 16, 64, 256, 1024, 4096],
    of: (size) => network(64, [64, 64], size),
  },
  {
    name: 'inputs',
    about: 'one layer to 16, batch 16: parameters alone grow',
    sizes: [64, 256, 1024, 4096, 16_384, 65_536],
    of: (size) => network(size, [16], 16),
  },
]

/** The section of the page. */
export async function growthSection(effort: Effort, isQuick: boolean): Promise<string> {
  const parts: string[] = []
  for (const { name, about, sizes, of } of series) {
    const tasks = sizes.slice(0, isQuick ? 3 : sizes.length).map((size) => [size, of(size)] as const)
    const processes = new Map(tasks.map(([size, task]) => [String(size), resident(task, dataOf(task))]))
    const spreads = await interleaved(
      [...processes].map(([id, process]) => ({
        id,
        reset: () => process.reset(),
        run: (steps) => timed(() => process.run(steps)),
      })),
      effort,
    )
    const compiles = isQuick ? 1 : 5
    const measured = tasks.map(([size, task]) => ({
      size,
      parameters: shapesOf(task).parameters.reduce((sum, shape) => sum + sizeOf(shape), 0),
      operations: operationsOf(task),
      time: spreads.get(String(size))?.median as number,
      compile: quantile(
        Array.from({ length: compiles }, () => compileTime(task)),
        0.5,
      ),
    }))
    const exponent = exponentOf(measured.map(({ operations, time }) => [operations, time]))
    const ofCompiling = exponentOf(measured.map(({ size, compile }) => [size, compile]))
    const compiling = name === 'layers' ? ` That of compiling against ${name} is ${figure(ofCompiling, 2)}.` : ''
    parts.push(
      `**${name}**: ${about}. The exponent of time against arithmetic is ${figure(exponent, 2)}.${compiling}`,
      table(
        [name, 'parameters', 'operations', 'µs a step', 'GFLOP/s', 'ms to compile'],
        measured.map(({ size, parameters, operations, time, compile }) => [
          figure(size, 1),
          figure(parameters, 1),
          figure(operations, 1),
          figure(time),
          figure(operations / time / 1000),
          figure(compile),
        ]),
      ),
    )
  }
  return parts.join('\n\n')
}
