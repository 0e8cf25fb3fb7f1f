import { add, multiply, scale } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { RealTensor } from '../real-tensor.ts'
import { overRoot } from '../real-tensor.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import { carried } from './carried.ts'

/** What RMSProp carries: the mean of squared changes and the parameters, v ⊗ p. */
export interface Rmsprop<out P extends Wires> extends Carried<'Rmsprop', [...P, ...P], P> {}

type RmspropAt<P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Rmsprop<Q>]> : FirstOther<'rmsprop', P>

export const rmspropRule = 'rmsprop: P ⊗ P → P'

/** The family of {@link rmsprop}. */
export interface RmspropOver extends Family {
  readonly rule: typeof rmspropRule
  readonly maps: RmspropAt<this['dom']>
}

/** Options of {@link rmsprop}. */
export interface RmspropOptions {
  /** The step size, a number from 0; 0.001 where there is none. */
  readonly rate?: number
  /** How much of the mean stays from step to step, ρ, a number from 0 and under 1; 0.9 where there is none. */
  readonly decay?: number
  /**
   * What is added to the root of the mean, a number from 0; 1e-8 where there is none. With 0 a parameter whose changes
   * were all 0 becomes NaN.
   */
  readonly epsilon?: number
}

/**
 * RMSProp: get(v, p) = p, put(v, p, p′) = (v′, p + rate · p′ / (√v′ + ε)) with v′ = ρv + (1 − ρ) p′ · p′, place by place.
 *
 * The step size is its own: cap the loss with ±1, for the sizes of changes cancel. Throws `LensorError` where there is no
 * such option or one is not a number of its kind, `ObjectError` over other domains than ℝ. Source: Tieleman and Hinton,
 * Lecture 6.5 of Neural Networks for Machine Learning (2012).
 *
 * @example
 * ```ts
 * import { compile, real, rmsprop } from 'lensor'
 *
 * const { put } = rmsprop({ rate: 0.5, decay: 0.75, epsilon: 0 }).at([real(1)])
 * const state: [Float64Array, Float64Array] = [Float64Array.of(0), Float64Array.of(1)]
 * compile(put)(state, Float64Array.of(-4)) // => [[Float64Array.of(4), Float64Array.of(0)]]
 * ```
 */
export function rmsprop(options: RmspropOptions = {}): Optimiser<RmspropOver> {
  const { rate = 0.001, decay = 0.9, epsilon = 1e-8 } = checkOptions('rmsprop', options, ['rate', 'decay', 'epsilon'])
  checkOption('rmsprop', 'rate', 'a number from 0', rate)
  checkOption('rmsprop', 'decay', 'a number from 0 and under 1', decay)
  checkOption('rmsprop', 'epsilon', 'a number from 0', epsilon)
  return new Optimiser(
    rmspropRule,
    (parameters) =>
      carried(
        {
          name: 'rmsprop',
          bundle: 'Rmsprop',
          slots: 1,
          overReals: true,
          step([mean], parameter, change) {
            const gradient = change as RealTensor
            const next = add(scale(mean as RealTensor, decay), scale(multiply(gradient, gradient), 1 - decay))
            return [next, add(parameter as RealTensor, scale(overRoot(gradient, next, epsilon), rate))]
          },
        },
        parameters,
      ),
    { name: 'rmsprop', given: [options] },
  )
}
