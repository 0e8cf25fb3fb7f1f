// Two blocks of a transformer over a sentence of tokens.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { dense, embedding, flatten, input, layerNormalisation, repeat, selfAttention, skip, softmax } from 'lensor'

const block = skip(layerNormalisation().pipe(selfAttention({ heads: 4 })))
const model = input(12).pipe(embedding(1000, 32)).pipe(repeat(2, block)).pipe(layerNormalisation())
expectTypeOf(model.cod).toEqualTypeOf<[Real<[12, 32]>]>()

const next = model.pipe(flatten).pipe(dense(1000)).pipe(softmax)
expectTypeOf(next.cod).toEqualTypeOf<[Real<[1000]>]>()

type Square = Real<[32, 32]>
type Block = [Real<[32]>, Real<[32]>, Square, Square, Square, Square]
expectTypeOf(next.params).toEqualTypeOf<
  [Real<[1000, 32]>, ...Block, ...Block, Real<[32]>, Real<[32]>, Real<[1000, 384]>, Real<[1000]>]
>()
