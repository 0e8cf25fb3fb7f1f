import type { Tensor } from '../../graph/graph.ts'
import { constant, greater, scale, select } from '../../graph/operators.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { reals } from '../../objects/real.ts'
import type { Equal, Shape, Wire, Wires } from '../../objects/wire.ts'
import { isBundle, onlyWire, sameWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { Layer } from '../../terms/layer.ts'
import { generator } from '../../terms/morphism.ts'
import type { Noise } from '../noise.ts'
import type { optionSentence } from '../options.ts'
import { checkOption } from '../options.ts'
import type { RealTensor } from '../real-tensor.ts'

export const dropoutRule = 'dropout({rate}): ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]'
export const dropoutSentence =
  '✗ dropout({rate}) takes a real tensor and noise of its shape, but {object} flows in; put noise beside it'
export const dropoutShapeSentence =
  '✗ dropout({rate}) takes noise of the shape of {tensor}, but noise of {noise} flows in'

type DropoutAt<Rate extends number, Object> = Object extends readonly [
  Real<infer S extends Shape>,
  Noise<[Real<infer Drawn extends Shape>]>,
]
  ? Equal<S, Drawn> extends true
    ? Maps<[], [Real<S>]>
    : Say<typeof dropoutShapeSentence, { rate: Rate; tensor: Notation<[Real<S>]>; noise: Notation<[Real<Drawn>]> }>
  : Say<typeof dropoutSentence, { rate: Rate; object: Notation<Object> }>

/** The family of {@link dropout}. */
export interface Dropout<Rate extends number> extends Family {
  readonly rule: Say<typeof dropoutRule, { rate: Rate }>
  readonly maps: DropoutAt<Rate, this['dom']>
}

/** A rate from 0 and under 1, else the sentence of the refusal. */
type RateUnder1<Rate extends number> = number extends Rate
  ? Rate
  : `${Rate}` extends `-${string}`
    ? RateSentence<Rate>
    : `${Rate}` extends '0' | `0.${string}` | `${bigint}e-${bigint}` | `${bigint}.${string}e-${bigint}`
      ? Rate
      : RateSentence<Rate>

type RateSentence<Rate extends number> = Say<
  typeof optionSentence,
  { name: 'dropout'; option: 'rate'; expected: 'a number from 0 and under 1'; value: Rate }
>

/** The wires of a tensor and of its noise. Throws `ObjectError` where others flow in. */
function tensorAndNoise(rate: number, object: Wires): Wire {
  const [tensor, beside, ...more] = object
  const wire = tensor === undefined ? undefined : onlyWire([tensor])
  const drawn = beside !== undefined && isBundle(beside) && beside.bundle === 'Noise' && onlyWire(beside.wires)
  if (wire?.domain !== reals || !drawn || more.length > 0)
    throw new ObjectError(say(dropoutSentence, { rate, object: notation(object) }))
  if (!sameWire(wire, drawn))
    throw new ObjectError(say(dropoutShapeSentence, { rate, tensor: notation([wire]), noise: notation([drawn]) }))
  return wire
}

/**
 * Inverted dropout: ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]. It keeps the places whose noise is at least the rate, times 1 / (1 − rate),
 * and makes the others zero; where the noise is zero there is none, and the place stays as it is.
 *
 * The mask comes from noise that flows in, so the layer is a map like any other. Training draws the noise, which is never
 * zero but by a chance of 2⁻⁵³; prediction gives zeros, so nothing is dropped then. The change of the noise is zero. Throws
 * `LensorError` where the rate is not from 0 and under 1, `ObjectError` where something else than a real tensor and noise
 * of its shape flows in. Source: Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting
 * (2014).
 *
 * @example
 * ```ts
 * import { compile, dense, dropout, identity, input, noise, notation } from 'lensor'
 *
 * const model = input(4).pipe(dense(16)).par(identity([noise(16)])).pipe(dropout(0.5)).pipe(dense(3))
 * notation(model.dom) // => 'ℝ[4] ⊗ ℝ[16]'
 *
 * const half = compile(input(3).par(identity([noise(3)])).pipe(dropout(0.5)))
 * half(Float64Array.of(1, 2, 3), [Float64Array.of(0.1, 0.5, 0.9)]) // => [Float64Array.of(0, 4, 6)]
 * ```
 */
export function dropout<Rate extends number>(rate: RateUnder1<Rate>): Layer<Dropout<Rate>> {
  const share = checkOption('dropout', 'rate', 'a number from 0 and under 1', rate as Rate)
  const name = `dropout(${share})`
  return new Layer(say(dropoutRule, { rate: share }), (object) => {
    const wire = tensorAndNoise(share, object)
    const body = (x: RealTensor, drawn: RealTensor): Tensor => {
      const fill = (value: number): RealTensor => constant(x.wire, value)
      const dropped = select(drawn, fill(0), x)
      return select(greater(fill(share), drawn), dropped, scale(x, 1 / (1 - share)))
    }
    return generator([], object, (x, drawn) => [body(x as RealTensor, drawn as RealTensor)], { name }, [wire])
  })
}
