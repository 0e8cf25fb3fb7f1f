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
import type { WeightOptions } from './linear.ts'
import { softmax } from './softmax.ts'

export const selfAttentionSentence = '✗ selfAttention takes tokens ℝ[n×d], but {object} flows in'
export const headsSentence =
  '✗ selfAttention with {heads} heads takes tokens ℝ[n×d] where {heads} divides d, but {object} flows in'

type SelfAttentionAt<Heads extends number, Object> = Object extends readonly [
  Real<[infer Tokens extends number, infer Size extends number]>,
]
  ? Shared<Heads, Size> extends true
    ? Maps<[Real<[Size, Size]>, Real<[Size, Size]>, Real<[Size, Size]>, Real<[Size, Size]>], [Real<[Tokens, Size]>]>
    : Say<typeof headsSentence, { heads: Heads; object: Notation<Object> }>
  : Say<typeof selfAttentionSentence, { object: Notation<Object> }>

/** Whether heads divide a size; where one of them is not known, it is left to the running program. */
type Shared<Heads extends number, Size extends number> = Heads extends 1
  ? true
  : number extends Multiply<Divide<Size, Heads>, Heads>
    ? true
    : Equal<Multiply<Divide<Size, Heads>, Heads>, Size>

/** The family of {@link selfAttention}. */
export interface SelfAttention<Heads extends number = 1> extends Family {
  readonly maps: SelfAttentionAt<Heads, this['dom']>
}

/** How many heads a self-attention has, and how its weights begin. */
export interface SelfAttentionOptions<Heads extends number = 1> extends WeightOptions {
  /** How many heads share the features, 1 where it is not said. */
  readonly heads?: Heads
}

/**
 * Self-attention, softmax(Q Kᵀ / √e) V for each head, and a linear map of all heads together:
 * ℝ[d×d] ⊗ ℝ[d×d] ⊗ ℝ[d×d] ⊗ ℝ[d×d] ⊗ ℝ[n×d] → ℝ[n×d].
 *
 * The rows of x are n tokens of d features. The parameters are those of queries Q, keys K and values V, each x Wᵀ, and those
 * of the linear map; each of h heads has e = d / h features of Q, K and V. The weights begin as Glorot's. Throws `ObjectError`
 * where no real matrix flows in or the heads do not divide d. Source: Vaswani et al., Attention Is All You Need (2017), (1)
 * and §3.2.2.
 *
 * @example
 * ```ts
 * import { input, layerNormalisation, notation, selfAttention, skip } from 'lensor'
 *
 * const block = input(10, 8).pipe(skip(layerNormalisation().pipe(selfAttention({ heads: 2 }))))
 * notation(block.cod) // => 'ℝ[10×8]'
 * ```
 */
export function selfAttention<Heads extends number = 1>(
  options: SelfAttentionOptions<Heads> = {},
): Layer<SelfAttention<Heads>> {
  const { heads = 1, initial = glorot } = options
  const name = 'selfAttention'
  return new Layer(name, (object) => {
    const tokens = onlyWire(object)
    if (tokens?.domain !== reals || tokens.shape.length !== 2)
      throw new ObjectError(say(selfAttentionSentence, { object: notation(object) }))
    const [, size] = tokens.shape as [number, number]
    const each = size / heads
    if (!Number.isInteger(each)) throw new ObjectError(say(headsSentence, { heads, object: notation(object) }))
    const weight = real(size, size)
    return generator(
      [weight, weight, weight, weight],
      [tokens],
      (...points) => {
        const [ofQueries, ofKeys, ofValues, ofAll, x] = points as [Tensor, Tensor, Tensor, Tensor, Tensor]
        const perHead = (weights: Tensor): Tensor => {
          const split = emit(reshape, [weights], { shape: [heads, each, size] })
          return emit(contract, [split, x], { left: 'hed', right: 'nd', output: 'hne' })
        }
        const scores = emit(contract, [perHead(ofQueries), perHead(ofKeys)], {
          left: 'hne',
          right: 'hme',
          output: 'hnm',
        })
        const attention = softmax(scale(scores as Tensor<Real<[number, number, number]>>, 1 / Math.sqrt(each)))
        const mixed = emit(contract, [attention, perHead(ofValues)], { left: 'hnm', right: 'hme', output: 'hne' })
        const together = emit(reshape, [ofAll], { shape: [size, heads, each] })
        return [emit(contract, [mixed, together], { left: 'hne', right: 'dhe', output: 'nd' })]
      },
      { name, initial: [initial, initial, initial, initial] },
    )
  })
}
