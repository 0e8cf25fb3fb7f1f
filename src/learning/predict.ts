import type { Process } from '../evaluate/engine.ts'
import { processOf } from '../evaluate/process.ts'
import type { Graph } from '../graph/graph.ts'
import { dealer, inline, trace } from '../graph/graph.ts'
import { zeroOf } from '../graph/structural.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { SmoothDomain, Stored } from '../objects/domain.ts'
import type { Bundle, Same, Wire, Wires } from '../objects/wire.ts'
import { flat, onlyWire, sameWire } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { checkBoundTerm } from '../terms/binding.ts'
import type { CompileOptions } from '../terms/compile.ts'
import { engineChosen } from '../terms/compile.ts'
import type { OnlyMap, Para } from '../terms/parametric.ts'
import { termOf } from '../terms/parametric.ts'
import { graphOf } from '../terms/reading.ts'
import type { Open, Whole } from '../terms/unfinished.ts'
import { checkWhole } from '../terms/unfinished.ts'
import type { Values } from '../terms/values.ts'
import { spread, store } from '../terms/values.ts'
import type { Dataset, datasetSentence } from './dataset.ts'
import { checkDataset, fitsInTables, gatherSamples, placesFrom } from './dataset.ts'
import type { Without } from './learner.ts'
import { inputSentence, isNamed } from './learner.ts'

export const comparedSentence =
  '✗ predictions {expected} are compared with labels {expected}, but the data has labels {object}'

/** Data whose inputs a model takes, else the sentence that says it does not. */
export type Predictable<A extends Wires, X extends Wire, Y extends Wire> = [A] extends [never]
  ? Dataset<X, Y>
  : [X] extends [never]
    ? Say<typeof datasetSentence, { name: 'predict' }>
    : Same<Without<'Noise', A>, [X]> extends true
      ? Dataset<X, Y>
      : Say<typeof inputSentence, { expected: Notation<Without<'Noise', A>>; object: Notation<[X]> }>

/** Data whose inputs a model takes and whose labels it gives, else the sentence that says it does not. */
export type Comparable<
  A extends Wires,
  B extends Wires,
  X extends Wire,
  Y extends Wire,
  Name extends string = 'accuracy',
> = [A] extends [never]
  ? Dataset<X, Y>
  : [X] extends [never]
    ? Say<typeof datasetSentence, { name: Name }>
    : Same<Without<'Noise', A>, [X]> extends true
      ? Same<B, [Y]> extends true
        ? Dataset<X, Y>
        : Say<typeof comparedSentence, { expected: Notation<B>; object: Notation<[Y]> }>
      : Say<typeof inputSentence, { expected: Notation<Without<'Noise', A>>; object: Notation<[X]> }>

/**
 * What a model predicts for each sample of data.
 *
 * Noise in the model's domain is zero, so dropout drops nothing. Throws `ObjectError` where the model does not take the
 * data's inputs, `StorageError` where the parameters are not the model's, `DataError` where the data is no data set.
 *
 * @example
 * ```ts
 * import { BitVector, bit, bits, dataset, not, predict } from 'lensor'
 *
 * const data = dataset(bit(2), bit(2), [[[0, 1], [1, 0]]])
 * predict(bits(2).pipe(not), [], data).join() // => '10'
 * ```
 */
export function predict<
  P extends Open = never,
  A extends Wires = never,
  B extends Wires = never,
  X extends Wire = never,
  Y extends Wire = never,
>(
  model: OnlyMap<A, Whole<[...P, ...B], Para<P, A, B>>>,
  parameters: Values<P>,
  data: Predictable<A, X, Y>,
  options: CompileOptions = {},
): B extends readonly [Wire<infer D>] ? Stored<D>[] : unknown[] {
  checkWhole(termOf(model))
  return predicting(model as Para<P, A, B>, checkDataset('predict', data), options)(parameters) as never
}

/** What a model predicts for each sample of data, as a function of its parameters: it is compiled once. */
export function predicting<P extends Wires, A extends Wires, B extends Wires>(
  model: Para<P, A, B>,
  data: Dataset,
  options: CompileOptions = {},
): (parameters: readonly unknown[]) => unknown[] {
  checkBoundTerm('predict', model.term)
  const inputs = model.dom.filter((part) => !isNamed(part, 'Noise'))
  const input = onlyWire(inputs)
  if (input === undefined || !sameWire(input, data.input))
    throw new ObjectError(say(inputSentence, { expected: notation(inputs), object: notation([data.input]) }))
  const engine = engineChosen('predict', options)
  const stretches = stretchesOf(data.samples.length)
  const processes = new Map(
    [...new Set(stretches.map((stretch) => stretch.size))].map((samples) => [
      samples,
      processOf(engine, predictionOf(model, samples), { shared: flat(model.params).length, states: 0 }, options),
    ]),
  )
  const inputsOf = ({ start, batches, size: samples }: Stretch): unknown =>
    gatherSamples(data, 'input', placesFrom(start, batches * samples))
  const kept = fitsInTables(data) ? stretches.map(inputsOf) : []
  return (parameters) => {
    const shared = spread(model.params, parameters)
    for (const process of processes.values()) process.share(shared)
    return stretches.flatMap((stretch, index) => {
      const { batches, size: samples } = stretch
      const inputs = kept[index] ?? inputsOf(stretch)
      const outputs = (processes.get(samples) as Process).run(batches, [inputs])
      return dealt(model.cod, batches * samples, outputs)
    })
  }
}

/** How many samples a batch has that are predicted at once, and how many batches are predicted in one call, at most. */
const atOnce = 64
const inOneCall = 64

/** Samples one after another that are predicted in one call: so many batches of a size. */
interface Stretch {
  readonly start: number
  readonly batches: number
  readonly size: number
}

/** All of so many samples as stretches; the last may be one smaller batch. */
function stretchesOf(count: number): Stretch[] {
  const stretches: Stretch[] = []
  for (let start = 0; start < count;) {
    const size = Math.min(atOnce, count - start)
    const batches = Math.min(inOneCall, Math.floor((count - start) / size))
    stretches.push({ start, batches, size })
    start += batches * size
  }
  return stretches
}

/** P ⊗ Aⁿ → Bⁿ: what a model predicts for so many samples at once, without noise. */
function predictionOf<P extends Wires, A extends Wires, B extends Wires>(model: Para<P, A, B>, samples: number): Graph {
  const { term } = model.batch(samples)
  const isNoise = (part: Wire | Bundle): part is Bundle => isNamed(part, 'Noise')
  return trace(flat([...term.params, ...term.dom.filter((part) => !isNoise(part))]), (points) => {
    const deal = dealer(points)
    return inline(graphOf(term), [
      ...deal(term.params),
      ...term.dom.flatMap((part) => (isNoise(part) ? flat([part]).map(zeroOf) : deal([part]))),
    ])
  })
}

/** The values of an object for each of so many samples, from storages that hold those of all. */
function dealt(object: Wires, samples: number, storages: readonly unknown[]): unknown[] {
  const lists = flat(object).map(({ domain }, index) => domain.storage.read(storages[index]))
  return Array.from({ length: samples }, (_, sample) => {
    const own = lists.map((list) =>
      list.slice((sample * list.length) / samples, ((sample + 1) * list.length) / samples),
    )
    return store(object, own)[0]
  })
}

/**
 * The share of samples that a model gets right, from 0 to 1.
 *
 * Over ℝ a prediction is right where its greatest place is the label's (with one place: where both are on the same side of
 * ½), and wrong where one of its elements is NaN or the greatest is infinite; over other domains it is right where all
 * elements are the label's. Throws `ObjectError` where the model does not take the data's inputs or does not give its
 * labels, `StorageError` where the parameters are not the model's, `DataError` where the data is no data set.
 *
 * @example
 * ```ts
 * import { accuracy, dataset, input, real } from 'lensor'
 *
 * const data = dataset(real(2), real(2), [
 *   [[3, 1], [1, 0]],
 *   [[3, 1], [0, 1]],
 * ])
 * accuracy(input(2), [], data) // => 0.5
 * ```
 */
export function accuracy<
  P extends Open = never,
  A extends Wires = never,
  B extends Wires = never,
  X extends Wire = never,
  Y extends Wire = never,
>(
  model: OnlyMap<A, Whole<[...P, ...B], Para<P, A, B>>>,
  parameters: Values<P>,
  data: Comparable<A, B, X, Y>,
  options: CompileOptions = {},
): number {
  checkWhole(termOf(model))
  checkBoundTerm('accuracy', termOf(model))
  const given = checkDataset('accuracy', data)
  return rightOf(given, comparing(model as Para<P, A, B>, given, options)(parameters))
}

/** {@link predicting} on data whose labels the model gives. */
export function comparing<P extends Wires, A extends Wires, B extends Wires>(
  model: Para<P, A, B>,
  data: Dataset,
  options: CompileOptions = {},
): (parameters: readonly unknown[]) => unknown[] {
  const output = onlyWire(model.cod)
  if (output === undefined || !sameWire(output, data.label))
    throw new ObjectError(say(comparedSentence, { expected: notation(model.cod), object: notation([data.label]) }))
  return predicting(model, data, options)
}

/** The share of predictions that are right. */
export function rightOf({ label, samples }: Dataset, predictions: readonly unknown[]): number {
  const right = predictions.filter((prediction, index) =>
    isRight(label, label.domain.storage.read(prediction), samples[index]?.[1] ?? []),
  )
  return right.length / predictions.length
}

function isRight(label: Wire, prediction: readonly unknown[], wanted: readonly unknown[]): boolean {
  const { smooth, ring } = label.domain
  if (smooth === undefined) return prediction.every((element, at) => ring.equals(element, wanted[at]))
  const place = placeOf(label.domain as SmoothDomain, prediction)
  return place !== undefined && place === placeOf(label.domain as SmoothDomain, wanted)
}

/**
 * The class of a real label or prediction: its greatest place; with one place, 1 where it is over ½ and else 0. There is none
 * where an element is NaN or the greatest is infinite.
 */
export function placeOf(domain: SmoothDomain, elements: readonly unknown[]): number | undefined {
  const { smooth } = domain
  const greatest = elements.reduce<number>(
    (best, element, place) => (smooth.greater(element, elements[best]) ? place : best),
    0,
  )
  const sizes = elements.map((element) => domain.magnitude(element))
  const size = sizes[greatest] ?? Number.NaN
  if (!Number.isFinite(size) || sizes.some(Number.isNaN)) return undefined
  return elements.length === 1 ? Number(size > 0.5) : greatest
}
