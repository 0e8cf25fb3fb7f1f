import { add } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wire, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { FirstBundle } from './carried.ts'
import { carried } from './carried.ts'

/** What the basic update carries: the parameters, p. */
export interface BasicUpdate<out P extends Wires> extends Carried<'BasicUpdate', P, P> {}

type BasicUpdateAt<P> =
  Held<P> extends Held<infer Q extends readonly Wire[]> ? Maps<[], [BasicUpdate<Q>]> : FirstBundle<'basicUpdate', P>

export const basicUpdateRule = 'basicUpdate: P → P'

/** The family of {@link basicUpdate}. */
export interface BasicUpdateOver extends Family {
  readonly rule: typeof basicUpdateRule
  readonly maps: BasicUpdateAt<this['dom']>
}

/**
 * The basic update over any domain: the lens (P, P) → (P, P) with get(p) = p and put(p, p′) = p + p′. Over ℤ₂ it is the
 * XOR update.
 *
 * Throws `ObjectError` where a label or another optimiser's state is among the parameters. Source:
 * Definition 3.11, Examples 3.12 (over ℝ, where p′ carries −ε from the cap) and 3.13 (Boolean circuits).
 *
 * @example
 * ```ts
 * import { BitVector, basicUpdate, bits, compile, linear } from 'lensor'
 *
 * const circuit = bits(2).pipe(linear(1)).lens().reparam(basicUpdate)
 * const [[weight]] = compile(circuit.put)([BitVector.from('01')], BitVector.from('11'), BitVector.from('1'))
 * weight.toString() // => '10'
 * ```
 */
export const basicUpdate: Optimiser<BasicUpdateOver> = new Optimiser(basicUpdateRule, (parameters) =>
  carried(
    {
      name: 'basicUpdate',
      bundle: 'BasicUpdate',
      overReals: false,
      step: (_slots, parameter, change) => [add(parameter, change)],
    },
    parameters,
  ),
)
