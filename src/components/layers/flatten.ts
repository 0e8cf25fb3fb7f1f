import { emit } from '../../graph/graph.ts'
import { reshape } from '../../graph/structural.ts'
import type { Notation } from '../../objects/notation.ts'
import type { Elements } from '../../objects/size.ts'
import { productOf } from '../../objects/size.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import type { oneTensorSentence } from './operation.ts'
import { onlyTensor } from './operation.ts'

type FlattenAt<Object> = Object extends readonly [Wire<infer D, infer S>]
  ? OneWire<Over<D, [Elements<S>]>>
  : Say<typeof oneTensorSentence, { name: 'flatten'; object: Notation<Object> }>

export const flattenRule = 'flatten: D[…] → D[n]'

/** The family of {@link flatten}. */
export interface Flatten extends Family {
  readonly rule: typeof flattenRule
  readonly maps: FlattenAt<this['dom']>
}

/**
 * The elements of a tensor, in row-major order, as one vector, over any domain. A layer, and a function of points.
 *
 * Throws `ObjectError` where something else than one tensor flows in.
 *
 * @example
 * ```ts
 * import { flatten, input, notation } from 'lensor'
 *
 * notation(input(64, 5, 5).pipe(flatten).cod) // => 'ℝ[1600]'
 * ```
 */
export const flatten: Operation<Flatten> = operation(flattenRule, (object) =>
  onlyTensor('flatten', object, (x) => emit(reshape, [x], { shape: [productOf(x.wire.shape)] })),
)
