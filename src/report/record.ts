import type { EngineName } from '../evaluate/engines.ts'
import { defaultEngine } from '../evaluate/engines.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Same, Wire, Wires } from '../objects/wire.ts'
import { elements, flat, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { ParaLens } from '../terms/parametric.ts'
import { Para, lensTermOf } from '../terms/parametric.ts'
import type { Port } from '../terms/port.ts'
import type { LensTerm } from '../terms/term.ts'
import { spread } from '../terms/values.ts'
import type { Dataset } from '../learning/dataset.ts'
import type { ParametersOf } from '../learning/learner.ts'
import type { Comparable } from '../learning/predict.ts'
import { comparing, rightOf } from '../learning/predict.ts'
import { checkReports, checkTakes, isObject } from '../learning/takes.ts'
import { firstState, parametersBelow, parametersTerm } from '../learning/step.ts'
import type { Report, TrainOptions } from '../learning/train.ts'
import { commandOf } from './command.ts'
import type { Confusion } from './confusion.ts'
import { confusionOf } from './confusion.ts'

export const modelSentence = '✗ the learner learns parameters {expected}, but the model that is measured has {object}'

/** What is remembered of a report. */
export interface Recorded {
  readonly epoch: number
  readonly step: number
  readonly stepsPerEpoch: number
  readonly stepsPerSecond: number
  readonly loss: number
  /** The share of samples that the model gets right, for each data set that is measured. */
  readonly accuracies: readonly number[]
  /** ‖p‖ of each parameter: Euclid's norm over a smooth domain, elsewhere how many elements are not zero. */
  readonly norms: readonly number[]
  /** ‖Δp‖ of each parameter since the report before, or since the first parameters. */
  readonly updates: readonly number[]
}

/** A parameter of the learner. */
export interface RecordedParameter {
  /** Its wire, in mathematical notation. */
  readonly wire: string
  /** How many elements it has. */
  readonly elements: number
  /** Whether its domain is smooth, and ‖p‖ is Euclid's norm. */
  readonly smooth: boolean
  /** ‖p‖ before the first step. */
  readonly norm: number
}

/** A data set on which the accuracy is measured. */
export interface Measured {
  readonly name: string
  /** How many samples it has. */
  readonly samples: number
  /** What the model takes for what, by the last parameters; `undefined` where the label is no class. */
  confusion(): Confusion | undefined
}

/** What was recorded of training: all that a page needs, without the states. */
export interface Recording {
  readonly title: string
  readonly learner: LensTerm
  readonly parameters: readonly RecordedParameter[]
  readonly reports: readonly Recorded[]
  readonly measured: readonly Measured[]
  /** The command that made it. */
  readonly command: string
  readonly seed: number
  readonly engine: string
  /** When it began; `undefined` before that. */
  readonly began: Date | undefined
  /** How long it has taken, with its measurements. */
  readonly seconds: number
}

/** Training that is recorded: its reports as they come, and what is remembered of them. */
export interface Run<P extends Port = Port> extends Recording, AsyncIterable<Report<P>> {}

/** A model whose parameters are those that a learner learns, else the sentence that says they are not. */
type Measurable<P extends Port, M extends Wires, A extends Wires, B extends Wires> =
  Same<ParametersOf<P>, M> extends true
    ? Para<M, A, B>
    : Say<typeof modelSentence, { expected: Notation<ParametersOf<P>>; object: Notation<M> }>

/** What is told of a run: options of {@link record}. Those of `train` are the ones that training was given. */
export interface RecordOptions<
  P extends Port,
  A extends Port,
  B extends Port,
  M extends Wires,
  I extends Wires,
  O extends Wires,
  X extends Wire,
  Y extends Wire,
> extends Pick<TrainOptions<P>, 'seed' | 'from' | 'initial' | 'engine'> {
  readonly title: string
  /** The learner that is trained. */
  readonly learner: ParaLens<P, A, B>
  /** The model of which the accuracy is measured at each report. */
  readonly model?: Measurable<P, M, I, O>
  /** Data on which it is measured, such as those that are learnt. */
  readonly data?: Comparable<I, O, X, Y, 'record'>
  /** Data that are not learnt. */
  readonly test?: Comparable<I, O, X, Y, 'record'>
  /**
   * Names of classes: by the place in a one-hot label over ℝ, by the bits of a label over ℤ₂, as `'01'`, and over other domains
   * by the elements, as `'1 12'` where one is longer than a character.
   */
  readonly classes?: readonly string[] | Readonly<Record<string, string>>
  /** The command that makes the run; that of the process where there is none. */
  readonly command?: string
}

/**
 * The reports of training as they come, and what a {@link report} needs of them: losses, accuracies, norms of parameters,
 * sizes of updates. Of the states the last one alone is kept.
 *
 * With a model and data the accuracy is measured at each report, which takes as long as predicting all of them. Throws
 * `ObjectError` where the model has other parameters than the learner learns, or does not take the data, and `LensorError`
 * where something else came than reports, a title, a learner, a model or data.
 *
 * @example
 * ```ts
 * import { basicUpdate, dataset, descent, input, linear, quadratic, real, supervised, train } from 'lensor'
 * import { record } from 'lensor/report'
 *
 * const doubles = dataset(real(1), real(1), [
 *   [[1], [2]],
 *   [[2], [4]],
 * ])
 * const model = input(1).pipe(linear(1))
 * const learner = supervised({ model, batch: 2, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
 * const options = { epochs: 20, seed: 1 }
 *
 * const run = record(train(learner, doubles, options), { title: 'Doubles', learner, ...options })
 * for await (const { epoch } of run) {
 *   epoch <= 20 // => true
 * }
 * run.reports.length // => 20
 * run.reports.at(-1)?.norms[0]?.toFixed(1) // => '2.0'
 * ```
 */
export function record<
  P extends Port,
  A extends Port,
  B extends Port,
  M extends Wires = Wires,
  I extends Wires = Wires,
  O extends Wires = Wires,
  X extends Wire = Wire,
  Y extends Wire = Wire,
>(reports: AsyncIterable<Report<NoInfer<P>>>, options: RecordOptions<P, A, B, M, I, O, X, Y>): Run<P> {
  checkTold(reports, options)
  const { title, seed = 0, engine = defaultEngine, command = commandOf(process) } = options
  const learner = lensTermOf(options.learner)
  const object = parametersTerm(learner).cod
  const wires = flat(object)
  const measured = measurements(object, options)
  const read = (parameters: readonly unknown[]): readonly (readonly unknown[])[] =>
    spread(object, parameters).map((value, index) => (wires[index] as Wire).domain.storage.read(value))

  const state = (options.from?.carried ?? options.initial ?? firstState(learner, seed)) as readonly unknown[]
  let last = parametersBelow(learner, { engine })(state)
  let before = read(last)
  const parameters = wires.map((wire, index) => ({
    wire: notation([wire]),
    elements: elements(wire.shape),
    smooth: wire.domain.smooth !== undefined,
    norm: norm(wire, before[index] ?? []),
  }))
  const recorded: Recorded[] = []
  let began: Date | undefined
  let seconds = 0

  const see = ({ epoch, step, stepsPerEpoch, stepsPerSecond, loss, ...seen }: Report): void => {
    last = seen.parameters as readonly unknown[]
    const now = read(last)
    recorded.push({
      epoch,
      step,
      stepsPerEpoch,
      stepsPerSecond,
      loss,
      accuracies: measured.map(({ data, predict }) => rightOf(data, predict(last))),
      norms: wires.map((wire, index) => norm(wire, now[index] ?? [])),
      updates: wires.map((wire, index) => norm(wire, difference(wire, now[index] ?? [], before[index] ?? []))),
    })
    before = now
  }

  return {
    title,
    learner,
    parameters,
    reports: recorded,
    measured: measured.map(({ name, data, predict, names }) => ({
      name,
      samples: data.samples.length,
      confusion: () => confusionOf(data, predict(last), names),
    })),
    command,
    seed,
    engine: typeof engine === 'string' ? engine : engine.name,
    get began() {
      return began
    },
    get seconds() {
      return seconds
    },
    async *[Symbol.asyncIterator]() {
      began ??= new Date()
      const start = performance.now() - 1000 * seconds
      for await (const report of reports) {
        see(report as unknown as Report)
        seconds = (performance.now() - start) / 1000
        yield report
      }
    },
  }
}

/** Throws `LensorError` where what is recorded or told is no such thing. */
function checkTold(reports: unknown, options: unknown): void {
  checkReports('record', reports)
  checkTakes('record', 'options { title, learner, … }', options, isObject(options))
  const { title, model, data, test } = options as Readonly<Record<string, unknown>>
  checkTakes('record', 'title: a text', title, typeof title === 'string')
  checkTakes(
    'record',
    'model: a map, such as input(4).pipe(dense(3))',
    model,
    model === undefined || model instanceof Para,
  )
  for (const [name, value] of Object.entries({ data, test }))
    checkTakes('record', `${name}: a data set, as dataset gives it`, value, value === undefined || isDataset(value))
}

const isDataset = (value: unknown): boolean =>
  isObject(value) && isObject(value['input']) && isObject(value['label']) && Array.isArray(value['samples'])

/** A data set under its name, and what a model predicts of it. */
interface Measurement {
  readonly name: string
  readonly data: Dataset
  readonly names: Readonly<Record<string, string>>
  predict(parameters: readonly unknown[]): unknown[]
}

/** What the accuracy is measured on. */
function measurements(
  object: Wires,
  options: { readonly [Name in 'model' | 'data' | 'test' | 'classes' | 'engine']?: unknown },
): readonly Measurement[] {
  if (options.model === undefined) return []
  const model = options.model as Para<Wires, Wires, Wires>
  if (!same(object, model.params))
    throw new ObjectError(say(modelSentence, { expected: notation(object), object: notation(model.params) }))
  const names = Object.fromEntries(Object.entries(options.classes ?? {}))
  const engine = options.engine === undefined ? {} : { engine: options.engine as EngineName }
  return [
    { name: 'training', data: options.data },
    { name: 'test', data: options.test },
  ].flatMap(({ name, data }) =>
    data === undefined
      ? []
      : [{ name, data: data as Dataset, names, predict: comparing(model, data as Dataset, engine) }],
  )
}

/** ‖p‖: Euclid's norm over a smooth domain, elsewhere how many elements are not zero. */
function norm({ domain }: Wire, values: readonly unknown[]): number {
  if (domain.smooth === undefined) return values.filter((value) => !domain.ring.equals(value, domain.ring.zero)).length
  return Math.sqrt(values.reduce<number>((sum, value) => sum + domain.magnitude(value) ** 2, 0))
}

/** The differences of elements. */
function difference({ domain: { ring } }: Wire, now: readonly unknown[], before: readonly unknown[]): unknown[] {
  return now.map((value, place) => ring.add(value, ring.negate(before[place])))
}
