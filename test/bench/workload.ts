/** What is measured: tasks that each peer does in its own way, and how much faster ours is to be. */

/** A layer of a network, by name and size. */
export type LayerSpec =
  | { readonly kind: 'dense'; readonly outputs: number }
  | { readonly kind: 'convolution'; readonly channels: number; readonly kernel: number }
  | { readonly kind: 'maxPooling'; readonly size: number }
  | { readonly kind: 'tanh' | 'relu' | 'flatten' }

/** Steps of supervised learning over ℝ, on batches that lie in memory. */
export interface Learning {
  readonly kind: 'learning'
  readonly input: readonly number[]
  readonly layers: readonly LayerSpec[]
  readonly loss: 'softmaxCrossEntropy' | 'quadratic'
  readonly optimiser: { readonly name: 'sgd' | 'adam'; readonly rate: number }
  readonly batch: number
  /** How many batches there are; a step takes the next one, and the first after the last. */
  readonly batches: number
}

/** Steps of a lookup table ℤ₂[2ⁿ] ⊗ ℤ₂[n] → ℤ₂ on a batch: forward, Boolean error, reverse, update. */
export interface Table {
  readonly kind: 'table'
  readonly inputs: number
  readonly batch: number
}

/** Steps of linear layers over ℤ₂ on a batch: forward, Boolean error, reverse, update. */
export interface Circuit {
  readonly kind: 'circuit'
  /** The size of the input, then of the output of each layer. */
  readonly sizes: readonly number[]
  readonly batch: number
}

/** The product of two square matrices. */
export interface Contraction {
  readonly kind: 'contraction'
  readonly size: number
}

/** s ← s + x over ℤ₂, of so many bits that lie in cache. */
export interface BitSum {
  readonly kind: 'bitSum'
  readonly length: number
}

export type Task = Learning | Table | Circuit | Contraction | BitSum

/** That a peer's time is at least so many times ours. Under 1, ours may be slower by as much. */
export interface Target {
  /** The peer's `id`. */
  readonly peer: string
  readonly least: number
}

/** A task, and what is asked of it. */
export interface Workload {
  /** The group by which it is chosen, such as `W1`. */
  readonly group: string
  readonly title: string
  readonly task: Task
  readonly targets: readonly Target[]
  /** A rate instead of a time: so many units in a step, and what 10⁹ of them a second are called. */
  readonly rate?: { readonly perStep: number; readonly unit: string }
}

/** The shapes of a network's parameters, in the order of its layers, and of its output. */
export function shapesOf({ input, layers }: Pick<Learning, 'input' | 'layers'>): {
  readonly parameters: readonly (readonly number[])[]
  readonly output: readonly number[]
} {
  const parameters: (readonly number[])[] = []
  let shape = input
  for (const layer of layers) {
    const [channels = 1, rows = 1, columns = 1] = shape
    switch (layer.kind) {
      case 'dense':
        parameters.push([layer.outputs, channels], [layer.outputs])
        shape = [layer.outputs]
        break
      case 'convolution':
        parameters.push([layer.channels, channels, layer.kernel, layer.kernel], [layer.channels])
        shape = [layer.channels, rows - layer.kernel + 1, columns - layer.kernel + 1]
        break
      case 'maxPooling':
        shape = [channels, Math.floor(rows / layer.size), Math.floor(columns / layer.size)]
        break
      case 'flatten':
        shape = [sizeOf(shape)]
        break
      case 'relu':
      case 'tanh':
    }
  }
  return { parameters, output: shape }
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** The multiplications and additions of one learning step: forward, and back to the parameters and to all but the input. */
export function operationsOf({ input, layers, batch }: Pick<Learning, 'input' | 'layers' | 'batch'>): number {
  let total = 0
  let isFirst = true
  for (const [index, layer] of layers.entries()) {
    if (layer.kind !== 'dense' && layer.kind !== 'convolution') continue
    const before = shapesOf({ input, layers: layers.slice(0, index) }).output
    const { parameters, output } = shapesOf({ input: before, layers: [layer] })
    const perOutput = sizeOf((parameters[0] as readonly number[]).slice(1))
    total += (isFirst ? 2 : 3) * 2 * batch * sizeOf(output) * perOutput
    isFirst = false
  }
  return total
}
