import { checkRecord } from '../objects/records.ts'
import { DataError } from '../objects/errors.ts'
import { Random } from '../objects/random.ts'
import type { Wire } from '../objects/wire.ts'
import { printed, say } from '../objects/words.ts'
import type { CompileOptions } from '../terms/compile.ts'
import type { Values } from '../terms/values.ts'
import type { Pair, Port } from '../terms/port.ts'
import type { Open } from '../terms/unfinished.ts'
import { checkDataset, placesFrom } from './dataset.ts'
import type { Closed, Fitting, LearntBy, StateOf } from './learner.ts'
import { learnerTerm, samplesOfStep } from './learner.ts'
import { firstState, parametersBelow, stepper } from './step.ts'

/** Where training stands. Given back to `train`, it goes on to the same bits as if it had not stopped. */
export interface TrainingState<P extends Port = Port> {
  /** How many epochs are done. */
  readonly epoch: number
  /** How many steps are done, in all. */
  readonly step: number
  /** How many steps of the epoch at hand are done. */
  readonly stepOfEpoch: number
  /** What the learner carries: the optimiser's state and the parameters. */
  readonly carried: Values<StateOf<P>>
}

/** How training goes: its state, and what was seen since the report before. */
export interface Report<P extends Port = Port> extends TrainingState<P> {
  /** The loss, averaged over the samples since the report before; over ℤ₂ the share of wrong bits. */
  readonly loss: number
  /** How many steps an epoch has. */
  readonly stepsPerEpoch: number
  /** Learning steps in a second, since the report before. */
  readonly stepsPerSecond: number
  /** The parameters below the optimiser. */
  readonly parameters: LearntBy<P>
}

/** Options of {@link train}. */
export interface TrainOptions<P extends Port = Port> extends CompileOptions {
  /** How often all samples are seen. */
  readonly epochs: number
  /** The seed of the first parameters and of the order of samples, a whole number; 0 where there is none. */
  readonly seed?: number
  /** Whether samples come in a new random order in each epoch, which they do where this is not `false`. */
  readonly shuffle?: boolean
  /** Stops training, as an `AbortSignal` does: its reason is thrown, and the state of the last report stays good. */
  readonly signal?: { throwIfAborted(): void }
  /** Where to go on from: a report, or the state of one. */
  readonly from?: TrainingState<P>
  /** What the learner carries at first, instead of what its initialisers and its optimiser say. */
  readonly initial?: Values<StateOf<P>>
  /** Reports after so many steps too, and not only at the end of each epoch. */
  readonly every?: number
}

export const numberSentence = '✗ train takes {name}: a whole number from {least}, but {value} came'
export const stepOfEpochSentence =
  '✗ train takes from.stepOfEpoch: under the {steps} steps of an epoch, but {value} came'

/** About how long training keeps a thread to itself, in milliseconds; one step may take longer. */
const turn = 50

/**
 * Trains a learner on data: an async iterator of reports, one after each epoch.
 *
 * The learner is any parametric lens from inputs to 1 with an optimiser above its parameters; a learning step is its `put`.
 * Among its parameters a label is given from the data, and all else is carried from step to step; in its domain noise is
 * drawn, and one wire takes the inputs. Samples come in an order drawn from the seed, and so does noise. Where the data
 * ends within a batch, the last one is smaller, and the learner is the same composite at that size. Steps are done many in
 * a call of the engine, where the data and what is carried stay: as many as fit between two reports and in a twentieth of a
 * second, after which others have their turn. A step that throws leaves the state of the last report as it was.
 *
 * Throws `ObjectError` where no optimiser stands above the parameters or the data does not fit the learner, `DataError`
 * where the data is no data set, a batch is larger than it, an option is no whole number or a state stands past the end of
 * its epoch, `LensorError` where there are no options, `EngineError` where there is no such engine or the
 * threads are no whole number from 1, and the signal's reason.
 *
 * @example
 * ```ts
 * import { basicUpdate, bit, bits, booleanError, dataset, identityRate, lookupTable, supervised, train } from 'lensor'
 *
 * const and = dataset(bit(2), bit(1), [
 *   [[0, 0], [0]],
 *   [[0, 1], [0]],
 *   [[1, 0], [0]],
 *   [[1, 1], [1]],
 * ])
 * const model = bits(2).pipe(lookupTable(1))
 * const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
 * for await (const { parameters } of train(learner, and, { epochs: 1 })) {
 *   parameters.join() // => '0001'
 * }
 * ```
 */
export async function* train<
  P extends Open | Pair = never,
  A extends Port = never,
  B extends Port = never,
  X extends Wire = never,
  Y extends Wire = never,
  Given = never,
>(
  learner: Closed<'train', P, A, B, Given>,
  data: Fitting<P, A, X, Y>,
  options: TrainOptions<P>,
): AsyncGenerator<Report<P>, void, undefined> {
  const { seed = 0, shuffle = true, every = Infinity, signal, from } = checkRecord('train', 'options', options)
  const epochs = whole('epochs', options.epochs, 0)
  if (every !== Infinity) whole('every', every, 1)
  const term = learnerTerm('train', learner)
  const samples = checkDataset('train', data)
  const count = samples.samples.length
  const size = samplesOfStep(term, samples)
  const sizes = count % size === 0 ? [size] : [size, count % size]
  const stepsPerEpoch = Math.ceil(count / size)
  const steps = stepper(term, samples, sizes, options)
  const parameters = parametersBelow(term, options)

  let { epoch, step, stepOfEpoch } = from ?? { epoch: 0, step: 0, stepOfEpoch: 0 }
  for (const [name, value] of Object.entries({ epoch, step, stepOfEpoch })) whole(`from.${name}`, value, 0)
  if (stepOfEpoch >= stepsPerEpoch)
    throw new DataError(say(stepOfEpochSentence, { steps: stepsPerEpoch, value: stepOfEpoch }))
  steps.load((from?.carried ?? options.initial ?? firstState(term, seed)) as readonly unknown[])
  const fullSteps = Math.floor(count / size)
  let since = performance.now()
  let turned = since
  let seen = { loss: 0, samples: 0, steps: 0 }
  const pace = pacer()

  for (; epoch < epochs; stepOfEpoch = 0) {
    const order = shuffle ? new Random(seed, epoch).order(count) : placesFrom(0, count)
    while (stepOfEpoch < stepsPerEpoch) {
      signal?.throwIfAborted()
      const began = performance.now()
      const left = stepOfEpoch < fullSteps ? Math.min(fullSteps - stepOfEpoch, every - (step % every)) : 1
      const together = Math.min(left, pace.fitting(turned + turn - began))
      const places = order.subarray(stepOfEpoch * size, (stepOfEpoch + together) * size)
      const first = stepOfEpoch
      const losses = steps.run(together, places, (later) => new Random(seed, epoch, first + later))
      step += together
      stepOfEpoch += together
      const samplesOfEach = places.length / together
      for (const loss of losses) seen.loss += loss * samplesOfEach
      seen.samples += places.length
      seen.steps += together
      const ended = stepOfEpoch === stepsPerEpoch
      if (ended) epoch++
      const now = performance.now()
      pace.saw(together, now - began)
      if (ended || step % every === 0) {
        const stepsPerSecond = (1000 * seen.steps) / Math.max(now - since, Number.MIN_VALUE)
        const carried = steps.carried()
        yield {
          epoch,
          step,
          stepOfEpoch: ended ? 0 : stepOfEpoch,
          carried,
          loss: seen.loss / seen.samples,
          stepsPerEpoch,
          stepsPerSecond,
          parameters: parameters(carried),
        } as unknown as Report<P>
        since = performance.now()
        seen = { loss: 0, samples: 0, steps: 0 }
      }
      if (now - turned > turn) {
        await new Promise((resume) => setTimeout(resume))
        turned = performance.now()
      }
    }
  }
}

/** How many steps fit in a time, by how long the last ones took: one at least, and at most twice as many as ever before. */
function pacer(): { fitting(time: number): number; saw(steps: number, time: number): void } {
  let most = 1
  let timeOfStep = Infinity
  return {
    fitting: (time) => Math.min(2 * most, Math.max(1, Math.floor(time / timeOfStep))),
    saw(steps, time) {
      most = Math.max(most, steps)
      timeOfStep = time / steps
    },
  }
}

function whole(name: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least)
    throw new DataError(say(numberSentence, { name, least, value: printed(value) }))
  return value
}
