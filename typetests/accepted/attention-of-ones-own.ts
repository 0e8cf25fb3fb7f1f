// Attention written with points, of any number of tokens and features.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { contract, glorot, parametric, real, scale, softmax } from 'lensor'

const attention = <Tokens extends number, Size extends number>(tokens: Tokens, size: Size) =>
  parametric(
    [real(size, size), real(size, size)],
    [real(tokens, size)],
    (query, key, x) => {
      const [queries, keys] = [contract(x, query, 'id,ed->ie'), contract(x, key, 'id,ed->ie')]
      return [contract(softmax(scale(contract(queries, keys, 'id,jd->ij'), 0.1)), x, 'ij,jd->id')]
    },
    { name: 'attention', initial: [glorot, glorot] },
  )
expectTypeOf(attention(10, 8)).toEqualTypeOf<Para<[Real<[8, 8]>, Real<[8, 8]>], [Real<[10, 8]>], [Real<[10, 8]>]>>()
