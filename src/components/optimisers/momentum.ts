import { add, scale } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { FirstOther, RealTensors, Update } from './carried.ts'
import { carried } from './carried.ts'

/** What momentum carries: the velocity and the parameters, s ⊗ p. */
export interface Momentum<out P extends Wires> extends Carried<'Momentum', [...P, ...P], P> {}

type MomentumAt<P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Momentum<Q>]> : FirstOther<'momentum', P>

export const momentumRule = 'momentum: P ⊗ P → P'

/** The family of {@link momentum}. */
export interface MomentumOver extends Family {
  readonly rule: typeof momentumRule
  readonly maps: MomentumAt<this['dom']>
}

/** Options of {@link momentum}. */
export interface MomentumOptions {
  /** How much of the velocity stays from step to step, γ, a number above −1 and under 1; 0.9 where there is none. */
  readonly decay?: number
}

/** The step s′ = γs + p′, p + s′ of a velocity. Throws `LensorError` where γ is not between −1 and 1. */
export function velocityStep(name: string, decay: number): Update['step'] {
  checkOption(name, 'decay', 'a number above −1 and under 1', decay)
  return ([velocity], parameter, change) => {
    const next = add(scale(velocity as RealTensor, decay), change as RealTensor)
    return [next, add(parameter as RealTensor, next)]
  }
}

/**
 * Momentum: get(s, p) = p, put(s, p, p′) = (s′, p + s′) with s′ = γs + p′. The change p′ carries −ε from the cap.
 *
 * The published s′ = −γs + p′ has the sign of γ turned: with p′ = −ε∇ it works against the velocity. It is this momentum
 * with a negative decay, and docs/experiments.md compares both. Throws `LensorError` where γ is not between −1 and 1 or
 * there is no such option, `ObjectError` over other domains than ℝ. Source: Example 3.15.
 *
 * @example
 * ```ts
 * import { compile, input, linear, momentum } from 'lensor'
 *
 * const model = input(1).pipe(linear(1)).lens().reparam(momentum({ decay: 0.5 }))
 * const step = compile(model.put)
 * const [state] = step([Float64Array.of(2), Float64Array.of(1)], Float64Array.of(1), Float64Array.of(-1))
 * state // => [Float64Array.of(0), Float64Array.of(1)]
 * ```
 */
export function momentum(options: MomentumOptions = {}): Optimiser<MomentumOver> {
  const { decay = 0.9 } = checkOptions('momentum', options, ['decay'])
  const step = velocityStep('momentum', decay)
  return new Optimiser(
    momentumRule,
    (parameters) => carried({ name: 'momentum', bundle: 'Momentum', slots: 1, overReals: true, step }, parameters),
    { name: 'momentum', given: [options] },
  )
}
