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
import type { LayerSpec, Learning, Task } from './workload.ts'

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

/** The learner of a task over ℝ, as `supervised` makes it. */
export function learnerOf({ input: shape, layers, loss, optimiser, batch }: Learning): {
  readonly model: SomeMap
  readonly learner: ReturnType<typeof supervised>
} {
  const model = piped(input(...shape), layers.flatMap(layersOf))
  const learner = supervised({
    model,
    batch,
    loss: (loss === 'quadratic' ? quadratic : softmaxCrossEntropy) as never,
    optimiser: (optimiser.name === 'sgd' ? sgd : adam)({ rate: optimiser.rate }) as never,
    rate: descent(1) as never,
  })
  return { model, learner }
}

/** The learning step of a circuit. */
function circuitStep(model: SomeMap, batch: number): SomeMap {
  const learner = supervised({
    model,
    batch,
    loss: booleanError as never,
    optimiser: basicUpdate as never,
    rate: identityRate as never,
  })
  return learningStep(learner as never) as unknown as SomeMap
}

/**
 * A step of a task as a map S ⊗ X → S, and how many wires X has: labels and inputs of a learning step, else what stays.
 * A contraction is a map X → Y.
 */
export function stepOf(task: Task): { readonly step: SomeMap; readonly given: number } {
  switch (task.kind) {
    case 'learning':
      return { step: learningStep(learnerOf(task).learner as never) as unknown as SomeMap, given: 2 }
    case 'table':
      return { step: circuitStep(piped(bits(task.inputs), [lookupTable(1)]), task.batch), given: 2 }
    case 'circuit': {
      const [first, ...rest] = task.sizes as readonly [number, ...number[]]
      return {
        step: circuitStep(
          piped(
            bits(first),
            rest.map((outputs) => linear(outputs)),
          ),
          task.batch,
        ),
        given: 2,
      }
    }
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
