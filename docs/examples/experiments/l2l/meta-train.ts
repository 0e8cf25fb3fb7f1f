/** How an optimiser learns to learn the tasks of a family. */
import { Random, resident } from 'lensor'
import type { Bundle, Para, Resident, Values, Wires } from 'lensor'
import type { LossCurve } from './curve.ts'
import { lossAtEnd, lossCurve } from './curve.ts'
import type { CarriedNumbers, Family, Seen } from './tasks.ts'
import { begun } from './tasks.ts'

/** An optimiser that learns to learn, and how long. */
export interface MetaTraining<Phi extends Wires, A extends Wires, B extends Wires, C extends Wires, D extends Wires> {
  /** A step of meta-learning, `learningStep(metaLearning(…))`. */
  readonly step: Para<[], A, B>
  /** A step of what it learns to do, and its loss: `metaLoss(1, learner)`. */
  readonly loss: Para<Phi, C, D>
  readonly family: Family
  /** How many tasks are learnt at once, in how many windows of how many steps, before there are new ones. */
  readonly tasks: number
  readonly windows: number
  readonly steps: number
  /** After how many draws of tasks an epoch is over, and how many epochs there are. */
  readonly episodes: number
  readonly epochs: number
  /** On how many tasks, which are the same after each epoch, it is tried. */
  readonly validated: number
  /** Over how many of its last losses a trial is judged by their mean; the very last one where nothing is said. */
  readonly judged?: number
  /** Of all but the tasks that it is tried on. */
  readonly seed: number
  /** What it has learnt before; what the seed gives where there is nothing. */
  readonly from?: Values<Phi> | undefined
}

/** How far it has come. */
export interface MetaReport<Phi> {
  readonly epoch: number
  readonly step: number
  readonly stepsPerEpoch: number
  readonly stepsPerSecond: number
  /** The loss of validation at the end of all windows. */
  readonly loss: number
  /** What did best in validation so far, and its loss there. */
  readonly best: { readonly learnt: Values<Phi>; readonly loss: number }
}

/** The seed of the tasks of validation. */
const validationSeed = 7919

/**
 * Trains an optimiser by truncated backpropagation: of each draw of tasks all windows one after another, the states carried on from
 * one to the next, then new tasks from new first parameters and states, while the meta-parameters and the state of the
 * optimiser above them stay. After each epoch it is tried on the tasks of validation, and the best so far is kept.
 */
export async function* metaTrain<
  Phi extends Wires,
  A extends Wires,
  B extends Wires,
  C extends Wires,
  D extends Wires,
>({
  step,
  loss,
  family,
  tasks: count,
  windows,
  steps,
  episodes,
  epochs,
  validated,
  judged = 1,
  seed,
  from,
}: MetaTraining<Phi, A, B, C, D>): AsyncGenerator<MetaReport<Phi>> {
  const [above, below] = step.cod as unknown as Carried
  const learner = resident(step as never) as unknown as Resident<[], Carried, Seen, []>
  const validate: LossCurve<Phi> = lossCurve(loss, validated)
  const first = (from ?? loss.initialise(seed)) as Float64Array[]
  let meta = begun(above, first)
  let best = { learnt: first as Values<Phi>, loss: Infinity }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const since = performance.now()
    for (let episode = 0; episode < episodes; episode++) {
      const tasks = family(count, new Random(seed, epoch, episode))
      learner.load([meta, [begun(below.wires[0], tasks.parameters)]])
      for (let window = 0; window < windows; window++) {
        const [labels, inputs] = tasks.next(steps)
        learner.run(1, [[labels], inputs])
      }
      meta = learner.state()[0]
      await new Promise((resume) => setImmediate(resume))
    }
    const stepsPerEpoch = episodes * windows
    const stepsPerSecond = (1000 * stepsPerEpoch) / (performance.now() - since)
    const learnt = meta.slice(-first.length) as Values<Phi>
    const losses = validate(learnt, family(validated, new Random(validationSeed)), windows * steps)
    const atEnd = lossAtEnd(losses, judged)
    if (atEnd < best.loss) best = { learnt, loss: atEnd }
    yield { epoch, step: epoch * stepsPerEpoch, stepsPerEpoch, stepsPerSecond, loss: atEnd, best }
  }
}

/** What is carried: the optimiser above, with the meta-parameters, and what the tasks' learners carry. */
type Carried = [CarriedNumbers, Bundle<'Tasks', [CarriedNumbers]>]
