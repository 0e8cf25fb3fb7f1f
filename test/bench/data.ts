/** The data and the first parameters of a task, from a seed: the same for every peer. */
import { Random } from 'lensor'
import { shapesOf, sizeOf } from './workload.ts'
import type { Learning, Task } from './workload.ts'

/** Real numbers, or bits, one a byte. */
export type Numbers = Float64Array | Uint8Array

/** What a task is done on. */
export interface Data {
  /** What a step changes, or, of a contraction, its two matrices. */
  readonly parameters: readonly Numbers[]
  readonly inputs: Numbers
  readonly labels: Numbers
}

const seed = 20_210_302

/** The data of a task. */
export function dataOf(task: Task): Data {
  const random = new Random(seed)
  const bits = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => Number(random.uniform() < 0.5))
  const reals = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.uniform())
  switch (task.kind) {
    case 'learning':
      return learningData(task, random)
    case 'table':
      return {
        parameters: [bits(2 ** task.inputs)],
        inputs: bits(task.batch * task.inputs),
        labels: bits(task.batch),
      }
    case 'circuit': {
      const { sizes, batch } = task
      return {
        parameters: sizes.slice(1).map((outputs, layer) => bits(outputs * (sizes[layer] as number))),
        inputs: bits(batch * (sizes[0] as number)),
        labels: bits(batch * (sizes.at(-1) as number)),
      }
    }
    case 'contraction':
      return {
        parameters: [reals(task.size ** 2), reals(task.size ** 2)],
        inputs: new Float64Array(0),
        labels: new Float64Array(0),
      }
    case 'bitSum':
      return { parameters: [bits(task.length)], inputs: bits(task.length), labels: new Uint8Array(0) }
  }
}

/** Weights as Glorot drew them, biases zero; inputs uniform from −½ to ½; labels of a linear map drawn like a weight. */
function learningData(task: Learning, random: Random): Data {
  const { parameters: shapes, output } = shapesOf(task)
  const parameters = shapes.map((shape) => {
    const [outputs = 1, inputs = 1, ...kernel] = shape
    const bound = shape.length === 1 ? 0 : Math.sqrt(6 / ((inputs + outputs) * sizeOf(kernel)))
    return Float64Array.from({ length: sizeOf(shape) }, () => (2 * random.uniform() - 1) * bound)
  })
  const [count, inputSize, outputSize] = [task.batch * task.batches, sizeOf(task.input), sizeOf(output)]
  const inputs = Float64Array.from({ length: count * inputSize }, () => random.uniform() - 0.5)
  const isClass = task.loss === 'softmaxCrossEntropy'
  // Of a wide output a few inputs are enough to learn from.
  const seen = Math.min(inputSize, isClass ? inputSize : 8)
  const teacher = Float64Array.from({ length: outputSize * seen }, () => 2 * random.uniform() - 1)
  const labels = new Float64Array(count * outputSize)
  for (let sample = 0; sample < count; sample++) {
    const scores = labels.subarray(sample * outputSize, (sample + 1) * outputSize)
    for (let place = 0; place < outputSize; place++)
      for (let at = 0; at < seen; at++)
        scores[place] =
          (scores[place] as number) +
          (teacher[place * seen + at] as number) * (inputs[sample * inputSize + at] as number)
    if (isClass) {
      const highest = scores.indexOf(Math.max(...scores))
      scores.fill(0)
      scores[highest] = 1
    }
  }
  return { parameters, inputs, labels }
}
