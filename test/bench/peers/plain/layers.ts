/** Layers as loops over doubles, each with its buffers: forward, and back to its parameters and its input. */
import type { LayerSpec } from '../../workload.ts'
import { shapesOf, sizeOf } from '../../workload.ts'

/** A layer on a batch. */
export interface Layer {
  readonly parameters: readonly Float64Array[]
  readonly gradients: readonly Float64Array[]
  readonly output: Float64Array
  forward(input: Float64Array): void
  /** From the change of the output to the gradients, and, where it is given, to the change of the input. */
  backward(input: Float64Array, change: Float64Array, inputChange: Float64Array | undefined): void
}

/** The layers of a network on a batch, with the given parameters. */
export function layersOf(
  input: readonly number[],
  specs: readonly LayerSpec[],
  batch: number,
  parameters: readonly Float64Array[],
): readonly Layer[] {
  let dealt = 0
  let shape = input
  return specs.flatMap((spec): readonly Layer[] => {
    const before = shape
    const shapes = shapesOf({ input: before, layers: [spec] })
    shape = shapes.output
    const own = parameters.slice(dealt, (dealt += shapes.parameters.length))
    switch (spec.kind) {
      case 'dense':
        return [dense(batch, sizeOf(before), spec.outputs, own)]
      case 'convolution':
        return [convolution(batch, before, spec.channels, spec.kernel, own)]
      case 'maxPooling':
        return [maxPooling(batch, before, spec.size)]
      case 'tanh':
        return [pointwise(batch * sizeOf(before), Math.tanh, (y) => 1 - y * y)]
      case 'relu':
        return [
          pointwise(
            batch * sizeOf(before),
            (x) => (x > 0 ? x : 0),
            (y) => (y > 0 ? 1 : 0),
          ),
        ]
      case 'flatten':
        return []
    }
  })
}

/** A list's element that is there. */
const at = (list: Float64Array, index: number): number => list[index] as number

function dense(batch: number, inputs: number, outputs: number, parameters: readonly Float64Array[]): Layer {
  const [weight, bias] = parameters as [Float64Array, Float64Array]
  const [weightGradient, biasGradient] = [new Float64Array(weight.length), new Float64Array(outputs)]
  const output = new Float64Array(batch * outputs)
  return {
    parameters,
    gradients: [weightGradient, biasGradient],
    output,
    forward(input) {
      for (let sample = 0; sample < batch; sample++) {
        const x = sample * inputs
        let place = 0
        // Four sums at once, so that none waits for its own last addition.
        for (; place + 4 <= outputs; place += 4) {
          const row = place * inputs
          let [first, second, third, fourth] = [0, 0, 0, 0]
          for (let index = 0; index < inputs; index++) {
            const value = at(input, x + index)
            first += value * at(weight, row + index)
            second += value * at(weight, row + inputs + index)
            third += value * at(weight, row + 2 * inputs + index)
            fourth += value * at(weight, row + 3 * inputs + index)
          }
          const y = sample * outputs + place
          output[y] = first + at(bias, place)
          output[y + 1] = second + at(bias, place + 1)
          output[y + 2] = third + at(bias, place + 2)
          output[y + 3] = fourth + at(bias, place + 3)
        }
        for (; place < outputs; place++) {
          let sum = at(bias, place)
          for (let index = 0; index < inputs; index++) sum += at(input, x + index) * at(weight, place * inputs + index)
          output[sample * outputs + place] = sum
        }
      }
    },
    backward(input, change, inputChange) {
      weightGradient.fill(0)
      biasGradient.fill(0)
      inputChange?.fill(0)
      for (let sample = 0; sample < batch; sample++) {
        const x = sample * inputs
        for (let place = 0; place < outputs; place++) {
          const given = at(change, sample * outputs + place)
          if (given === 0) continue
          const row = place * inputs
          biasGradient[place] = at(biasGradient, place) + given
          for (let index = 0; index < inputs; index++)
            weightGradient[row + index] = at(weightGradient, row + index) + given * at(input, x + index)
          if (inputChange === undefined) continue
          for (let index = 0; index < inputs; index++)
            inputChange[x + index] = at(inputChange, x + index) + given * at(weight, row + index)
        }
      }
    },
  }
}

function convolution(
  batch: number,
  [channels, rows, columns]: readonly number[],
  kernels: number,
  size: number,
  parameters: readonly Float64Array[],
): Layer {
  const [inputs, height, width] = [channels, rows, columns] as [number, number, number]
  const [down, across] = [height - size + 1, width - size + 1]
  const [weight, bias] = parameters as [Float64Array, Float64Array]
  const [weightGradient, biasGradient] = [new Float64Array(weight.length), new Float64Array(kernels)]
  const output = new Float64Array(batch * kernels * down * across)
  /** Every place of a weight and of a row that it meets: from where in the input, to where in the output. */
  const meet = (sample: number, body: (at: number, from: number, to: number) => void): void => {
    for (let kernel = 0; kernel < kernels; kernel++)
      for (let channel = 0; channel < inputs; channel++)
        for (let place = 0; place < size * size; place++) {
          const weightAt = (kernel * inputs + channel) * size * size + place
          const [shiftDown, shiftAcross] = [Math.floor(place / size), place % size]
          for (let row = 0; row < down; row++)
            body(
              weightAt,
              ((sample * inputs + channel) * height + row + shiftDown) * width + shiftAcross,
              ((sample * kernels + kernel) * down + row) * across,
            )
        }
  }
  return {
    parameters,
    gradients: [weightGradient, biasGradient],
    output,
    forward(input) {
      for (let sample = 0; sample < batch; sample++) {
        for (let kernel = 0; kernel < kernels; kernel++) {
          const plane = (sample * kernels + kernel) * down * across
          output.fill(at(bias, kernel), plane, plane + down * across)
        }
        meet(sample, (weightAt, from, to) => {
          const factor = at(weight, weightAt)
          for (let index = 0; index < across; index++)
            output[to + index] = at(output, to + index) + factor * at(input, from + index)
        })
      }
    },
    backward(input, change, inputChange) {
      weightGradient.fill(0)
      biasGradient.fill(0)
      inputChange?.fill(0)
      for (let sample = 0; sample < batch; sample++) {
        for (let kernel = 0; kernel < kernels; kernel++) {
          const plane = (sample * kernels + kernel) * down * across
          let sum = 0
          for (let index = plane; index < plane + down * across; index++) sum += at(change, index)
          biasGradient[kernel] = at(biasGradient, kernel) + sum
        }
        meet(sample, (weightAt, from, to) => {
          let sum = 0
          for (let index = 0; index < across; index++) sum += at(change, to + index) * at(input, from + index)
          weightGradient[weightAt] = at(weightGradient, weightAt) + sum
          if (inputChange === undefined) return
          const factor = at(weight, weightAt)
          for (let index = 0; index < across; index++)
            inputChange[from + index] = at(inputChange, from + index) + factor * at(change, to + index)
        })
      }
    },
  }
}

function maxPooling(batch: number, [channels, rows, columns]: readonly number[], size: number): Layer {
  const [height, width] = [rows, columns] as [number, number]
  const planes = batch * (channels as number)
  const [down, across] = [Math.floor(height / size), Math.floor(width / size)]
  const output = new Float64Array(planes * down * across)
  const chosen = new Int32Array(output.length)
  return {
    parameters: [],
    gradients: [],
    output,
    forward(input) {
      let to = 0
      for (let plane = 0; plane < planes; plane++)
        for (let row = 0; row < down; row++)
          for (let column = 0; column < across; column++, to++) {
            const corner = (plane * height + row * size) * width + column * size
            let best = corner
            for (let shift = 0; shift < size * size; shift++) {
              const from = corner + Math.floor(shift / size) * width + (shift % size)
              if (at(input, from) > at(input, best)) best = from
            }
            chosen[to] = best
            output[to] = at(input, best)
          }
    },
    backward(_input, change, inputChange) {
      if (inputChange === undefined) return
      inputChange.fill(0)
      for (let from = 0; from < chosen.length; from++) inputChange[chosen[from] as number] = at(change, from)
    },
  }
}

/** A function of each element, and its derivative at what it gave. */
function pointwise(length: number, value: (x: number) => number, derivative: (y: number) => number): Layer {
  const output = new Float64Array(length)
  return {
    parameters: [],
    gradients: [],
    output,
    forward(input) {
      for (let index = 0; index < length; index++) output[index] = value(at(input, index))
    },
    backward(_input, change, inputChange) {
      if (inputChange === undefined) return
      for (let index = 0; index < length; index++)
        inputChange[index] = at(change, index) * derivative(at(output, index))
    },
  }
}
