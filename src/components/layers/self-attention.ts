import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { ofSizes, scale } from '../../graph/operators.ts'
import { contract } from '../../graph/ring.ts'
import { reshape } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import type { Divide, Multiply } from '../../objects/size.ts'
import { quotient, times } from '../../objects/size.ts'
import type { Equal } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { checkInitialiser, glorot } from '../../terms/initialisers.ts'
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

type SelfAttentionAt<Heads extends number, Shared, Object> = Object extends readonly [
  Real<[infer Tokens extends Size, infer Features extends Size]>,
]
  ? Attending<Heads, Shared extends Size ? Shared : Features, Features, Tokens, Object>
  : Say<typeof selfAttentionSentence, { object: Notation<Object> }>

/** What heads give that share so many features, or why they cannot. */
type Attending<Heads extends number, Shared extends Size, Features extends Size, Tokens extends Size, Object> =
  Divides<Heads, Shared> extends true
    ? Maps<
        [Real<[Shared, Features]>, Real<[Shared, Features]>, Real<[Shared, Features]>, Real<[Features, Shared]>],
        [Real<[Tokens, Features]>]
      >
    : Say<typeof headsSentence, { heads: Heads; size: Shared; object: Notation<Object> }>

/** Whether heads divide a size; where one of them is not known, it is left to the running program. */
type Divides<Heads extends number, Shared extends Size> = Heads extends 1
  ? true
  : number extends Multiply<Divide<Shared, Heads>, Heads>
    ? true
    : Equal<Multiply<Divide<Shared, Heads>, Heads>, Shared>

/** 1 / √e. */
const rootShare = (each: number): number => 1 / Math.sqrt(each)

/** The family of {@link selfAttention}. */
export interface SelfAttention<Heads extends number = 1, Shared extends Size | undefined = undefined> extends Family {
  readonly rule: typeof selfAttentionRule
  readonly maps: SelfAttentionAt<Heads, Shared, this['dom']>
}

/** How many heads a self-attention has, what they share, and how its weights begin. */
export interface SelfAttentionOptions<
  Heads extends number = 1,
  Shared extends Size | undefined = undefined,
> extends WeightOptions {
  /** How many heads there are, 1 where it is not said. */
  readonly heads?: Heads
  /** How many features of queries, keys and values the heads share, as many as a token has where it is not said. */
  readonly size?: Shared
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
export function selfAttention<Heads extends number = 1, Shared extends Size | undefined = undefined>(
  options: SelfAttentionOptions<Heads, Shared> = {},
): Layer<SelfAttention<Heads, Shared>> {
  const name = 'selfAttention'
  const { heads = 1, initial = glorot } = checkOptions(name, options, ['heads', 'size', 'initial'])
  checkInitialiser(initial)
  checkOption(name, 'heads', 'a whole number from 1', heads)
  return new Layer(
    selfAttentionRule,
    (object) => {
      const tokens = onlyWire(object)
      if (tokens?.domain !== reals || tokens.shape.length !== 2)
        throw new ObjectError(say(selfAttentionSentence, { object: notation(object) }))
      const [, features] = tokens.shape as [Size, Size]
      const size: Size = options.size ?? features
      const each = quotient(size, heads)
      const inwards = real(size, features)
      if (times(each, heads) !== size)
        throw new ObjectError(say(headsSentence, { heads, size, object: notation(object) }))
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
          const attention = softmax(scale(scores as Tensor<Real<[number, number, number]>>, ofSizes([each], rootShare)))
          const mixed = emit(contract, [attention, perHead(ofValues)], { left: 'hnm', right: 'hme', output: 'hne' })
          const together = emit(reshape, [ofAll], { shape: [features, heads, each] })
          return [emit(contract, [mixed, together], { left: 'hne', right: 'dhe', output: 'nd' })]
        },
        { name, initial: [initial, initial, initial, initial] },
      )
    },
    { name, given: [options] },
    (binding) =>
      selfAttention({
        ...options,
        ...(options.size !== undefined && { size: binding(options.size) }),
      } as SelfAttentionOptions<number, Size>),
  )
}
