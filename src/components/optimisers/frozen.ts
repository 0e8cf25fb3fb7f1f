import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wire, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { FirstBundle } from './carried.ts'
import { carried } from './carried.ts'

/** What frozen parameters carry: themselves, p. */
export interface Frozen<out P extends Wires> extends Carried<'Frozen', P, P> {}

type FrozenAt<P> =
  Held<P> extends Held<infer Q extends readonly Wire[]> ? Maps<[], [Frozen<Q>]> : FirstBundle<'frozen', P>

export const frozenRule = 'frozen: P → P'

/** The family of {@link frozen}. */
export interface FrozenOver extends Family {
  readonly rule: typeof frozenRule
  readonly maps: FrozenAt<this['dom']>
}

/**
 * The lens that keeps parameters as they are, over any domain: (P, P) → (P, P) with get(p) = p and put(p, p′) = p.
 *
 * Throws `ObjectError` where a label or another optimiser's state is among the parameters. Source: §4.2, deep dreaming,
 * where the parameters of a trained network stay.
 *
 * @example
 * ```ts
 * import { compile, frozen, input, linear } from 'lensor'
 *
 * const model = input(1).pipe(linear(1)).lens().reparam(frozen)
 * compile(model.put)([Float64Array.of(2)], Float64Array.of(3), Float64Array.of(1)) // => [[Float64Array.of(2)], Float64Array.of(2)]
 * ```
 */
export const frozen: Optimiser<FrozenOver> = new Optimiser(frozenRule, (parameters) =>
  carried({ name: 'frozen', bundle: 'Frozen', overReals: false, step: (_slots, parameter) => [parameter] }, parameters),
)
