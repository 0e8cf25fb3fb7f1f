/** A learning step as plain loops. */
import type { Data } from '../../data.ts'
import type { Runner } from '../../peer.ts'
import { joined, timed } from '../../peer.ts'
import type { Learning } from '../../workload.ts'
import { shapesOf, sizeOf } from '../../workload.ts'
import { layersOf } from './layers.ts'

/** The change of the scores of a batch under the loss, divided by the number of samples. */
function lossChange(task: Learning, scores: Float64Array, labels: Float64Array, change: Float64Array): void {
  const { batch, loss } = task
  const size = scores.length / batch
  if (loss === 'quadratic') {
    for (let at = 0; at < scores.length; at++) change[at] = ((scores[at] as number) - (labels[at] as number)) / batch
    return
  }
  for (let start = 0; start < scores.length; start += size) {
    let [greatest, total] = [-Infinity, 0]
    for (let at = start; at < start + size; at++) greatest = Math.max(greatest, scores[at] as number)
    for (let at = start; at < start + size; at++) total += change[at] = Math.exp((scores[at] as number) - greatest)
    for (let at = start; at < start + size; at++)
      change[at] = ((change[at] as number) / total - (labels[at] as number)) / batch
  }
}

/** What updates a parameter by its gradient. */
function updater(
  { optimiser: { name, rate } }: Learning,
  parameters: readonly Float64Array[],
): {
  reset(): void
  update(gradients: readonly Float64Array[]): void
} {
  if (name === 'sgd')
    return {
      reset: () => {},
      update: (gradients) => {
        for (const [index, parameter] of parameters.entries()) {
          const gradient = gradients[index] as Float64Array
          for (let at = 0; at < parameter.length; at++)
            parameter[at] = (parameter[at] as number) - rate * (gradient[at] as number)
        }
      },
    }
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8]
  const [firsts, seconds] = [0, 1].map(() => parameters.map(({ length }) => new Float64Array(length))) as [
    Float64Array[],
    Float64Array[],
  ]
  let steps = 0
  return {
    reset: () => {
      steps = 0
      for (const moment of [...firsts, ...seconds]) moment.fill(0)
    },
    update: (gradients) => {
      steps++
      const [firstScale, secondScale] = [1 / (1 - beta1 ** steps), 1 / (1 - beta2 ** steps)]
      for (const [index, parameter] of parameters.entries()) {
        const [first, second, gradient] = [firsts[index], seconds[index], gradients[index]] as [
          Float64Array,
          Float64Array,
          Float64Array,
        ]
        for (let at = 0; at < parameter.length; at++) {
          const change = gradient[at] as number
          const m = (first[at] = beta1 * (first[at] as number) + (1 - beta1) * change)
          const v = (second[at] = beta2 * (second[at] as number) + (1 - beta2) * change * change)
          parameter[at] = (parameter[at] as number) - (rate * m * firstScale) / (Math.sqrt(v * secondScale) + epsilon)
        }
      }
    },
  }
}

/** A learning step: forward through the layers, the loss, back through them, the update. */
export function learning(task: Learning, data: Data): Runner {
  const parameters = data.parameters.map((list) => Float64Array.from(list))
  const layers = layersOf(task.input, task.layers, task.batch, parameters)
  const changes = layers.map(({ output }) => new Float64Array(output.length))
  const gradients = layers.flatMap((layer) => layer.gradients)
  const { reset, update } = updater(task, parameters)
  const [inputSize, outputSize] = [sizeOf(task.input), sizeOf(shapesOf(task).output)].map(
    (size) => size * task.batch,
  ) as [number, number]
  const batches = Array.from(
    { length: task.batches },
    (_, index) =>
      [
        data.inputs.subarray(index * inputSize, (index + 1) * inputSize) as Float64Array,
        data.labels.subarray(index * outputSize, (index + 1) * outputSize) as Float64Array,
      ] as const,
  )
  const step = (input: Float64Array, labels: Float64Array): void => {
    const inputs = [input, ...layers.map(({ output }) => output)]
    for (const [index, layer] of layers.entries()) layer.forward(inputs[index] as Float64Array)
    lossChange(task, inputs.at(-1) as Float64Array, labels, changes.at(-1) as Float64Array)
    for (let index = layers.length - 1; index >= 0; index--)
      layers[index]?.backward(inputs[index] as Float64Array, changes[index] as Float64Array, changes[index - 1])
    update(gradients)
  }
  return {
    reset: () => {
      for (const [index, list] of data.parameters.entries()) parameters[index]?.set(list)
      reset()
    },
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) {
          const [input, labels] = batches[done % batches.length] as readonly [Float64Array, Float64Array]
          step(input, labels)
        }
      }),
    values: () => joined(parameters),
  }
}
