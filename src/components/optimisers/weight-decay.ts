import type { Tensor } from '../../graph/graph.ts'
import { constant, subtract } from '../../graph/operators.ts'
import type { Real } from '../../objects/real.ts'
import { real } from '../../objects/real.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import { carriedBy, flat, isBundle } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import type { RealNumber, RealTensor } from '../real-tensor.ts'
import { times } from '../real-tensor.ts'
import type { FirstOther } from './carried.ts'
import { checkParameters } from './carried.ts'
import { onChanges } from './on-changes.ts'

/** What decays of an object: the parameters that an optimiser carries, or all of plain parameters. */
type Decaying<Object> = Object extends readonly [Carried<string, Wires, infer Learnt>]
  ? Wires extends Learnt
    ? Object
    : Learnt
  : Object

type WeightDecayAt<Object> =
  // oxlint-disable-next-line typescript/no-explicit-any -- real tensors of any shape
  Decaying<Object> extends readonly Real<any>[] ? Maps<[], Object> : FirstOther<'weightDecay', Decaying<Object>>

/** The family of {@link weightDecay}: over plain parameters, or over what one optimiser carries. */
export interface WeightDecayOver extends Family {
  readonly maps: WeightDecayAt<this['dom']>
}

/** Weight decay by a number that the map at hand computes, from the state of what stands below. */
export function decaying(factor: (state: readonly Tensor[]) => RealNumber): Optimiser<WeightDecayOver> {
  return new Optimiser('weightDecay', (object) => {
    const [only] = object
    const parameters = (object.length === 1 && only !== undefined && isBundle(only) && carriedBy(only)) || object
    checkParameters('weightDecay', parameters, true)
    const kept = flat(object).length - parameters.length
    return onChanges('weightDecay', object, (now, changes) => {
      const decay = factor(now.slice(0, kept))
      return changes.map((change, at) =>
        at < kept ? change : subtract(change as RealTensor, times(decay, now[at] as RealTensor)),
      )
    })
  })
}

/**
 * Weight decay: get(p) = p, put(p, p′) = p′ − λp.
 *
 * Below an optimiser, `weightDecay(λ).pipe(adam())`, it is the gradient of ½λ‖p‖² in what that optimiser sees: L2
 * regularisation. Above one, `adam().pipe(weightDecay(λ))`, what comes back is the new state, of which the parameters lose λ
 * of what they were and all else stays: decoupled decay, as in {@link adamW}. A rate in the cap would not reach λ: cap the
 * loss with −1 and leave the step size to the optimiser. Throws `LensorError` where λ is below 0, `ObjectError` over other
 * domains than ℝ. Source: Krogh and Hertz, A Simple Weight Decay Can Improve Generalization (1991).
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, real, weightDecay } from 'lensor'
 *
 * const now: [Float64Array] = [Float64Array.of(8)]
 * const { put } = weightDecay(0.25).pipe(basicUpdate).at([real(1)])
 * compile(put)(now, Float64Array.of(-1)) // => [[Float64Array.of(5)]]
 * ```
 */
export function weightDecay(decay: number): Optimiser<WeightDecayOver> {
  checkOption('weightDecay', 'decay', 'a number from 0', decay)
  return decaying(() => constant(real(), decay))
}
