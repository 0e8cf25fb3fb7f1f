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

/** What Adagrad carries: the sum of squared changes and the parameters, g ⊗ p. */
export interface Adagrad<out P extends Wires> extends Carried<'Adagrad', [...P, ...P], P> {}

type AdagradAt<P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Adagrad<Q>]> : FirstOther<'adagrad', P>

export const adagradRule = 'adagrad: P ⊗ P → P'

/** The family of {@link adagrad}. */
export interface AdagradOver extends Family {
  readonly rule: typeof adagradRule
  readonly maps: AdagradAt<this['dom']>
}

/** Options of {@link adagrad}. */
export interface AdagradOptions {
  /** The step size, a number from 0; 0.01 where there is none. */
  readonly rate?: number
  /**
   * What is added to the root of the sum, δ, a number from 0; 1e-10 where there is none. With 0 a parameter whose changes
   * were all 0 becomes NaN.
   */
  readonly epsilon?: number
}

/**
 * Adagrad: get(g, p) = p, put(g, p, p′) = (g′, p + rate · p′ / (δ + √g′)) with g′ = g + p′ · p′, place by place.
 *
 * The published form leaves the step size in the cap, where it cancels: p′ stands above and below the line. Here it is
 * the optimiser's own: cap the loss with ±1. Throws `LensorError` where there is no such option or one is not a number of
 * its kind, `ObjectError` over other domains than ℝ. Source: Example 3.17; Duchi, Hazan and Singer, Adaptive Subgradient
 * Methods (2011).
 *
 * @example
 * ```ts
 * import { adagrad, compile, real } from 'lensor'
 *
 * const { put } = adagrad({ rate: 0.5, epsilon: 0 }).at([real(1)])
 * const state: [Float64Array, Float64Array] = [Float64Array.of(9), Float64Array.of(1)]
 * compile(put)(state, Float64Array.of(-4)) // => [[Float64Array.of(25), Float64Array.of(0.6)]]
 * ```
 */
export function adagrad(options: AdagradOptions = {}): Optimiser<AdagradOver> {
  const { rate = 0.01, epsilon = 1e-10 } = checkOptions('adagrad', options, ['rate', 'epsilon'])
  checkOption('adagrad', 'rate', 'a number from 0', rate)
  checkOption('adagrad', 'epsilon', 'a number from 0', epsilon)
  return new Optimiser(
    adagradRule,
    (parameters) =>
      carried(
        {
          name: 'adagrad',
          bundle: 'Adagrad',
          slots: 1,
          overReals: true,
          step([sum], parameter, change) {
            const gradient = change as RealTensor
            const next = add(sum as RealTensor, multiply(gradient, gradient))
            return [next, add(parameter as RealTensor, scale(overRoot(gradient, next, epsilon), rate))]
          },
        },
        parameters,
      ),
    { name: 'adagrad', given: [options] },
  )
}
