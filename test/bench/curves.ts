/** The losses of ours, step by step, beside those of the reference engine. */
import { dataset, reference, real, train } from 'lensor'
import type { Engine } from 'lensor'
import { dataOf } from './data.ts'
import { learnerOf } from './model.ts'
import { engine } from './ours.ts'
import { figure, table } from './report.ts'
import type { LayerSpec, Learning } from './workload.ts'
import { shapesOf, sizeOf } from './workload.ts'
import { convolutional } from './workloads/convolutional.ts'
import { iris } from './workloads/iris.ts'
import { mnist } from './workloads/mnist.ts'
import { wide } from './workloads/wide.ts'

/** A network whose layers have a part of their width, for an engine to whom the whole would take minutes. */
function smaller(task: Learning, part: number, batch: number): Learning {
  const last = task.layers.findLastIndex(({ kind }) => kind === 'dense')
  const layers = task.layers.map((layer, index): LayerSpec => {
    if (layer.kind === 'convolution') return { ...layer, channels: layer.channels / part }
    return layer.kind === 'dense' && (index !== last || task.loss === 'quadratic')
      ? { ...layer, outputs: layer.outputs / part }
      : layer
  })
  const input =
    task.input.length === 1 && task.loss === 'quadratic' ? task.input.map((size) => size / part) : task.input
  return { ...task, input, layers, batch }
}

const curves: readonly (readonly [name: string, task: Learning, steps: number])[] = [
  ...iris.map(({ title, task }) => [`W1: ${title}`, task as Learning, 90] as const),
  ...mnist
    .filter(({ task }) => task.kind === 'learning' && task.batch === 32)
    .map(({ title, task }) => [`W2: ${title}`, task as Learning, 40] as const),
  ...convolutional.map(
    ({ task }) => ['W3, an eighth of the kernels, batch 8', smaller(task as Learning, 8, 8), 40] as const,
  ),
  ...wide.map(({ task }) => ['W4, an eighth of the width, batch 32', smaller(task as Learning, 8, 32), 40] as const),
]

/** The losses of so many steps. */
async function losses(task: Learning, steps: number, engine: Engine): Promise<readonly number[]> {
  const { learner } = learnerOf(task)
  const { inputs, labels } = dataOf(task)
  const { output } = shapesOf(task)
  const [inputSize, outputSize] = [sizeOf(task.input), sizeOf(output)]
  const samples = Array.from(
    { length: task.batch * task.batches },
    (_, index) =>
      [
        inputs.subarray(index * inputSize, (index + 1) * inputSize) as Float64Array,
        labels.subarray(index * outputSize, (index + 1) * outputSize) as Float64Array,
      ] as const,
  )
  const data = dataset(real(...task.input), real(...output), samples)
  const found: number[] = []
  const epochs = Math.ceil(steps / task.batches)
  for await (const { loss } of train(learner as never, data as never, {
    epochs,
    every: 1,
    shuffle: false,
    seed: 1,
    engine,
  }) as AsyncIterable<{ readonly loss: number }>)
    found.push(loss)
  return found.slice(0, steps)
}

/** The section of the page. */
export async function curvesSection(isQuick: boolean): Promise<string> {
  const rows: (readonly string[])[] = []
  for (const [name, task, steps] of curves) {
    const count = isQuick ? 3 : steps
    const [ours, theirs] = [await losses(task, count, engine), await losses(task, count, reference)]
    const difference = Math.max(
      ...ours.map((loss, index) => Math.abs(loss - (theirs[index] as number)) / Math.abs(theirs[index] as number)),
    )
    rows.push([
      name,
      String(ours.length),
      figure(ours[0] as number),
      figure(ours.at(-1) as number),
      difference === 0 ? '0' : difference.toExponential(1),
    ])
  }
  return table(['', 'steps', 'first loss', 'last loss', 'largest relative difference'], rows)
}
