import type { Tensor } from '../../graph/graph.ts'
import { exp } from '../../graph/operators.ts'
import { row } from '../../graph/structural.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import { checkOptions } from '../../objects/records.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { sigmoid } from '../layers/sigmoid.ts'
import { checkOption } from '../options.ts'
import type { RealNumber } from '../real-tensor.ts'
import type { Adam, AdamOptions } from './adam.ts'
import { adamOver } from './adam.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import type { Meta } from './meta.ts'

type OpenAdamAt<P> =
  Held<P> extends Held<infer Q extends RealTensors> ? Maps<[Meta<[Real<[3]>]>], [Adam<Q>]> : FirstOther<'openAdam', P>

export const openAdamRule = 'openAdam: ℝ ⊗ P ⊗ P ⊗ P → P, parameters ℝ[3]'

/** The family of {@link openAdam}. */
export interface OpenAdamOver extends Family {
  readonly meta: [Real<[3]>]
  readonly rule: typeof openAdamRule
  readonly maps: OpenAdamAt<this['dom']>
}

/** Options of {@link openAdam}: with which Adam it begins. */
export interface OpenAdamOptions extends Omit<AdamOptions, 'rate' | 'beta1' | 'beta2'> {
  /** The step size at first, a number above 0; 0.001 where there is none. */
  readonly rate?: number
  /** How much of the first moment stays at first, β₁, a number above 0 and under 1; 0.9 where there is none. */
  readonly beta1?: number
  /** How much of the second moment stays at first, β₂, a number above 0 and under 1; 0.999 where there is none. */
  readonly beta2?: number
}

/** log(y / (1 − y)), the inverse of the logistic function. */
const logit = (y: number): number => Math.log(y / (1 - y))

/**
 * Adam with its step size and both decays open: a learnt optimiser with meta-parameters φ ∈ ℝ[3], of which the step size is exp φ₀,
 * β₁ is σ(φ₁) and β₂ is σ(φ₂), so that each φ is an Adam. It carries what {@link adam} carries.
 *
 * It begins as the Adam of its options; φ is then (log rate, log β₁/(1 − β₁), log β₂/(1 − β₂)). ε is not learnt. Closed by constants (`closed`)
 * it is that `adam`. Throws `LensorError` where there is no such option or one is not a number of its kind, `ObjectError` over
 * other domains than ℝ.
 *
 * Source: {@link adam}; Baydin, Cornish, Martínez Rubio, Schmidt and Wood, Online Learning Rate Adaptation with Hypergradient Descent
 * (2018), hypergradients of its step size.
 *
 * @example
 * ```ts
 * import { input, linear, notation, openAdam } from 'lensor'
 *
 * const learner = input(2).pipe(linear(1)).lens().reparam(openAdam({ rate: 1 }))
 * notation(learner.params) // => 'ℝ[3] ⊗ ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2]'
 * ```
 */
export function openAdam(options: OpenAdamOptions = {}): Optimiser<OpenAdamOver> {
  const {
    rate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
  } = checkOptions('openAdam', options, ['rate', 'beta1', 'beta2', 'epsilon'])
  checkOption('openAdam', 'rate', 'a number above 0', rate)
  checkOption('openAdam', 'beta1', 'a number above 0 and under 1', beta1)
  checkOption('openAdam', 'beta2', 'a number above 0 and under 1', beta2)
  checkOption('openAdam', 'epsilon', 'a number from 0', epsilon)
  const first = [Math.log(rate), logit(beta1), logit(beta2)]
  const meta = { wires: [real(3)], initial: [() => first] }
  return new Optimiser(
    openAdamRule,
    (parameters) =>
      adamOver(
        'openAdam',
        epsilon,
        ([phi]) => {
          const [size, ofFirst, ofSecond] = [0, 1, 2].map((place) => row(phi as Tensor, place)) as [
            RealNumber,
            RealNumber,
            RealNumber,
          ]
          return { beta1: sigmoid(ofFirst), beta2: sigmoid(ofSecond), rateAfter: () => exp(size) }
        },
        parameters,
        meta,
      ),
    { name: 'openAdam', given: [options] },
  )
}
