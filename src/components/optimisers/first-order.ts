import { emit } from '../../graph/graph.ts'
import { stopGradient } from '../../graph/structural.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Wire } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import type { FirstBundle } from './carried.ts'
import { checkParameters } from './carried.ts'
import { onChanges } from './on-changes.ts'

type FirstOrderAt<P> =
  Held<P> extends Held<infer Q extends readonly Wire[]> ? Maps<[], Q> : FirstBundle<'firstOrder', P>

export const firstOrderRule = 'firstOrder: P → P'

/** The family of {@link firstOrder}. */
export interface FirstOrderOver extends Family {
  readonly rule: typeof firstOrderRule
  readonly maps: FirstOrderAt<this['dom']>
}

/**
 * Changes taken for constant, below an optimiser: (P, P) → (P, P) with get(p) = p and put(p, p′) = p′, over any domain. R of a learning step
 * with it is without second-order terms.
 *
 * `firstOrder.pipe(optimiser)` learns to the same bits as the optimiser. But where the step is differentiated in turn, as an optimiser that is
 * learnt is, the changes do not depend on the parameters, so the derivatives of derivatives are zero: `put` is composed with
 * {@link stopGradient}, whose reverse derivative is zero. What it gives is a change: an optimiser stands above it. Throws `ObjectError`
 * where a label or another optimiser's state is among the parameters.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016), §2.1; Finn, Abbeel and Levine,
 * Model-Agnostic Meta-Learning (2017), §5.2, the first-order approximation.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, descent, firstOrder, input, iterate, learningStep, linear, quadratic, reverse } from 'lensor'
 *
 * // One step on ½(wx − y)², w − ½(wx − y)x: R of it with respect to w is 1 − ½x², and 1 to the first order.
 * const model = input(1).pipe(linear(1))
 * const step = (optimiser: typeof first) =>
 *   reverse(learningStep(model.lens().reparam(optimiser).pipe(quadratic).pipe(descent(0.5))))
 * const first = firstOrder.pipe(basicUpdate)
 * const at: [[Float64Array], [Float64Array], Float64Array, [Float64Array]] = [
 *   [Float64Array.of(0)],
 *   [Float64Array.of(1)],
 *   Float64Array.of(1),
 *   [Float64Array.of(1)],
 * ]
 * compile(step(first))(...at)[0] // => [Float64Array.of(1)]
 * ```
 */
export const firstOrder: Optimiser<FirstOrderOver> = new Optimiser(firstOrderRule, (parameters) => {
  checkParameters('firstOrder', parameters, false)
  return onChanges('firstOrder', parameters, (_now, changes) =>
    changes.map((change) => emit(stopGradient, [change], {})),
  )
})
