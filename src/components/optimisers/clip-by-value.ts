import { say } from '../../objects/words.ts'
import { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import type { RealTensor } from '../real-tensor.ts'
import { within } from '../real-tensor.ts'
import { checkParameters } from './carried.ts'
import type { OnRealChanges } from './on-changes.ts'
import { onChanges, onChangesRule } from './on-changes.ts'

/**
 * Clipping place by place, below an optimiser: get(p) = p, and put holds each element of p′ between −bound and bound.
 *
 * What it gives is a change: an optimiser stands above it. Throws `LensorError` where the bound is not above 0,
 * `ObjectError` over other domains than ℝ.
 *
 * @example
 * ```ts
 * import { clipByValue, compile, real } from 'lensor'
 *
 * const { put } = clipByValue(1).at([real(3)])
 * compile(put)(Float64Array.of(0, 0, 0), Float64Array.of(6, 0.5, -8)) // => [Float64Array.of(1, 0.5, -1)]
 * ```
 */
export function clipByValue(bound: number): Optimiser<OnRealChanges<'clipByValue'>> {
  checkOption('clipByValue', 'bound', 'a number above 0', bound)
  return new Optimiser(
    say(onChangesRule, { name: 'clipByValue' }),
    (parameters) => {
      checkParameters('clipByValue', parameters, true)
      return onChanges('clipByValue', parameters, (_now, changes) =>
        (changes as readonly RealTensor[]).map((change) => within(bound, change)),
      )
    },
    { name: 'clipByValue', given: [bound] },
  )
}
