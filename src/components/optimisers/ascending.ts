import { negate } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Wire } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { FirstBundle } from './carried.ts'
import { checkParameters } from './carried.ts'
import { onChanges } from './on-changes.ts'

type AscendingAt<P> = Held<P> extends Held<infer Q extends readonly Wire[]> ? Maps<[], Q> : FirstBundle<'ascending', P>

export const ascendingRule = 'ascending: P → P'

/** The family of {@link ascending}. */
export interface Ascending extends Family {
  readonly rule: typeof ascendingRule
  readonly maps: AscendingAt<this['dom']>
}

/**
 * The turn of a change, below an optimiser and over any domain: get(p) = p and put(p, p′) = −p′. What is above it ascends
 * where the cap descends: `ascending.pipe(adam())` is Adam that climbs.
 *
 * What it gives is a change: an optimiser stands above it. Throws `ObjectError` where a label or another optimiser's state
 * is among the parameters.
 *
 * @example
 * ```ts
 * import { ascending, compile, real } from 'lensor'
 *
 * compile(ascending.at([real(1)]).put)(Float64Array.of(1), Float64Array.of(-5)) // => [Float64Array.of(5)]
 * ```
 */
export const ascending: Optimiser<Ascending> = new Optimiser(ascendingRule, (parameters) => {
  checkParameters('ascending', parameters, false)
  return onChanges('ascending', parameters, (_now, changes) => changes.map(negate))
})
