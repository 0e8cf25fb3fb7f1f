import type { Tensor } from '../../graph/graph.ts'
import { add, constant, exp, log, multiply, reciprocal, scale, subtract } from '../../graph/operators.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { LensTerm } from '../../terms/term.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { Schedule, Scheduled } from '../rates/schedules/schedule.ts'
import { rateAfter, scheduleOf } from '../rates/schedules/schedule.ts'
import type { RealNumber, RealTensor } from '../real-tensor.ts'
import { overRoot, times } from '../real-tensor.ts'
import type { FirstOther, RealTensors, Update } from './carried.ts'
import { carried } from './carried.ts'

/** What Adam carries: the count of steps, both moments and the parameters, t ⊗ m ⊗ v ⊗ p. */
export interface Adam<out P extends Wires> extends Carried<'Adam', [Real<[]>, ...P, ...P, ...P], P> {}

type AdamAt<P> = Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Adam<Q>]> : FirstOther<'adam', P>

export const adamRule = 'adam: ℝ ⊗ P ⊗ P ⊗ P → P'

/** The family of {@link adam}. */
export interface AdamOver extends Family {
  readonly rule: typeof adamRule
  readonly maps: AdamAt<this['dom']>
}

/** Options of {@link adam}. */
export interface AdamOptions<Rate = number | Schedule> {
  /** The step size, a number from 0 or a schedule; 0.001 where there is none. */
  readonly rate?: Scheduled<Rate>
  /** How much of the first moment stays from step to step, β₁, a number from 0 and under 1; 0.9 where there is none. */
  readonly beta1?: number
  /** How much of the second moment stays from step to step, β₂, a number from 0 and under 1; 0.999 where there is none. */
  readonly beta2?: number
  /**
   * What is added to the root of the second moment, a number from 0; 1e-8 where there is none. With 0 a parameter whose changes
   * were all 0 becomes NaN.
   */
  readonly epsilon?: number
}

/** A factor of Adam, a number or, where it is learnt, a point. */
type Factor = number | RealNumber

const scaled = (tensor: RealTensor, factor: Factor): RealTensor =>
  typeof factor === 'number' ? scale(tensor, factor) : times(factor, tensor)

/** 1 − β: how much of a moment is new. */
const renewed = (beta: Factor): Factor => (typeof beta === 'number' ? 1 - beta : subtract(constant(real(), 1), beta))

/** 1 / (1 − βᵗ): the correction of a moment that began at zero. */
function correction(step: RealNumber, beta: Factor): RealNumber {
  const power = typeof beta === 'number' ? scale(step, Math.log(beta)) : multiply(step, log(beta))
  return reciprocal(subtract(constant(real(), 1), exp(power)))
}

/** The factors of Adam in a step. */
export interface Factors {
  readonly beta1: Factor
  readonly beta2: Factor
  /** The step size, after so many steps. */
  rateAfter(steps: RealNumber): RealNumber
}

/** Adam with factors that may come from meta-parameters, over an object of parameters. */
export function adamOver(
  name: string,
  epsilon: number,
  factors: (meta: readonly Tensor[]) => Factors,
  parameters: Wires,
  meta?: Update['meta'],
): LensTerm {
  return carried(
    {
      name,
      bundle: 'Adam',
      shared: [real()],
      ...(meta && { meta }),
      slots: 2,
      overReals: true,
      share([done], phi) {
        const { beta1, beta2, rateAfter } = factors(phi)
        const steps = done as RealNumber
        const next = add(steps, constant(real(), 1))
        return [next, correction(next, beta1), correction(next, beta2), rateAfter(steps)]
      },
      step([first, second], parameter, change, shared, phi) {
        const { beta1, beta2 } = factors(phi)
        const gradient = change as RealTensor
        const [, ofFirst, ofSecond, rateNow] = shared as [RealNumber, RealNumber, RealNumber, RealNumber]
        const m = add(scaled(first as RealTensor, beta1), scaled(gradient, renewed(beta1)))
        const v = add(scaled(second as RealTensor, beta2), scaled(multiply(gradient, gradient), renewed(beta2)))
        const move = overRoot(times(ofFirst, m), times(ofSecond, v), epsilon)
        return [m, v, add(parameter as RealTensor, times(rateNow, move))]
      },
    },
    parameters,
  )
}

/**
 * Adam: get(t, m, v, p) = p, and put moves p by rate · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
 *
 * It carries raw moments and the count of steps; the published form carries corrected moments and no count. The step size
 * is its own: cap the loss with ±1, for the sizes of changes cancel. A schedule is asked for the count of steps done,
 * which is 0 before the first. Throws `LensorError` where there is no such option or one is not a number of its kind,
 * `ObjectError` where the rate is a map that is no schedule, and over other domains than ℝ.
 *
 * Source: Example 3.18; Kingma and Ba, Adam: A Method for Stochastic Optimization (2015), Algorithm 1.
 *
 * @example
 * ```ts
 * import { adam, compile, input, linear } from 'lensor'
 *
 * const model = input(1).pipe(linear(1)).lens().reparam(adam({ rate: 0.1 }))
 * const state: [Float64Array, Float64Array, Float64Array, Float64Array] = [
 *   Float64Array.of(0),
 *   Float64Array.of(0),
 *   Float64Array.of(0),
 *   Float64Array.of(1),
 * ]
 * const [[t, m, v, p]] = compile(model.put)(state, Float64Array.of(5), Float64Array.of(-1))
 * p[0]?.toFixed(6) // => '0.900000'
 * ```
 */
export function adam<Rate = number>(options: AdamOptions<Rate> = {}): Optimiser<AdamOver> {
  const {
    rate = 0.001,
    beta1 = 0.9,
    beta2 = 0.999,
    epsilon = 1e-8,
  } = checkOptions('adam', options, ['rate', 'beta1', 'beta2', 'epsilon'])
  const schedule = scheduleOf(rate as number | Schedule)
  checkOption('adam', 'beta1', 'a number from 0 and under 1', beta1)
  checkOption('adam', 'beta2', 'a number from 0 and under 1', beta2)
  checkOption('adam', 'epsilon', 'a number from 0', epsilon)
  const factors: Factors = { beta1, beta2, rateAfter: (steps) => rateAfter(schedule, steps) }
  return new Optimiser(adamRule, (parameters) => adamOver('adam', epsilon, () => factors, parameters), {
    name: 'adam',
    given: [options],
  })
}
