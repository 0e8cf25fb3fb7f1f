import { add, constant, greater, log, scale, select } from '../../graph/operators.ts'
import { emit } from '../../graph/graph.ts'
import { pad, reshape } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import { checkOptions } from '../../objects/records.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneWire } from '../../terms/family.ts'
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import { absolute } from '../losses/absolute-error.ts'
import { checkOption } from '../options.ts'
import type { RealTensor } from '../real-tensor.ts'
import { onlyTensor } from './operation.ts'

export const gradientPreprocessingRule = 'gradientPreprocessing: ℝ[…] → ℝ[…×2]'
export const gradientPreprocessingSentence = '✗ gradientPreprocessing takes a real tensor, but {object} flows in'

type GradientPreprocessingAt<Object> = Object extends readonly [Real<infer S extends Size[]>]
  ? OneWire<Real<[...S, 2]>>
  : Say<typeof gradientPreprocessingSentence, { object: Notation<Object> }>

/** The family of {@link gradientPreprocessing}. */
export interface GradientPreprocessing extends Family {
  readonly rule: typeof gradientPreprocessingRule
  readonly maps: GradientPreprocessingAt<this['dom']>
}

/** Options of {@link gradientPreprocessing}. */
export interface GradientPreprocessingOptions {
  /** Which changes count as small, those under e⁻ᵖ: p, a number above 0; 10 where there is none. */
  readonly precision?: number
}

/** Two tensors along a new last axis. */
function pairs(first: RealTensor, second: RealTensor): RealTensor {
  const { shape } = first.wire
  const axis = shape.length
  const at = (tensor: RealTensor, place: number): RealTensor =>
    emit(pad, [emit(reshape, [tensor], { shape: [...shape, 1] })], {
      axis,
      before: place,
      after: 1 - place,
    }) as RealTensor
  return add(at(first, 0), at(second, 1))
}

/**
 * How large a change is and of which sign, place by place, for changes of any order of magnitude: ℝ[s…] → ℝ[s…×2]. A layer, and a
 * function of points.
 *
 * g goes to (log|g| / p, sgn g) where |g| is at least e⁻ᵖ, and to (−1, eᵖ g) where it is less. Both are between −1 and 1 while |g| is at
 * most eᵖ, and continuous in g. At 0 the derivative is that of the second. Throws `LensorError` where p is not above 0 or there is
 * no such option, `ObjectError` where something else than one real tensor flows in.
 *
 * Source: Andrychowicz et al., Learning to Learn by Gradient Descent by Gradient Descent (2016), appendix A, with p = 10.
 *
 * @example
 * ```ts
 * import { compile, gradientPreprocessing, input } from 'lensor'
 *
 * const preprocess = compile(input(3).pipe(gradientPreprocessing({ precision: 4 })))
 * preprocess(Float64Array.of(-1, 0, 1)) // => [Float64Array.of(0, -1, -1, 0, 0, 1)]
 * ```
 */
export function gradientPreprocessing(options: GradientPreprocessingOptions = {}): Operation<GradientPreprocessing> {
  const { precision = 10 } = checkOptions('gradientPreprocessing', options, ['precision'])
  checkOption('gradientPreprocessing', 'precision', 'a number above 0', precision)
  return operation(
    gradientPreprocessingRule,
    (object) => {
      const wire = onlyWire(object)
      if (wire?.domain !== reals)
        throw new ObjectError(say(gradientPreprocessingSentence, { object: notation(object) }))
      return onlyTensor('gradientPreprocessing', object, (point) => {
        const change = point as RealTensor
        const whole = (value: number): RealTensor => constant(change.wire, value)
        const size = absolute(change)
        const isSmall = greater(whole(Math.exp(-precision)), size)
        // The logarithm is taken of 1 where the change is small, so that what is not selected stays finite, and its derivative too.
        const magnitude = scale(log(select(isSmall, whole(1), size)), 1 / precision)
        const sign = select(greater(change, whole(0)), whole(1), whole(-1))
        return pairs(select(isSmall, whole(-1), magnitude), select(isSmall, scale(change, Math.exp(precision)), sign))
      })
    },
    { name: 'gradientPreprocessing', given: [options] },
  )
}
