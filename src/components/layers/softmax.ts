import { add, exp, log, max, multiply, negate, reciprocal, sum } from '../../graph/operators.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import { lastAxis, spreadLike } from './last-axis.ts'

/** x less its greatest along the last axis, so that no exponential overflows. */
const shifted = (x: RealTensor): RealTensor => add(x, negate(spreadLike(x, max(x, lastAxis(x)))))

/** log softmax along the last axis: x − log Σ eˣ. */
export function logSoftmax(x: RealTensor): RealTensor {
  const moved = shifted(x)
  return add(moved, negate(spreadLike(x, log(sum(exp(moved), lastAxis(x)) as RealTensor))))
}

export const softmaxRule = 'softmax: ℝ[…×k] → ℝ[…×k]'
export const softmaxSentence = '✗ softmax takes a real tensor ℝ[…×k], but {object} flows in'

type SoftmaxAt<Object> = Object extends readonly [Real<[...infer Lead extends Size[], infer Last extends Size]>]
  ? Maps<[], [Real<[...Lead, Last]>]>
  : Say<typeof softmaxSentence, { object: Notation<Object> }>

/** The family of {@link softmax}. */
export interface Softmax extends Family {
  readonly rule: typeof softmaxRule
  readonly maps: SoftmaxAt<this['dom']>
}

/**
 * The softmax along the last axis, eˣ / Σ eˣ: ℝ[…×k] → ℝ[…×k]. A layer, and a function of points.
 *
 * Throws `ObjectError` where no real tensor with an axis flows in.
 *
 * @example
 * ```ts
 * import { compile, input, softmax } from 'lensor'
 *
 * compile(input(2).pipe(softmax))(Float64Array.of(7, 7)) // => [Float64Array.of(0.5, 0.5)]
 * ```
 */
export const softmax: Operation<Softmax> = operation(softmaxRule, (object) => {
  const wire = onlyWire(object)
  if (wire?.domain !== reals || wire.shape.length === 0)
    throw new ObjectError(say(softmaxSentence, { object: notation(object) }))
  return generator(
    [],
    [wire],
    (point) => {
      const powers = exp(shifted(point as RealTensor))
      return [multiply(powers, spreadLike(powers, reciprocal(sum(powers, lastAxis(powers)) as RealTensor)))]
    },
    { name: 'softmax' },
  )
})
