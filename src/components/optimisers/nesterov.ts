import { add, scale } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import { checkOptions } from '../../objects/records.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import { carried } from './carried.ts'
import type { MomentumOptions } from './momentum.ts'
import { velocityStep } from './momentum.ts'

/** What Nesterov momentum carries: the velocity and the parameters, s ⊗ p. */
export interface Nesterov<out P extends Wires> extends Carried<'Nesterov', [...P, ...P], P> {}

type NesterovAt<P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Nesterov<Q>]> : FirstOther<'nesterov', P>

export const nesterovRule = 'nesterov: P ⊗ P → P'

/** The family of {@link nesterov}. */
export interface NesterovOver extends Family {
  readonly rule: typeof nesterovRule
  readonly maps: NesterovAt<this['dom']>
}

/**
 * Nesterov momentum: get(s, p) = p + γs, put(s, p, p′) = (s′, p + s′) with s′ = γs + p′. The model is asked for its change
 * where the velocity would carry it, so its get looks ahead; the change p′ carries −ε from the cap.
 *
 * The published get p − γs and s′ = −γs + p′ have the sign of γ turned, as momentum's. What a learner reports as its
 * parameters is p + γs, what the model sees. Throws `LensorError` where γ is not between −1 and 1 or there is no such
 * option, `ObjectError` over other domains than ℝ. Source: Example 3.16; Sutskever et al., On the Importance of
 * Initialization and Momentum in Deep Learning (2013), (3) and (4).
 *
 * @example
 * ```ts
 * import { compile, nesterov, real } from 'lensor'
 *
 * const lens = nesterov({ decay: 0.5 }).at([real(1)])
 * const state: [Float64Array, Float64Array] = [Float64Array.of(2), Float64Array.of(1)]
 * compile(lens.get)(state) // => [Float64Array.of(2)]
 * compile(lens.put)(state, Float64Array.of(-3)) // => [[Float64Array.of(-2), Float64Array.of(-1)]]
 * ```
 */
export function nesterov(options: MomentumOptions = {}): Optimiser<NesterovOver> {
  const { decay = 0.9 } = checkOptions('nesterov', options, ['decay'])
  const step = velocityStep('nesterov', decay)
  return new Optimiser(
    nesterovRule,
    (parameters) =>
      carried(
        {
          name: 'nesterov',
          bundle: 'Nesterov',
          slots: 1,
          overReals: true,
          look: ([velocity], parameter) => add(parameter as RealTensor, scale(velocity as RealTensor, decay)),
          step,
        },
        parameters,
      ),
    { name: 'nesterov', given: [options] },
  )
}
