import { checkOptions } from '../objects/records.ts'
import type { Domain } from '../objects/domain.ts'
import { DataError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Found } from '../objects/inferred.ts'
import type { Notation } from '../objects/notation.ts'
import type { Size } from '../objects/named-size.ts'
import type { Real } from '../objects/real.ts'
import { real, reals } from '../objects/real.ts'
import type { Shape, Wire } from '../objects/wire.ts'
import { elements, over } from '../objects/wire.ts'
import type { Printed, Say } from '../objects/words.ts'
import { printed, say } from '../objects/words.ts'

/** Samples of inputs and labels, each an element of a wire. */
export interface Dataset<out X extends Wire = Wire, out Y extends Wire = Wire> {
  readonly input: X
  readonly label: Y
  /** The elements of each sample: its input's, its label's. */
  readonly samples: readonly (readonly [input: readonly unknown[], label: readonly unknown[]])[]
}

/** A value of a wire, as data has it: its storage, or a list of its elements. */
export type Given<W extends Wire> =
  W['domain'] extends Domain<infer Element, infer Storage> ? Storage | Iterable<Element> : never

/** A sample of two wires. */
type Sample<X extends Wire, Y extends Wire> = readonly [input: Given<X>, label: Given<Y>]

/** Samples of two wires, else the sentence of the refusal. Where nothing is inferred yet, they say what is expected. */
type Samples<Data, X extends Wire, Y extends Wire> = [Data] extends [never]
  ? Iterable<Sample<X, Y>>
  : Found<Fits<Data, X, Y>, Data & Iterable<Sample<X, Y>>, Misfit<Data, X, Y>>

/** A list where samples are, or may be, those of two wires; `never` where it is known that they are not. */
type Fits<Data, X extends Wire, Y extends Wire> = Data extends Iterable<Sample<X, Y>> ? [] : never

/** Why samples are refused: by the first that does not fit, where it is known which it is. */
type Misfit<Data, X extends Wire, Y extends Wire, Before extends readonly unknown[] = []> = Data extends readonly [
  infer First,
  ...infer Rest,
]
  ? First extends Sample<X, Y>
    ? Misfit<Rest, X, Y, [...Before, First]>
    : Refused<Before['length'], First, X, Y>
  : Data extends Iterable<infer Any>
    ? Refused<'n', Any, X, Y>
    : Say<typeof samplesSentence, { value: Printed<Data> }>

/** Why a sample is refused. */
type Refused<Index extends Size, One, X extends Wire, Y extends Wire> = One extends readonly [infer Input, infer Label]
  ? Input extends Given<X>
    ? Say<typeof kindSentence, { index: Index; part: 'label'; object: Notation<[Y]>; value: Printed<Label> }>
    : Say<typeof kindSentence, { index: Index; part: 'input'; object: Notation<[X]>; value: Printed<Input> }>
  : Say<typeof pairSentence, { index: Index; value: Printed<One> }>

/** How a data set is checked. */
export interface DatasetOptions {
  /** Whether a number that is NaN or infinite is refused. */
  readonly finite?: boolean
}

export const datasetSentence = '✗ {name} takes a data set, as dataset makes one'
export const samplesSentence = '✗ a data set takes its samples as a list, but {value} came'
export const emptySentence = '✗ a data set has samples, but it is empty'
export const sampleSentence =
  '✗ sample {index}: the {part} is of {object} and has {expected} elements, but {length} came'
export const pairSentence = '✗ sample {index} is a pair [input, label], but {value} came'
export const kindSentence = '✗ sample {index}: the {part} is a list of the elements of {object}, but {value} came'
export const finiteSentence = '✗ sample {index}: the {part} holds {value} at {place}, and finite numbers were asked for'

/**
 * A data set: samples of an input wire and a label wire.
 *
 * Throws `DataError` where its samples are no list or none, or a sample has another length than its wire, or, if `finite`
 * is asked, holds NaN or an infinity; `StorageError` where a bit is neither 0 nor 1.
 *
 * @example
 * ```ts
 * import { bit, dataset } from 'lensor'
 *
 * const xor = dataset(bit(2), bit(1), [
 *   [[0, 0], [0]],
 *   [[0, 1], [1]],
 *   [[1, 0], [1]],
 *   [[1, 1], [0]],
 * ])
 * xor.samples.length // => 4
 * ```
 */
export function dataset<X extends Wire, Y extends Wire, const Data = never>(
  input: X,
  label: Y,
  samples: Samples<Data, X, Y>,
  options: DatasetOptions = {},
): Dataset<X, Y> {
  checkOptions('dataset', options, ['finite'])
  const read = Array.from(iterable(samples as Iterable<unknown>), (sample, index) => {
    if (!Array.isArray(sample) || sample.length !== 2)
      throw new DataError(say(pairSentence, { index, value: printed(sample) }))
    const [x, y] = sample as readonly unknown[]
    return [elementsOf(input, x, index, 'input', options), elementsOf(label, y, index, 'label', options)] as const
  })
  if (read.length === 0) throw new DataError(emptySentence)
  return { input, label, samples: read }
}

/**
 * A data set of inputs alone, for a learner without a label: each label is an empty list.
 *
 * Throws what {@link dataset} throws.
 *
 * @example
 * ```ts
 * import { notation, real, unlabelled } from 'lensor'
 *
 * const points = unlabelled(real(2), [
 *   [0, 1],
 *   [1, 0],
 * ])
 * points.samples.length // => 2
 * notation([points.label]) // => 'ℝ[0]'
 * ```
 */
export function unlabelled<X extends Wire>(
  input: X,
  samples: Iterable<Given<X>>,
  options: DatasetOptions = {},
): Dataset<X, Real<[0]>> {
  return dataset(
    input,
    real(0),
    Array.from(iterable(samples), (sample) => [sample, []]),
    options,
  )
}

/** What a data set is made of. Throws `DataError` where it cannot be gone through. */
function iterable<Sample>(samples: Iterable<Sample>): Iterable<Sample> {
  if (typeof (samples as Partial<Iterable<Sample>> | null | undefined)?.[Symbol.iterator] !== 'function')
    throw new DataError(say(samplesSentence, { value: printed(samples) }))
  return samples
}

/** The data set that was given. Throws `DataError` where it is none. */
export function checkDataset(name: string, given: unknown): Dataset {
  const { input, label, samples } = (given ?? {}) as Readonly<Record<string, { readonly domain?: unknown } | undefined>>
  if (input?.domain === undefined || label?.domain === undefined || !Array.isArray(samples))
    throw new DataError(say(datasetSentence, { name }))
  return given as Dataset
}

function elementsOf(
  wire: Wire,
  given: unknown,
  index: number,
  part: Part,
  { finite = false }: DatasetOptions,
): readonly unknown[] {
  const { storage } = wire.domain
  const isStored = storage.is(given)
  if (!isStored && (typeof given !== 'object' || given === null || !(Symbol.iterator in given)))
    throw new DataError(say(kindSentence, { index, part, object: notation([wire]), value: printed(given) }))
  const found = storage.read(isStored ? given : storage.write([...(given as Iterable<unknown>)]))
  const expected = elements(wire.shape)
  if (found.length !== expected)
    throw new DataError(say(sampleSentence, { index, part, object: notation([wire]), expected, length: found.length }))
  const place = finite ? found.findIndex((element) => typeof element === 'number' && !Number.isFinite(element)) : -1
  if (place >= 0) throw new DataError(say(finiteSentence, { index, part, value: String(found[place]), place }))
  return found
}

/** The parts of a sample. */
export type Part = 'input' | 'label'

/**
 * How many elements a table has at most: half a gibibyte of real numbers, near the longest list that a JavaScript engine grows
 * to.
 */
const tableLimit = 2 ** 26

/** Whether the samples of data fit in tables. */
export function fitsInTables({ input, label, samples }: Dataset): boolean {
  return samples.length * Math.max(elements(input.shape), elements(label.shape)) <= tableLimit
}

/** The wire of so many samples of a part. */
export function wireOfSamples(data: Dataset, part: Part, count: number): Wire {
  const { domain, shape } = data[part]
  return over(domain, [count, ...(shape as Shape)])
}

/** The storage of the samples at the given places, one after another. */
export function gatherSamples(data: Dataset, part: Part, places: ArrayLike<number>): unknown {
  const column = part === 'input' ? 0 : 1
  const lists = Array.from(places, (place) => data.samples[place]?.[column] ?? [])
  const { domain, shape } = data[part]
  if (domain === reals) return realsOf(lists as number[][], elements(shape))
  const all: unknown[] = []
  for (const list of lists) for (let at = 0; at < list.length; at++) all.push(list[at])
  return domain.storage.write(all)
}

/** Lists of real numbers, one after another. They go to their places at once: one list of all would be as large again. */
function realsOf(lists: readonly (readonly number[])[], size: number): Float64Array {
  const all = new Float64Array(lists.length * size)
  for (const [index, list] of lists.entries()) all.set(list, index * size)
  return all
}

/** Places one after another: so many, from a first one. */
export function placesFrom(start: number, count: number): Int32Array {
  const places = new Int32Array(count)
  for (let index = 0; index < count; index++) places[index] = start + index
  return places
}
