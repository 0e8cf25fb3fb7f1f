/** The losses of ours, step by step, beside those of the reference engine. */
import { bit, dataset, real, reference, train } from 'lensor'
import type { Engine } from 'lensor'
import { dataOf } from './data.ts'
import type { Numbers } from './data.ts'
import { learnerOf } from './model.ts'
import { defaultEngine } from '../../src/evaluate/engines.ts'
import { figure, table } from './report.ts'
import type { Circuit, LayerSpec, Learning, Table } from './workload.ts'
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

const curves: readonly (readonly [name: string, task: Learning | Table | Circuit, steps: number])[] = [
  ...iris.map(({ title, task }) => [`W1: ${title}`, task as Learning, 90] as const),
  ...mnist
    .filter(({ task }) => task.kind === 'learning' && task.batch === 32)
    .map(({ title, task }) => [`W2: ${title}`, task as Learning, 40] as const),
  ...convolutional.map(
    ({ task }) => ['W3, an eighth of the kernels, batch 8', smaller(task as Learning, 8, 8), 40] as const,
  ),
  ...wide.map(({ task }) => ['W4, an eighth of the width, batch 32', smaller(task as Learning, 8, 32), 40] as const),
  ['W5: a lookup table of 2⁶ bits on 100 inputs', { kind: 'table', inputs: 6, batch: 100 }, 20],
  ['W5: linear over ℤ₂, 49-16-10, batch 64', { kind: 'circuit', sizes: [49, 16, 10], batch: 64 }, 20],
]

/** The samples of a task. */
function samplesOf(task: Learning | Table | Circuit): unknown {
  const { inputs, labels } = dataOf(task)
  const count = task.kind === 'learning' ? task.batch * task.batches : task.batch
  const sample = (list: Numbers, index: number): Numbers =>
    list.subarray((index * list.length) / count, ((index + 1) * list.length) / count)
  const samples = Array.from({ length: count }, (_, index) => [sample(inputs, index), sample(labels, index)] as const)
  const [inputSize, labelSize] = [inputs.length / count, labels.length / count]
  return task.kind === 'learning'
    ? dataset(real(...task.input), real(labelSize), samples)
    : dataset(bit(inputSize), bit(labelSize), samples)
}

/** The losses of so many steps. */
async function losses(task: Learning | Table | Circuit, steps: number, engine: Engine): Promise<readonly number[]> {
  const batches = task.kind === 'learning' ? task.batches : 1
  const options = { epochs: Math.ceil(steps / batches), every: 1, shuffle: false, seed: 1, engine }
  const reports = train(learnerOf(task) as never, samplesOf(task) as never, options)
  const found: number[] = []
  for await (const { loss } of reports as AsyncIterable<{ readonly loss: number }>) found.push(loss)
  return found.slice(0, steps)
}

/** How far one number is from another, relative to it. */
const relative = (found: number, expected: number): number =>
  found === expected ? 0 : Math.abs(found - expected) / Math.abs(expected)

/** The section of the page. */
export async function curvesSection(isQuick: boolean): Promise<string> {
  const rows: (readonly string[])[] = []
  for (const [name, task, steps] of curves) {
    const count = isQuick ? 3 : steps
    const [ours, theirs] = [await losses(task, count, defaultEngine), await losses(task, count, reference)]
    const difference = Math.max(...ours.map((loss, index) => relative(loss, theirs[index] as number)))
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
