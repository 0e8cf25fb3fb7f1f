import { add, constant, greater, multiply, reciprocal, scale, select, sqrt } from '../../graph/operators.ts'
import { emit } from '../../graph/graph.ts'
import { sum } from '../../graph/structural.ts'
import { real } from '../../objects/real.ts'
import { say } from '../../objects/words.ts'
import { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import type { RealNumber, RealTensor } from '../real-tensor.ts'
import { times } from '../real-tensor.ts'
import { checkParameters } from './carried.ts'
import type { OnRealChanges } from './on-changes.ts'
import { onChanges, onChangesRule } from './on-changes.ts'

/** ‖x‖² of a tensor. */
const squares = (x: RealTensor): RealNumber =>
  emit(sum, [multiply(x, x)], { axes: (x.wire.shape as readonly number[]).map((_, axis) => axis) }) as RealNumber

/** What changes are scaled by where their squares overflow: a power of two, which rounds none that counts. */
const far = 2 ** -540

/**
 * Clipping by the norm, below an optimiser: get(p) = p, and put scales the changes of all parameters together so that
 * their norm ‖p′‖ is at most the bound. `clip(1).pipe(adam())` is Adam that never sees more.
 *
 * Changes within the bound go through to the bit. What it gives is a change: an optimiser stands above it. Throws
 * `LensorError` where the bound is not above 0, `ObjectError` over other domains than ℝ. Source: Pascanu, Mikolov and
 * Bengio, On the Difficulty of Training Recurrent Neural Networks (2013), Algorithm 1.
 *
 * @example
 * ```ts
 * import { clip, compile, real } from 'lensor'
 *
 * const { put } = clip(5).at([real(1), real(1)])
 * const [now, changes] = [Float64Array.of(0), [Float64Array.of(6), Float64Array.of(8)] as const]
 * compile(put)(now, now, ...changes) // => [Float64Array.of(3), Float64Array.of(4)]
 * ```
 */
export function clip(bound: number): Optimiser<OnRealChanges<'clip'>> {
  checkOption('clip', 'bound', 'a number above 0', bound)
  return new Optimiser(
    say(onChangesRule, { name: 'clip' }),
    (parameters) => {
      checkParameters('clip', parameters, true)
      return onChanges('clip', parameters, (_now, given) => {
        const changes = given as readonly RealTensor[]
        const all = (value: number): RealNumber => constant(real(), value)
        const squared = (those: readonly RealTensor[]): RealNumber =>
          those.map(squares).reduce((total, one) => add(total, one), all(0))
        const unit = select(greater(squared(changes), all(1e300)), all(far), all(1))
        const square = squared(changes.map((change) => times(unit, change)))
        const most = scale(unit, bound)
        const isLonger = greater(square, multiply(most, most))
        // Where nothing is clipped no root of zero is taken, so that there is a derivative there.
        const norm = sqrt(select(isLonger, square, all(1)))
        const factor = select(isLonger, scale(multiply(unit, reciprocal(norm)), bound), all(1))
        return changes.map((change) => times(factor, change))
      })
    },
    { name: 'clip', given: [bound] },
  )
}
