import { SizeError } from '../../objects/errors.ts'
import type { Copies } from '../../objects/list.ts'
import type { Subtract } from '../../objects/size.ts'
import type { Same, Wires } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { printed, say } from '../../objects/words.ts'
import type { At, Family, Maps } from '../../terms/family.ts'
import { Layer, boundLayer } from '../../terms/layer.ts'
import type { AsMap, MapFamily } from '../../terms/piece.ts'
import { mapInstances } from '../../terms/piece.ts'
import type { NameOf } from '../../terms/rule.ts'
import { identity } from '../../terms/structure.ts'
import type { Term } from '../../terms/term.ts'
import { compose } from '../../terms/term.ts'

export const repeatRule = 'repeat({count}, {name}): A → B'
export const repeatSentence = '✗ repeat takes how many copies, a whole number from 0, but {count} came'

/**
 * What so many copies give at an object, one after another. Once a copy ends where it began, so do all that follow, and
 * they are counted and not gone through.
 */
type RepeatAt<Count extends number, F extends Family, Object, Done extends unknown[] = [], Params extends Wires = []> =
  At<F, Object> extends Maps<infer More extends Wires, infer Cod>
    ? Same<Object, Cod> extends true
      ? Maps<[...Params, ...Copies<Subtract<Count, Done['length']> & number, More>], Object>
      : IsCount<Count, Done> extends true
        ? Maps<Params, Object>
        : number extends Count
          ? Maps<Wires, Wires>
          : RepeatAt<Count, F, Cod, [...Done, 1], [...Params, ...More]>
    : IsCount<Count, Done> extends true
      ? Maps<Params, Object>
      : At<F, Object>

/** Whether so many are done; of an unknown count it is not known. */
type IsCount<Count extends number, Done extends unknown[]> = number extends Count
  ? false
  : Done['length'] extends Count
    ? true
    : false

/** The family of {@link repeat}. */
export interface Repeat<Count extends number, F extends Family> extends Family {
  readonly rule: Say<typeof repeatRule, { count: Count; name: NameOf<F['rule']> }>
  readonly maps: RepeatAt<Count, F, this['dom']>
}

/**
 * So many copies of a layer, or of a map, one after another, each with parameters of its own; none is the identity.
 *
 * Throws `SizeError` where the count is not a whole number from 0, `ObjectError` where a copy does not accept what flows in.
 *
 * @example
 * ```ts
 * import { dense, input, notation, repeat, tanh } from 'lensor'
 *
 * const tower = input(4).pipe(repeat(3, dense(16).pipe(tanh)))
 * notation(tower.params) // => 'ℝ[16×4] ⊗ ℝ[16] ⊗ ℝ[16×16] ⊗ ℝ[16] ⊗ ℝ[16×16] ⊗ ℝ[16]'
 * ```
 */
export function repeat<Count extends number, Piece>(
  count: Count,
  layer: AsMap<Piece>,
): Layer<Repeat<Count, MapFamily<Piece>>> {
  if (!Number.isInteger(count) || count < 0) throw new SizeError(say(repeatSentence, { count: printed(count) }))
  const one = mapInstances(layer)
  return new Layer(
    say(repeatRule, { count, name: one.name }),
    (object) =>
      Array.from({ length: count }).reduce<Term>((done) => compose(done, one.at(done.cod)), identity(object).term),
    { name: 'repeat', given: [count, layer] },
    (binding) => repeat(count, boundLayer(one, binding)),
  )
}
