import { add, scale } from '../../graph/operators.ts'
import type { Held } from '../../objects/inferred.ts'
import type { Carried, Wires } from '../../objects/wire.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { FirstOther, RealTensors } from './carried.ts'
import { carried } from './carried.ts'

/** What stochastic gradient descent carries: the parameters, p. */
export interface Sgd<out P extends Wires> extends Carried<'Sgd', P, P> {}

type SgdAt<P> = Held<P> extends Held<infer Q extends RealTensors> ? Maps<[], [Sgd<Q>]> : FirstOther<'sgd', P>

export const sgdRule = 'sgd: P → P'

/** The family of {@link sgd}. */
export interface SgdOver extends Family {
  readonly rule: typeof sgdRule
  readonly maps: SgdAt<this['dom']>
}

/** Options of {@link sgd}. */
export interface SgdOptions {
  /** The step size, a number from 0; 0.01 where there is none. */
  readonly rate?: number
}

/**
 * Stochastic gradient descent with its own step size: get(p) = p, put(p, p′) = p + rate · p′. Cap the loss with ±1.
 *
 * Throws `LensorError` where the rate is below 0 or there is no such option, `ObjectError` over other domains than ℝ.
 * Source: Example 3.12, the step size moved from the cap to the optimiser.
 *
 * @example
 * ```ts
 * import { compile, input, linear, sgd } from 'lensor'
 *
 * const model = input(1).pipe(linear(1)).lens().reparam(sgd({ rate: 0.5 }))
 * compile(model.put)([Float64Array.of(1)], Float64Array.of(3), Float64Array.of(-1))[0] // => [Float64Array.of(-0.5)]
 * ```
 */
export function sgd(options: SgdOptions = {}): Optimiser<SgdOver> {
  const { rate = 0.01 } = checkOptions('sgd', options, ['rate'])
  checkOption('sgd', 'rate', 'a number from 0', rate)
  return new Optimiser(
    sgdRule,
    (parameters) =>
      carried(
        {
          name: 'sgd',
          bundle: 'Sgd',
          overReals: true,
          step: (_slots, parameter, change) => [add(parameter as RealTensor, scale(change as RealTensor, rate))],
        },
        parameters,
      ),
    { name: 'sgd', given: [options] },
  )
}
