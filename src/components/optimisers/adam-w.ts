import { scale, subtract } from '../../graph/operators.ts'
import type { At, Family, Above } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { carrierInstances } from '../../terms/piece.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { Schedule } from '../rates/schedules/schedule.ts'
import { rateAfter, scheduleOf } from '../rates/schedules/schedule.ts'
import type { RealNumber } from '../real-tensor.ts'
import { times } from '../real-tensor.ts'
import type { AdamOptions, AdamOver } from './adam.ts'
import { adam } from './adam.ts'
import type { OnParameters } from './on-parameters.ts'
import { onParameters } from './on-parameters.ts'

export const adamWRule = 'adamW: ℝ ⊗ P ⊗ P ⊗ P → P'

/** The family of {@link adamW}. */
export interface AdamWOver extends Family {
  readonly rule: typeof adamWRule
  readonly maps: At<Above<[AdamOver, OnParameters<'weightDecay'>]>, this['dom']>
}

/** Options of {@link adamW}. */
export interface AdamWOptions<Rate = number | Schedule> extends AdamOptions<Rate> {
  /** How much of the parameters a step of size 1 takes away, λ, a number from 0; 0.01 where there is none. */
  readonly decay?: number
}

/**
 * AdamW, Adam with decoupled weight decay: Adam moves p as it does, and p loses rate · λ of what it was, past the moments.
 *
 * At a rate that is a number it is `adam({ rate }).pipe(weightDecay(rate · λ))`; at a schedule the decay follows the rate,
 * by the count that Adam carries. Throws as {@link adam} does, and `LensorError` where λ is below 0. Source: Loshchilov and
 * Hutter, Decoupled Weight Decay Regularization (2019), Algorithm 2, where the schedule is the rate.
 *
 * @example
 * ```ts
 * import { adamW, notation, real } from 'lensor'
 *
 * notation(adamW({ rate: 1e-3, decay: 0.1 }).at([real(2)]).dom) // => 'ℝ ⊗ ℝ[2] ⊗ ℝ[2] ⊗ ℝ[2]'
 * ```
 */
export function adamW<Rate = number>(options: AdamWOptions<Rate> = {}): Optimiser<AdamWOver> {
  const {
    decay = 0.01,
    rate = 0.001,
    ...rest
  } = checkOptions('adamW', options, ['rate', 'beta1', 'beta2', 'epsilon', 'decay'])
  checkOption('adamW', 'decay', 'a number from 0', decay)
  const schedule = scheduleOf(rate as number | Schedule)
  const decoupled = onParameters('weightDecay', (parameter, change, [steps]) =>
    subtract(change, times(scale(rateAfter(schedule, steps as RealNumber), decay), parameter)),
  )
  const both = carrierInstances(adam({ ...rest, rate: schedule }).pipe(decoupled))
  return new Optimiser(adamWRule, (parameters) => both.at(parameters), { name: 'adamW', given: [options] })
}
