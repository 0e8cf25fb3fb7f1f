import { inline } from '../graph/graph.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Found } from '../objects/inferred.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Wires } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Behind } from './cell.ts'
import { behind } from './cell.ts'
import { generator } from './morphism.ts'
import type { OnlyMap, onlyMapSentence } from './parametric.ts'
import { Para, mapPart } from './parametric.ts'
import { graphOf } from './reading.ts'
import { identity } from './structure.ts'
import type { Term } from './term.ts'
import { compose, reparametrise, tensor } from './term.ts'
import type { Unfilled } from './unfinished.ts'
import { checkFilled } from './unfinished.ts'

export const parametrisedSentence =
  '✗ parametrised takes the parameters {expected} from the front of a map, but a map from {object} came'

/** X, where P ⊗ A is Q ⊗ X; after a refusal, 1. */
type InputsBehind<Q, P extends Wires, A extends Wires> = Behind<Q, [...P, ...A]> extends infer X extends Wires ? X : []

/** A map with whose parameters the inputs of another begin, else the sentence of the refusal. */
type InFront<Q extends Wires, X extends Wires, Y extends Wires, Object> = Found<
  Q,
  Behind<Q, Object> extends undefined
    ? Unfilled<Object, never, Say<typeof parametrisedSentence, { expected: Notation<Q>; object: Notation<Object> }>>
    : Para<Q, X, Y>,
  typeof onlyMapSentence
>

/** The map P ⊗ A → B without parameters that a parametric map is. */
export function plain(term: Term): Term {
  const { params, dom, cod } = term
  if (params.length === 0) return term
  if (term.kind === 'reparametrise') return compose(tensor(term.by, identity(dom).term), plain(term.of))
  return generator([], [...params, ...dom], (...points) => inline(graphOf(term), points), { name: 'map' }, cod)
}

/** Q ⊗ 1 → Q: parameters as points, which begin as those of a term. */
function pointsOf(first: Term): Term {
  const { params } = first
  const points = generator(params, [], (...values) => values, { name: 'parameters' }, params)
  return reparametrise(points, identity(params).term, first)
}

/**
 * A map as one whose parameters are those of a model: from P ⊗ A → B, where P ⊗ A is Q ⊗ X and Q are the parameters of the
 * model, the same map as Q ⊗ X → B. They begin as those of the model.
 *
 * A parametric map is a map P ⊗ A → B of which it is said where P ends: this says it anew. So an input becomes a parameter,
 * which an optimiser can stand above, and a parameter behind Q becomes an input, which `batch` gives each sample one of. With
 * a model without parameters all of them become inputs. Throws `ObjectError` where P ⊗ A does not begin with Q, bundles
 * or not.
 *
 * Source: Definition 2.1, the Para construction.
 *
 * @example
 * ```ts
 * import { basicUpdate, descent, input, learningStep, linear, notation, parametrised, quadratic, supervised } from 'lensor'
 *
 * const model = input(1).pipe(linear(1))
 * const learner = supervised({ model, batch: 5, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
 *
 * // The loss of five samples after a learning step on five others, as a map of where learning begins.
 * const loss = model.batch(5).pipe(quadratic.map)
 * const adapted = loss.reparam(learningStep(learner).par(input(5, 1)))
 * const meta = parametrised(adapted, model)
 * notation(meta.params) // => 'ℝ[1×1]'
 * notation(meta.batch(8).dom) // => 'ℝ[8×5×1] ⊗ ℝ[8×5×1] ⊗ ℝ[8×5×1] ⊗ ℝ[8×5×1]'
 * ```
 */
export function parametrised<
  P extends Wires = never,
  A extends Wires = never,
  B extends Wires = never,
  Q extends Wires = never,
  X extends Wires = never,
  Y extends Wires = never,
>(map: OnlyMap<P, Para<P, A, B>>, model: InFront<Q, X, Y, [...P, ...A]>): Para<Q, InputsBehind<Q, P, A>, B> {
  const [of, first] = [mapPart(map), mapPart(model)]
  const object = [...of.params, ...of.dom]
  const inputs = behind(first.params, object)
  if (inputs === undefined) {
    checkFilled(object)
    throw new ObjectError(say(parametrisedSentence, { expected: notation(first.params), object: notation(object) }))
  }
  const inside = plain(of)
  if (first.params.length === 0) return new Para(inside)
  return new Para(compose(tensor(pointsOf(first), identity(inputs).term), inside))
}
