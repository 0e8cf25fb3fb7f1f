import type { Tensor } from '../graph/graph.ts'
import { scale, sum } from '../graph/operators.ts'
import { checkOption } from '../components/options.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import { real } from '../objects/real.ts'
import { checkParts } from '../objects/records.ts'
import type { Batch, Bundle, Wires } from '../objects/wire.ts'
import { flat } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { generator } from '../terms/morphism.ts'
import { Para, ParaLens, lensTermOf } from '../terms/parametric.ts'
import type { CarrierFamily, CodAt, LensFamily, ParamsAbove, ParamsAt } from '../terms/piece.ts'
import type { Forward, Joined, Port } from '../terms/port.ts'
import type { Term } from '../terms/term.ts'
import { compose } from '../terms/term.ts'
import type { Closed, MetaOf, Only, StepState } from './learner.ts'
import { learnerTerm } from './learner.ts'
import type { WithRealLoss } from './meta-loss.ts'
import { metaLossTerm } from './meta-loss.ts'
import type { CarrierPart, LensPart } from './parts.ts'
import { truncatedTerm } from './truncated.ts'

/** What several learners carry that learn side by side, each its own task: an axis of so many in front of what one carries. */
export interface Tasks<in out Count extends number, out S extends Wires> extends Bundle<'Tasks', Batch<Count, S>> {}

export const notLearntSentence =
  '✗ metaLearning takes a learner whose optimiser has meta-parameters to learn, but its parameters are {object}'

/** The objects of a learner. */
type Objects<Learner> =
  Learner extends ParaLens<infer P, infer A, infer B>
    ? { readonly params: P; readonly dom: A; readonly cod: B }
    : { readonly params: never; readonly dom: never; readonly cod: never }

/** A learner whose optimiser is learnt, else the sentence of the refusal. */
type LearnerPart<
  Learner,
  O extends { readonly params: Port; readonly dom: Port; readonly cod: Port } = Objects<Learner>,
> =
  Only<'Meta', O['params']> extends readonly []
    ? [O['params']] extends [never]
      ? Closed<'metaLearning', never, never, never, Learner>
      : Say<typeof notLearntSentence, { object: Notation<O['params']> }>
    : WithRealLoss<'metaLearning', O['params'], ClosedPart<Learner, O['cod']>>

/** A learner that is closed to the right, else the sentence of the refusal. */
type ClosedPart<Learner, Cod extends Port> =
  Closed<'metaLearning', [], [], Cod, Learner> extends infer Answer ? (Answer extends string ? Answer : Learner) : never

/** The parts of {@link metaLearning}, by name. */
const metaLearningParts = 'learner, steps, tasks, optimiser, rate'

/** A learner whose optimiser is learnt, and how that learns. */
export interface MetaLearning<Learner, Count extends number, Several extends number, Optimiser, Rate> {
  /** A learner whose optimiser has meta-parameters. */
  readonly learner: LearnerPart<Learner>
  /** How many learning steps a step of meta-learning looks back on. */
  readonly steps: Count
  /** On how many tasks at once. */
  readonly tasks: Several
  /** The optimiser of the meta-parameters. */
  readonly optimiser: CarrierPart<Optimiser, MetaOf<Objects<Learner>['params']>>
  readonly rate: LensPart<Rate, [Real<[]>]>
}

/**
 * Learning to learn: the meta-parameters Φ of a learner's optimiser are learnt, by an optimiser of their own.
 *
 * It is a composite: the losses of n steps of the learner (`metaLoss`) on k tasks at once, their mean over the tasks, R of it, an optimiser
 * above Φ, what the learners carry carried on (`truncated`), and a rate to the right: a parametric lens
 * (T ⊗ Φ) ⊗ Sᵏ ⊗ (Labelᵏˣⁿ ⊗ Aᵏˣⁿ) → 1 whose `put` is a step of meta-learning, and a learner like any other. `learningStep` of it is that step as a map, which
 * `resident` does again and again: each window of n steps goes on where the one before ended, until new tasks are loaded.
 *
 * Throws `ObjectError` where the learner's optimiser has no meta-parameters, its loss is not ℝ, or a part does not accept what flows in,
 * `LensorError` where a part is missing or the tasks are no whole number from 1.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016); §3.4, optimisers as parametric lenses.
 *
 * @example
 * ```ts
 * import { adam, descent, input, learningStep, linear, metaLearning, notation, openAdam, quadratic, resident } from 'lensor'
 *
 * const learner = input(2).pipe(linear(1)).lens().reparam(openAdam()).pipe(quadratic).pipe(descent(1))
 * const meta = metaLearning({ learner, steps: 5, tasks: 8, optimiser: adam(), rate: descent(1) })
 * meta.params.map((part) => ('bundle' in part ? part.bundle : notation([part]))).join() // => 'Adam,Tasks'
 * notation(meta.dom) // => 'ℝ[8×5×1] ⊗ ℝ[8×5×2]'
 * notation(learningStep(meta).cod.slice(0, 1)) // => 'ℝ ⊗ ℝ[3] ⊗ ℝ[3] ⊗ ℝ[3]'
 * resident(learningStep(meta)) // five steps of eight learners, and one of the optimiser of their optimiser, at a time
 * ```
 */
export function metaLearning<
  Learner = Absent,
  Count extends number = Absent,
  Several extends number = Absent,
  Optimiser = Absent,
  Rate = Absent,
>(
  parts: Complete<
    'metaLearning',
    typeof metaLearningParts,
    [Learner, Count, Several, Optimiser, Rate],
    MetaLearning<Learner, Count, Several, Optimiser, Rate>
  >,
): ParaLens<
  Joined<
    Joined<
      ParamsAbove<CarrierFamily<Optimiser>, MetaOf<Objects<Learner>['params']>>,
      [Tasks<Several, StepState<Objects<Learner>['params']>>]
    >,
    ParamsAt<LensFamily<Rate>, [Real<[]>]>
  >,
  Batch<Several, Batch<Count, [...Only<'Label', Objects<Learner>['params']>, ...Forward<Objects<Learner>['dom']>]>>,
  CodAt<LensFamily<Rate>, [Real<[]>]>
> {
  const given = checkParts<MetaLearning<unknown, Count, Several, Optimiser, Rate>>(
    'metaLearning',
    metaLearningParts,
    parts,
  )
  const { steps, tasks, optimiser, rate } = given
  const learner = learnerTerm('metaLearning', given.learner)
  checkOption('metaLearning', 'tasks', 'a whole number from 1', tasks)
  const losses = new Para<Wires, Wires, Wires>(metaLossTerm('metaLearning', steps, learner))
  if (losses.params.length === 0) throw new ObjectError(say(notLearntSentence, { object: notation(learner.params) }))
  const several = new Para<Wires, Wires, Wires>(meanOverTasks(tasks, losses.batch(tasks).term))
  const learnt = several.lens().reparam(optimiser as never)
  return new ParaLens<Wires, Wires, Wires>(truncatedTerm('metaLearning', 1, lensTermOf(learnt))).pipe(
    rate as never,
  ) as never
}

/** Φ ⊗ (Tasks ⊗ X) → Tasks ⊗ ℝ, from Φ ⊗ (Sᵏ ⊗ X) → Sᵏ ⊗ ℝ[k]: the mean of the losses, and all states as one bundle. */
function meanOverTasks(count: number, of: Term): Term {
  const state = of.cod.slice(0, -1)
  const together: Bundle = { bundle: 'Tasks', wires: state }
  const dom = [together, ...of.dom.slice(state.length)]
  const begun: Term = { kind: 'identity', params: [], dom, cod: of.dom }
  const mean = generator(
    [],
    of.cod,
    (...points) => [
      ...points.slice(0, flat(state).length),
      scale(sum(points.at(-1) as Tensor<Real<[number]>>, 0), 1 / count),
    ],
    { name: 'mean of tasks' },
    [together, real()],
  )
  return compose(compose(begun, of), mean)
}
