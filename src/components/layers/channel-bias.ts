import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { add, broadcast } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Over, Wire } from '../../objects/wire.ts'
import { onlyWire, over } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, OneEach } from '../../terms/family.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'

export const channelBiasRule = 'channelBias: D[c×…] → D[c×…], parameters D[c]'
export const channelBiasSentence =
  '✗ channelBias takes one tensor with an axis of channels first, but {object} flows in'

type ChannelBiasAt<Object> = Object extends readonly [
  Wire<infer D, [infer Channels extends Size, ...infer Places extends Size[]]>,
]
  ? OneEach<Over<D, [Channels]>, Over<D, [Channels, ...Places]>>
  : Say<typeof channelBiasSentence, { object: Notation<Object> }>

/** The family of {@link channelBias}. */
export interface ChannelBias extends Family {
  readonly rule: typeof channelBiasRule
  readonly maps: ChannelBiasAt<this['dom']>
}

/**
 * The bias of a convolution, x(c, …) + b(c), over any domain: D[c] ⊗ D[c×…] → D[c×…]. It begins at zero.
 *
 * Throws `ObjectError` where something else than one tensor with an axis flows in.
 *
 * @example
 * ```ts
 * import { channelBias, input, notation } from 'lensor'
 *
 * notation(input(32, 26, 26).pipe(channelBias).params) // => 'ℝ[32]'
 * ```
 */
export const channelBias: Layer<ChannelBias> = new Layer(channelBiasRule, (object) => {
  const only = onlyWire(object)
  if (only === undefined || only.shape.length === 0)
    throw new ObjectError(say(channelBiasSentence, { object: notation(object) }))
  const [channels, ...sizes] = only.shape as [number, ...number[]]
  return generator(
    [over(only.domain, [channels])],
    [only],
    (offset, x) => {
      const spread = emit(broadcast, [offset as Tensor], { axes: sizes.map((_, axis) => axis + 1), sizes })
      return [emit(add, [x as Tensor, spread], {})]
    },
    { name: 'channelBias' },
  )
})
