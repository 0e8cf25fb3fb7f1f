import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { scale } from '../../graph/operators.ts'
import { contract } from '../../graph/ring.ts'
import { reshape } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import type { Divide, Multiply } from '../../objects/size.ts'
import type { Equal } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { glorot } from '../../terms/initialisers.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import type { WeightOptions } from './linear.ts'
import { softmax } from './softmax.ts'

export const selfAttentionRule = 'selfAttention: ℝ[n×d] → ℝ[n×d], parameters ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s]'
export const selfAttentionSentence = '✗ selfAttention takes tokens ℝ[n×d], but {object} flows in'
export const headsSentence =
  '✗ selfAttention has {heads} heads, which do not divide the {size} features that they share; {object} flows in'

type SelfAttentionAt<Heads extends number, Size, Object> = Object extends readonly [
  Real<[infer Tokens extends number, infer Features extends number]>,
]
  ? Attending<Heads, Size extends number ? Size : Features, Features, Tokens, Object>
  : Say<typeof selfAttentionSentence, { object: Notation<Object> }>

/** What heads give that share so many features, or why they cannot. */
type Attending<Heads extends number, Size extends number, Features extends number, Tokens extends number, Object> =
  Divides<Heads, Size> extends true
    ? Maps<
        [Real<[Size, Features]>, Real<[Size, Features]>, Real<[Size, Features]>, Real<[Features, Size]>],
        [Real<[Tokens, Features]>]
      >
    : Say<typeof headsSentence, { heads: Heads; size: Size; object: Notation<Object> }>

/** Whether heads divide a size; where one of them is not known, it is left to the running program. */
type Divides<Heads extends number, Size extends number> = Heads extends 1
  ? true
  : number extends Multiply<Divide<Size, Heads>, Heads>
    ? true
    : Equal<Multiply<Divide<Size, Heads>, Heads>, Size>

/** The family of {@link selfAttention}. */
export interface SelfAttention<Heads extends number = 1, Size extends number | undefined = undefined> extends Family {
  readonly rule: typeof selfAttentionRule
  readonly maps: SelfAttentionAt<Heads, Size, this['dom']>
}

/** How many heads a self-attention has, what they share, and how its weights begin. */
export interface SelfAttentionOptions<
  Heads extends number = 1,
  Size extends number | undefined = undefined,
> extends WeightOptions {
  /** How many heads there are, 1 where it is not said. */
  readonly heads?: Heads
  /** How many features of queries, keys and values the heads share, as many as a token has where it is not said. */
  readonly size?: Size
}

/**
 * Self-attention, softmax(Q Kᵀ / √e) V for each head, and a linear map of all heads together:
 * ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s] ⊗ ℝ[n×d] → ℝ[n×d].
 *
 * The rows of x are n tokens of d features. The parameters are those of queries Q, keys K and values V, each x Wᵀ, and
 * those of the linear map; each of h heads has e = s / h of the features, where s is d or the size. The weights begin as
 * Glorot's. Throws `ObjectError` where no real matrix flows in or the heads do not divide s, `LensorError` where there is
 * no whole number of heads or no such option, `SizeError` where the size is not a whole number from 0. Source: Vaswani et
 * al., Attention Is All You Need (2017), (1) and §3.2.2.
 *
 * @example
 * ```ts
 * import { input, layerNormalisation, notation, selfAttention, skip } from 'lensor'
 *
 * const block = input(10, 8).pipe(skip(layerNormalisation().pipe(selfAttention({ heads: 2 }))))
 * notation(block.cod) // => 'ℝ[10×8]'
 * ```
 */
export function selfAttention<Heads extends number = 1, Size extends number | undefined = undefined>(
  options: SelfAttentionOptions<Heads, Size> = {},
): Layer<SelfAttention<Heads, Size>> {
  const name = 'selfAttention'
  const { heads = 1, initial = glorot } = checkOptions(name, options, ['heads', 'size', 'initial'])
  checkOption(name, 'heads', 'a whole number from 1', heads)
  return new Layer(
    selfAttentionRule,
    (object) => {
      const tokens = onlyWire(object)
      if (tokens?.domain !== reals || tokens.shape.length !== 2)
        throw new ObjectError(say(selfAttentionSentence, { object: notation(object) }))
      const [, features] = tokens.shape as [number, number]
      const size: number = options.size ?? features
      const each = size / heads
      const inwards = real(size, features)
      if (!Number.isInteger(each)) throw new ObjectError(say(headsSentence, { heads, size, object: notation(object) }))
      return generator(
        [inwards, inwards, inwards, real(features, size)],
        [tokens],
        (...points) => {
          const [ofQueries, ofKeys, ofValues, ofAll, x] = points as [Tensor, Tensor, Tensor, Tensor, Tensor]
          const perHead = (weights: Tensor): Tensor => {
            const split = emit(reshape, [weights], { shape: [heads, each, features] })
            return emit(contract, [split, x], { left: 'hed', right: 'nd', output: 'hne' })
          }
          const scores = emit(contract, [perHead(ofQueries), perHead(ofKeys)], {
            left: 'hne',
            right: 'hme',
            output: 'hnm',
          })
          const attention = softmax(scale(scores as Tensor<Real<[number, number, number]>>, 1 / Math.sqrt(each)))
          const mixed = emit(contract, [attention, perHead(ofValues)], { left: 'hnm', right: 'hme', output: 'hne' })
          const together = emit(reshape, [ofAll], { shape: [features, heads, each] })
          return [emit(contract, [mixed, together], { left: 'hne', right: 'dhe', output: 'nd' })]
        },
        { name, initial: [initial, initial, initial, initial] },
      )
    },
    { name, given: [options] },
  )
}
