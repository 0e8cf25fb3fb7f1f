/** What learning asks of a learner and its data, in types and at run time. */
import { DataError, ObjectError } from '../objects/errors.ts'
import type { Size } from '../objects/named-size.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Bundle, Carried, Equal, Flat, Over, Wire, Wires } from '../objects/wire.ts'
import { isBundle, onlyWire, sameShape } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { checkBoundLens } from '../terms/binding.ts'
import type { ParaLens } from '../terms/parametric.ts'
import { lensPart } from '../terms/parametric.ts'
import type { Bare } from '../terms/piece.ts'
import type { Values } from '../terms/values.ts'
import type { LensTerm } from '../terms/term.ts'
import type { Pair, Port } from '../terms/port.ts'
import { forward } from '../terms/port.ts'
import type { Open, Unfilled, Whole } from '../terms/unfinished.ts'
import { checkFilled } from '../terms/unfinished.ts'
import type { Dataset, datasetSentence } from './dataset.ts'

export const learnerSentence =
  '✗ {name} takes a learner, a lens with a loss and a learning rate to its right, as supervised makes one'
export const unclosedSentence = '✗ {name} takes a learner that a learning rate closes, but {object} flows out'
export const changeSentence =
  '✗ {name} takes a learner with an optimiser above its parameters, but what comes back of {object} is a change; reparametrise it'
export const inputSentence = '✗ the learner takes inputs {expected}, but the data has inputs {object}'
export const labelSentence = '✗ the loss compares with labels {expected}, but the data has labels {object}'
export const noSamplesSentence = '✗ a step sees samples, but the learner takes inputs {object}'
export const batchSentence = '✗ the batch is of {size} samples, but the data has only {count}'

/** What is no lens is no learner. */
type Unlearning<Name extends string, Given> =
  Given extends ParaLens<infer _Params, infer _Dom, infer _Cod>
    ? Given
    : Bare<Given, 'a lens', Say<typeof learnerSentence, { name: Name }>>

/** A learner, a parametric lens that is closed to the right; else the sentence that says it is not. */
export type Closed<Name extends string, P extends Open | Pair, A extends Port, B extends Port, Given> = [B] extends [
  never,
]
  ? Unlearning<Name, Given>
  : B extends readonly []
    ? Whole<P, ParaLens<P, A, B>>
    : Unfilled<B, never, Say<typeof unclosedSentence, { name: Name; object: Notation<B> }>>

/** The term of a learner. Throws `LensorError` where the value is no lens. */
export function learnerTerm(name: string, learner: unknown): LensTerm {
  return lensPart(learner, say(learnerSentence, { name }))
}

/** Throws `ObjectError` where a learner is not closed to the right, or no optimiser stands above its parameters. */
export function checkLearner(name: string, learner: LensTerm): void {
  checkFilled(learner.params)
  checkFilled(learner.cod)
  const cod = forward(learner.cod)
  if (cod.length > 0) throw new ObjectError(say(unclosedSentence, { name, object: notation(cod) }))
  const changed = withoutOptimiser(learner)
  if (changed.length > 0) throw new ObjectError(say(changeSentence, { name, object: notation(changed) }))
}

/** The parameters of a lens of which a change comes back, for no optimiser stands above them. */
export function withoutOptimiser(lens: LensTerm): Wires {
  switch (lens.kind) {
    case 'compose':
    case 'tensor':
      return lens.parts.flatMap(withoutOptimiser)
    case 'layer':
      return withoutOptimiser(lens.of)
    case 'derivative':
      return lens.of.params.filter(isState)
    case 'reparametrise':
      return [...withoutOptimiser(lens.by), ...(givesChange(lens.by) ? forward(lens.by.dom) : [])]
    case 'lens':
      return []
  }
}

/** Whether what a reparametrisation gives back is a change still: of a composite, what its first part gives. */
function givesChange(by: LensTerm): boolean {
  switch (by.kind) {
    case 'compose':
      return givesChange(by.parts[0] as LensTerm)
    case 'tensor':
      return by.parts.some(givesChange)
    case 'layer':
      return givesChange(by.of)
    default:
      return by.kind === 'lens' && (by.givesChange ?? false)
  }
}

/** Whether an object is a wire, or a batch of it. */
type IsBatchOf<Batched, W extends Wire> =
  Equal<Batched, W> extends true
    ? true
    : Batched extends Wire<infer D, [infer _Samples extends Size, ...infer Rest extends Size[]]>
      ? Equal<Over<D, Rest>, W>
      : false

/** An object without its bundles of a name. */
export type Without<Name extends string, Object> = Object extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<Name>
    ? Without<Name, Rest>
    : [First, ...Without<Name, Rest>]
  : []

/** Those bundles of an object that have a name. */
export type Only<Name extends string, Object> = Object extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<Name>
    ? [First, ...Only<Name, Rest>]
    : Only<Name, Rest>
  : []

/** The label among the parameters of a learner; `never` where it has none. */
type LabelOf<P extends Port> = Only<'Label', P>[number]

/** Data where they fit the learner, else the sentence that says they do not. Where the learner has no label, any do. */
export type Fitting<P extends Port, A extends Port, X extends Wire, Y extends Wire> = [A] extends [never]
  ? Dataset<X, Y>
  : [X] extends [never]
    ? Say<typeof datasetSentence, { name: 'train' }>
    : IsBatchOfObject<Without<'Noise', A>, X> extends true
      ? [LabelOf<P>] extends [never]
        ? Dataset<X, Y>
        : IsBatchOfObject<LabelOf<P>['wires'], Y> extends true
          ? Dataset<X, Y>
          : Say<typeof labelSentence, { expected: Notation<LabelOf<P>['wires']>; object: Notation<[Y]> }>
      : Say<typeof inputSentence, { expected: Notation<Without<'Noise', A>>; object: Notation<[X]> }>

type IsBatchOfObject<Object, W extends Wire> = Object extends readonly [infer Only] ? IsBatchOf<Only, W> : false

/** What a learner carries from step to step: its parameter port without the label. */
export type StateOf<P extends Port> = Without<'Label', P> extends infer State extends Wires ? State : []

/** The meta-parameters of a learner, its bundles opened: those of an optimiser that is learnt. */
export type MetaOf<P extends Port> = Flat<Only<'Meta', P>>

/** What goes from step to step of a learner while its meta-parameters stay. */
export type StepState<P extends Port> = Without<'Meta', StateOf<P>> extends infer State extends Wires ? State : []

/** The object of the parameters that a learner learns: those below its optimiser. */
export type ParametersOf<P extends Port> = Below<StateOf<P>>

/** The parameters that a learner learns. */
export type LearntBy<P extends Port> = Values<ParametersOf<P>>

type Below<State> = State extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<'Meta'>
    ? Below<Rest>
    : First extends Carried<string, Wires, infer Learnt>
      ? [...(First extends Bundle ? Learnt : [First]), ...Below<Rest>]
      : [First, ...Below<Rest>]
  : []

/** Whether a part of an object is the bundle of a name. */
export function isNamed(part: Wire | Bundle, name: string): part is Bundle {
  return isBundle(part) && part.bundle === name
}

/** Whether a part of a learner's parameters is carried from step to step: it is no label. */
export const isState = (part: Wire | Bundle): boolean => !isNamed(part, 'Label')

/** Whether a part of a learner's parameters goes from step to step and changes: it is no label, and no meta-parameters. */
export const isStepState = (part: Wire | Bundle): boolean => isState(part) && !isNamed(part, 'Meta')

/**
 * How many samples a step of a learner sees.
 *
 * Throws `ObjectError` where the learner is not closed or the data does not fit it; `DataError` where the batch is larger
 * than the data.
 */
export function samplesOfStep(learner: LensTerm, data: Dataset): number {
  checkLearner('train', learner)
  checkBoundLens('train', learner)
  const [params, dom] = [forward(learner.params), forward(learner.dom)]
  const inputs = dom.filter((part) => !isNamed(part, 'Noise'))
  const size = sizeOfBatch(inputs, data.input)
  if (size === undefined)
    throw new ObjectError(say(inputSentence, { expected: notation(inputs), object: notation([data.input]) }))
  const label = params.find((part) => isNamed(part, 'Label'))
  if (label !== undefined && sizeOfBatch(label.wires, data.label) !== size)
    throw new ObjectError(say(labelSentence, { expected: notation(label.wires), object: notation([data.label]) }))
  if (size < 1) throw new DataError(say(noSamplesSentence, { object: notation(inputs) }))
  const count = data.samples.length
  if (size > count) throw new DataError(say(batchSentence, { size, count }))
  return size
}

/** How many elements of a wire an object holds: 1 where it is that wire, `undefined` where it is no batch of it. */
function sizeOfBatch(object: Wires, wire: Wire): number | undefined {
  const only = onlyWire(object)
  if (only?.domain !== wire.domain) return undefined
  if (sameShape(only.shape, wire.shape)) return 1
  const [size, ...rest] = only.shape as readonly number[]
  return sameShape(rest, wire.shape) ? size : undefined
}
