import type { RealTensors } from '../components/optimisers/carried.ts'
import { add } from '../graph/operators.ts'
import type { Tensor } from '../graph/graph.ts'
import { inline } from '../graph/graph.ts'
import { zeroOf } from '../graph/structural.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import { real } from '../objects/real.ts'
import type { Batch, Wires } from '../objects/wire.ts'
import { batched, checkCount, flat, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { generator } from '../terms/morphism.ts'
import { Para } from '../terms/parametric.ts'
import type { Forward, Pair, Port } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { identity, projection } from '../terms/structure.ts'
import type { LensTerm, Term } from '../terms/term.ts'
import { compose, reparametrise } from '../terms/term.ts'
import type { Open } from '../terms/unfinished.ts'
import type { Closed, MetaOf, Only, StepState } from './learner.ts'
import { checkLearner, isNamed, learnerTerm } from './learner.ts'
import { onState } from './learning-step.ts'
import { monitored } from './monitored.ts'

export const sumSentence = '✗ {name} adds losses ℝ, but the loss of the learner is {object}'

/** A learner whose loss may be ℝ, else the sentence of the refusal: what its label is of says so, where it has one. */
export type WithRealLoss<Name extends string, P extends Open | Pair, Learner> = [P] extends [never]
  ? Learner
  : Only<'Label', P> extends readonly [{ readonly wires: infer Content }]
    ? Content extends RealTensors
      ? Learner
      : Say<typeof sumSentence, { name: Name; object: Notation<Content> }>
    : Learner

/**
 * The losses of n learning steps of a learner, added: Φ ⊗ (S ⊗ Labelⁿ ⊗ Aⁿ) → S ⊗ ℝ, from what the learner carries, n labels and
 * n inputs to what it carries then and the sum of its losses, each before its step.
 *
 * It is n-fold composition (`iterate`) of the learner's step beside its loss, so it is one value of a graph, however many steps there are, and it has a
 * reverse derivative like any term: R of it is the gradient through all of them. Its parameters are the meta-parameters of the learner,
 * where its optimiser is learnt. They begin as the optimiser's do.
 *
 * Throws `ObjectError` where the learner is not closed to the right, no optimiser stands above its parameters, or its loss is not ℝ;
 * `SizeError` where the count is not a whole number from 0.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016), equation 3, all weights 1; §4.1, a learning step is a put.
 *
 * @example
 * ```ts
 * import { compile, descent, input, linear, metaLoss, notation, openAdam, quadratic, reverse } from 'lensor'
 *
 * const learner = input(2).pipe(linear(1)).lens().reparam(openAdam({ rate: 0.1 })).pipe(quadratic).pipe(descent(1))
 * const loss = metaLoss(5, learner)
 * notation(loss.params) // => 'ℝ[3]'
 * notation(loss.dom) // => 'ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[5×1] ⊗ ℝ[5×2]'
 * notation(loss.cod) // => 'ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ'
 * ```
 */
export function metaLoss<
  Count extends number,
  P extends Open = never,
  A extends Port = never,
  B extends Port = never,
  Given = never,
>(
  count: Count,
  learner: WithRealLoss<'metaLoss', P, Closed<'metaLoss', P, A, B, Given>>,
): Para<
  MetaOf<P>,
  [...StepState<P>, ...Batch<Count, [...Only<'Label', P>, ...Forward<A>]>],
  [...StepState<P>, Real<[]>]
> {
  const lens = learnerTerm('metaLoss', learner)
  return new Para(metaLossTerm('metaLoss', count, lens))
}

/** {@link metaLoss} of a learner whose objects are known at run time alone. */
export function metaLossTerm(name: string, count: number, learner: LensTerm): Term {
  checkCount(name, count)
  checkLearner(name, learner)
  const step = stepBesideLoss(name, learner)
  const { params, cod } = step
  const [state, inputs] = [cod.slice(0, -1), step.dom.slice(cod.length - 1)]
  const total = flat(params).length + flat(state).length
  const cell = generator(
    params,
    [...cod, ...inputs],
    (...points) => {
      const next = inline(graphOf(step), points.toSpliced(total, 1))
      return [...next.slice(0, -1), add(points[total] as Tensor<Real<[]>>, next.at(-1) as never)]
    },
    { name: 'step beside loss' },
    cod,
  )
  const given = batched(count, inputs)
  const states = flat(state).length
  const begun = generator(
    [],
    [...state, ...given],
    (...points) => [...points.slice(0, states), zeroOf(real()), ...points.slice(states)],
    { name: 'from no loss' },
    [...cod, ...given],
  )
  const of = params.length === 0 ? cell : reparametrise(cell, identity(params).term, step)
  return compose(begun, { kind: 'iterate', count, of, params, dom: begun.cod, cod })
}

/** Φ ⊗ (S ⊗ Label ⊗ A) → S ⊗ ℝ: a learning step beside the loss before it. Throws `ObjectError` where that is not ℝ. */
function stepBesideLoss(name: string, learner: LensTerm): Term {
  const { step, losses } = monitored(learner)
  if (!same(losses, [real()])) throw new ObjectError(say(sumSentence, { name, object: notation(losses) }))
  const isKept = (part: Wires[number]): boolean => !isNamed(part, 'Meta')
  return onState(learner, compose(step, projection(step.cod, isKept)), 'step')
}
