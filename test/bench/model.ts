/** The tasks as terms of lensor. */
import type { Para, Wires } from 'lensor'
import {
  adam,
  add,
  basicUpdate,
  bit,
  bits,
  booleanError,
  channelBias,
  contract,
  convolution,
  dense,
  descent,
  flatten,
  identityRate,
  input,
  learningStep,
  linear,
  lookupTable,
  maxPooling,
  morphism,
  quadratic,
  real,
  relu,
  sgd,
  softmaxCrossEntropy,
  supervised,
  tanh,
} from 'lensor'
import type { Circuit, LayerSpec, Learning, Table, Task } from './workload.ts'

/** A map whose objects are known at run time alone. */
export type SomeMap = Para<Wires, Wires, Wires>

/** The layers of lensor that a layer is. */
function layersOf(layer: LayerSpec): readonly unknown[] {
  switch (layer.kind) {
    case 'dense':
      return [dense(layer.outputs)]
    case 'convolution':
      return [convolution(layer.channels, layer.kernel), channelBias]
    case 'maxPooling':
      return [maxPooling(layer.size)]
    case 'tanh':
      return [tanh]
    case 'relu':
      return [relu]
    case 'flatten':
      return [flatten]
  }
}

const piped = (start: unknown, layers: readonly unknown[]): SomeMap =>
  layers.reduce<SomeMap>((model, layer) => model.pipe(layer as never) as never, start as SomeMap)

/** A learner whose ports are known at run time alone. */
type SomeLearner = ReturnType<typeof supervised<SomeMap, number, never, never, never>>

/** The learner of a task, as `supervised` makes it: over ℝ, or by reverse derivative ascent over ℤ₂. */
export function learnerOf(task: Learning | Table | Circuit): SomeLearner {
  const { batch } = task
  const { model, ...parts } = partsOf(task)
  return supervised({ model, batch, ...(parts as Record<'loss' | 'optimiser' | 'rate', never>) })
}

/** The parts of a learner. */
function partsOf(task: Learning | Table | Circuit): {
  readonly model: SomeMap
  readonly loss: unknown
  readonly optimiser: unknown
  readonly rate: unknown
} {
  const ascending = { loss: booleanError, optimiser: basicUpdate, rate: identityRate }
  switch (task.kind) {
    case 'learning':
      return {
        model: piped(input(...task.input), task.layers.flatMap(layersOf)),
        loss: task.loss === 'quadratic' ? quadratic : softmaxCrossEntropy,
        optimiser: (task.optimiser.name === 'sgd' ? sgd : adam)({ rate: task.optimiser.rate }),
        rate: descent(1),
      }
    case 'table':
      return { model: piped(bits(task.inputs), [lookupTable(1)]), ...ascending }
    case 'circuit': {
      const [first, ...rest] = task.sizes as readonly [number, ...number[]]
      const layers = rest.map((outputs) => linear(outputs))
      return { model: piped(bits(first), layers), ...ascending }
    }
  }
}

/**
 * A step of a task as a map S ⊗ X → S, and how many wires X has: labels and inputs of a learning step, else what stays.
 * A contraction is a map X → Y.
 */
export function stepOf(task: Task): { readonly step: SomeMap; readonly given: number } {
  switch (task.kind) {
    case 'learning':
    case 'table':
    case 'circuit':
      return { step: learningStep(learnerOf(task) as never) as unknown as SomeMap, given: 2 }
    case 'contraction': {
      const matrix = real(task.size, task.size)
      return {
        step: morphism([matrix, matrix], (left, right) => [contract(left, right, 'ij,jk->ik')]) as unknown as SomeMap,
        given: 2,
      }
    }
    case 'bitSum': {
      const vector = bit(task.length)
      return {
        step: morphism([vector, vector], (s, x) => [add(x, s)]) as unknown as SomeMap,
        given: 1,
      }
    }
  }
}
