/** What optimisers without a state have in common: lenses (P, P) → (P, P) that act on changes alone. */
import type { Tensor } from '../../graph/graph.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Wires } from '../../objects/wire.ts'
import { flat, isBundle } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { identity } from '../../terms/structure.ts'
import type { LensTerm } from '../../terms/term.ts'
import type { FirstOther, RealTensors } from './carried.ts'

type OnRealChangesAt<Name extends string, P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], Q> : FirstOther<Name, P>

export const onChangesRule = '{name}: P → P'

/** The family of an optimiser without a state over ℝ: it carries what it is put above. */
export interface OnRealChanges<Name extends string> extends Family {
  readonly rule: Say<typeof onChangesRule, { name: Name }>
  readonly maps: OnRealChangesAt<Name, this['dom']>
}

/** The lens (A, A) → (A, A) with get(a) = a and put(a, a′) as the body says. */
export function onChanges(
  name: string,
  object: Wires,
  body: (now: readonly Tensor[], changes: readonly Tensor[]) => readonly Tensor[],
): LensTerm {
  const count = flat(object).length
  const put = generator(
    [],
    [...object, ...object],
    (...points) => body(points.slice(0, count), points.slice(count)),
    { name: `${name} put` },
    object,
  )
  const get = identity(object).term
  return {
    kind: 'lens',
    get,
    put,
    initial: (first) => first,
    givesChange: !object.some(isBundle),
    params: [],
    dom: object,
    cod: object,
  }
}
