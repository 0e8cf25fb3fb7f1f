import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { add, constant, multiply, ofSizes, reciprocal, scale, sqrt, subtract, sum } from '../../graph/operators.ts'
import { broadcast } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import type { Shape } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { one, zero } from '../../terms/initialisers.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { RealTensor } from '../real-tensor.ts'
import { lastAxis, spreadLike } from './last-axis.ts'

export const layerNormalisationRule = 'layerNormalisation: ℝ[…×k] → ℝ[…×k], parameters ℝ[k] ⊗ ℝ[k]'
export const layerNormalisationSentence = '✗ layerNormalisation takes a real tensor ℝ[…×k], but {object} flows in'

type LayerNormalisationAt<Object> = Object extends readonly [
  Real<[...infer Lead extends Size[], infer Last extends Size]>,
]
  ? Maps<[Real<[Last]>, Real<[Last]>], [Real<[...Lead, Last]>]>
  : Say<typeof layerNormalisationSentence, { object: Notation<Object> }>

/** 1 / n. */
const inverse = (size: number): number => 1 / size

/** The family of {@link layerNormalisation}. */
export interface LayerNormalisation extends Family {
  readonly rule: typeof layerNormalisationRule
  readonly maps: LayerNormalisationAt<this['dom']>
}

/** How a layer normalisation is told. */
export interface LayerNormalisationOptions {
  /** What is added to the variance, so that none is zero: 1e-5 where it is not said; with 0 a constant row gives NaN. */
  readonly epsilon?: number
}

/**
 * Layer normalisation along the last axis, scale · (x − mean) / √(variance + ε) + offset:
 * ℝ[k] ⊗ ℝ[k] ⊗ ℝ[…×k] → ℝ[…×k]. The scale begins at one, the offset at zero.
 *
 * Throws `ObjectError` where no real tensor with an axis flows in, `LensorError` where ε is not a number from 0 or there
 * is no such option. Source: Ba, Kiros and Hinton, Layer Normalization (2016).
 *
 * @example
 * ```ts
 * import { compile, input, layerNormalisation } from 'lensor'
 *
 * const normalise = compile(input(2).pipe(layerNormalisation({ epsilon: 0 })))
 * normalise(Float64Array.of(1, 1), Float64Array.of(0, 10), Float64Array.of(4, 8)) // => [Float64Array.of(-1, 11)]
 * ```
 */
export function layerNormalisation(options: LayerNormalisationOptions = {}): Layer<LayerNormalisation> {
  const name = 'layerNormalisation'
  const { epsilon = 1e-5 } = checkOptions(name, options, ['epsilon'])
  checkOption(name, 'epsilon', 'a number from 0', epsilon)
  return new Layer(
    layerNormalisationRule,
    (object) => {
      const wire = onlyWire(object)
      if (wire?.domain !== reals || wire.shape.length === 0)
        throw new ObjectError(say(layerNormalisationSentence, { object: notation(object) }))
      const sizes = (wire.shape as Shape).slice(0, -1)
      const size = wire.shape.at(-1) as Size
      const mean = (x: RealTensor): RealTensor => scale(sum(x, lastAxis(x)) as RealTensor, ofSizes([size], inverse))
      const repeated = (parameter: unknown): RealTensor =>
        emit(broadcast, [parameter as Tensor], { axes: sizes.map((_, axis) => axis), sizes }) as RealTensor
      return generator(
        [real(size), real(size)],
        [wire],
        (scales, offsets, point) => {
          const x = point as RealTensor
          const centred = subtract(x, spreadLike(x, mean(x)))
          const variance = mean(multiply(centred, centred))
          const deviation = sqrt(add(variance, constant(variance.wire, epsilon)))
          const normal = multiply(centred, spreadLike(x, reciprocal(deviation)))
          return [add(multiply(normal, repeated(scales)), repeated(offsets))]
        },
        { name, initial: [one, zero] },
      )
    },
    { name, given: [options] },
  )
}
