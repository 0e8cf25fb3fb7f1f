import { inline } from '../graph/graph.ts'
import type { Wires } from '../objects/wire.ts'
import { generator } from '../terms/morphism.ts'
import { Para, ParaLens } from '../terms/parametric.ts'
import type { Forward, Port } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { permutation, projection } from '../terms/structure.ts'
import { compose } from '../terms/term.ts'
import type { Open } from '../terms/unfinished.ts'
import type { Closed, Only, StateOf } from './learner.ts'
import { checkLearner, isState, learnerTerm } from './learner.ts'

/**
 * The learning step of a learner as a map S ⊗ Label ⊗ A → S: from what the learner carries, a label and an input to what
 * it carries then. It is the learner's `put` without the changes of label and input.
 *
 * `iterate(n, learningStep(learner))` is n learning steps as one term, S ⊗ Labelⁿ ⊗ Aⁿ → S, and its reverse derivative
 * goes through all of them: to the first parameters, to what the optimiser carried, to the labels and the inputs. Throws
 * `ObjectError` where the learner is not closed to the right or no optimiser stands above its parameters.
 *
 * Source: §4.1, a learning step is a put.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, descent, input, iterate, learningStep, linear, notation, quadratic, supervised } from 'lensor'
 *
 * const model = input(1).pipe(linear(1))
 * const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.5) })
 * const twoSteps = iterate(2, learningStep(learner))
 * notation(twoSteps.dom) // => 'ℝ[1×1] ⊗ ℝ[2×1×1] ⊗ ℝ[2×1×1]'
 *
 * const [[weight]] = compile(twoSteps)([Float64Array.of(0)], [Float64Array.of(1, 1)], Float64Array.of(1, 1))
 * weight // => Float64Array.of(0.75)
 * ```
 */
export function learningStep<P extends Open = never, A extends Port = never, B extends Port = never, Given = never>(
  learner: Closed<'learningStep', P, A, B, Given>,
): Para<[], [...StateOf<P>, ...Only<'Label', P>, ...Forward<A>], StateOf<P>> {
  const lens = learnerTerm('learningStep', learner)
  checkLearner('learningStep', lens)
  const put = new ParaLens<Port, Port, Port>(lens).put.term
  const { params, dom, cod } = put
  const places = [...params.keys()]
  const isCarried = (place: number): boolean => place < params.length && isState(params[place] as Wires[number])
  // State, labels, inputs; and the place of each parameter among them.
  const order = [...places.filter(isCarried), ...places.filter((place) => !isCarried(place))]
  const given = [...order.map((place) => params[place] as Wires[number]), ...dom]
  const inOrder = given.map((_, place) => (place < params.length ? order.indexOf(place) : place))
  const whole = generator([], [...params, ...dom], (...points) => inline(graphOf(put), points), { name: 'put' }, cod)
  const state = projection(cod, (_, place) => isCarried(place))
  return new Para(compose(compose(permutation(given, inOrder as never).term, whole), state))
}
