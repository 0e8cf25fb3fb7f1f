import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { gather } from '../../graph/structural.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Size } from '../../objects/named-size.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { checkInitialiser, normal } from '../../terms/initialisers.ts'
import { generator } from '../../terms/morphism.ts'
import { Layer } from '../../terms/layer.ts'
import { checkOptions } from '../../objects/records.ts'
import type { WeightOptions } from './linear.ts'

export const embeddingRule = 'embedding({count}, {size}): ℝ[…] → ℝ[…×{size}], parameters ℝ[{count}×{size}]'
export const embeddingSentence = '✗ embedding({count}, {size}) takes indices ℝ[…], but {object} flows in'

type EmbeddingAt<Count extends Size, Dimension extends Size, Object> = Object extends readonly [
  Real<infer S extends Size[]>,
]
  ? Maps<[Real<[Count, Dimension]>], [Real<[...S, Dimension]>]>
  : Say<typeof embeddingSentence, { count: Count; size: Dimension; object: Notation<Object> }>

/** The family of {@link embedding}. */
export interface Embedding<Count extends Size, Dimension extends Size> extends Family {
  readonly rule: Say<typeof embeddingRule, { count: Count; size: Dimension }>
  readonly maps: EmbeddingAt<Count, Dimension, this['dom']>
}

/**
 * The embedding of indices, row i of a table for each index i: ℝ[count×size] ⊗ ℝ[…] → ℝ[…×size]. An index is a whole number
 * from 0 and under the count; its change is zero. The table begins with normally distributed numbers of variance 1.
 *
 * Throws `ObjectError` where no real tensor flows in, `SizeError` where a size is not a whole number from 0,
 * `LensorError` where there is no such option; the compiled map throws `DataError` on a bad index. Source: Bengio et al.,
 * A Neural Probabilistic Language Model (2003).
 *
 * @example
 * ```ts
 * import { compile, embedding, input, notation } from 'lensor'
 *
 * const words = input(3).pipe(embedding(2, 2))
 * notation(words.params) // => 'ℝ[2×2]'
 * compile(words)(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 1)) // => [Float64Array.of(3, 4, 1, 2, 3, 4)]
 * ```
 */
export function embedding<Count extends Size, Dimension extends Size>(
  count: Count,
  size: Dimension,
  options: WeightOptions = {},
): Layer<Embedding<Count, Dimension>> {
  const name = `embedding(${count}, ${size})`
  const { initial = normal() } = checkOptions('embedding', options, ['initial'])
  checkInitialiser(initial)
  const table = real(count, size)
  return new Layer(
    say(embeddingRule, { count, size }),
    (object) => {
      const indices = onlyWire(object)
      if (indices?.domain !== reals)
        throw new ObjectError(say(embeddingSentence, { count, size, object: notation(object) }))
      return generator([table], [indices], (rows, index) => [emit(gather, [rows as Tensor, index as Tensor], {})], {
        name,
        initial: [initial],
      })
    },
    { name: 'embedding', given: [count, size, options] },
    (binding) => embedding(binding(count), binding(size), options),
  )
}
