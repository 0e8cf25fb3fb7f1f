import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { add } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Same } from '../../objects/wire.ts'
import { flat, same } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { At, Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer, boundLayer } from '../../terms/layer.ts'
import type { AsMap, MapFamily } from '../../terms/piece.ts'
import { mapInstances } from '../../terms/piece.ts'
import type { NameOf } from '../../terms/rule.ts'
import { copy, identity } from '../../terms/structure.ts'
import { compose, tensor } from '../../terms/term.ts'
import type { Unfilled } from '../../terms/unfinished.ts'
import { checkFilled } from '../../terms/unfinished.ts'

export const skipRule = 'skip({name}): A → A'
export const skipSentence = '✗ skip takes a map from an object to itself, but this one goes from {object} to {cod}'

type SkipAt<F extends Family, Object> = [F] extends [never]
  ? Maps<[], Object>
  : At<F, Object> extends Maps<infer Params, infer Cod>
    ? Same<Object, Cod> extends true
      ? Maps<Params, Object>
      : Unfilled<Cod, Notation<Object>, Say<typeof skipSentence, { object: Notation<Object>; cod: Notation<Cod> }>>
    : At<F, Object>

/** The family of {@link skip}. */
export interface Skip<F extends Family> extends Family {
  readonly rule: Say<typeof skipRule, { name: NameOf<F['rule']> }>
  readonly maps: SkipAt<F, this['dom']>
}

/**
 * A layer, or a map, with a skip connection: from f : P ⊗ A → A, x ↦ x + f(x), over any domain.
 *
 * Throws `ObjectError` where f does not accept what flows in, or does not end in it. Source: He, Zhang, Ren and Sun, Deep
 * Residual Learning for Image Recognition (2016), (1).
 *
 * @example
 * ```ts
 * import { dense, input, notation, skip, tanh } from 'lensor'
 *
 * const residual = input(4).pipe(skip(dense(4).pipe(tanh)))
 * notation(residual.params) // => 'ℝ[4×4] ⊗ ℝ[4]'
 * notation(residual.cod) // => 'ℝ[4]'
 * ```
 */
export function skip<Piece>(layer: AsMap<Piece>): Layer<Skip<MapFamily<Piece>>> {
  const inner = mapInstances(layer)
  return new Layer(
    say(skipRule, { name: inner.name }),
    (object) => {
      const of = inner.at(object)
      if (!same(of.cod, object)) {
        checkFilled(of.cod, notation(object))
        throw new ObjectError(say(skipSentence, { object: notation(object), cod: notation(of.cod) }))
      }
      const count = flat(object).length
      const sum = generator(
        [],
        [...object, ...object],
        (...points) =>
          points.slice(count).map((point, place) => emit(add, [points[place] as Tensor, point as Tensor], {})),
        { name: 'sum' },
        object,
      )
      return compose(compose(copy(object).term, tensor(identity(object).term, of)), sum)
    },
    { name: 'skip', given: [layer] },
    (binding) => skip(boundLayer(inner, binding)),
  )
}
