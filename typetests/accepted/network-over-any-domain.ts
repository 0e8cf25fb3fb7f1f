// The same model over bits, words of a processor and real numbers.
import { expectTypeOf } from 'expect-type'
import type { Bit, Domain, Para, Real, Wire } from 'lensor'
import { bias, bit, identity, linear, real } from 'lensor'
import type { Word } from '../../docs/examples/domains/words.ts'
import { word } from '../../docs/examples/domains/words.ts'

function affine<D extends Domain, N extends number>(vector: Wire<D, [N]>) {
  return identity([vector]).pipe(linear(3)).pipe(bias)
}
expectTypeOf(affine(real(4))).toEqualTypeOf<Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>>()
expectTypeOf(affine(bit(4))).toEqualTypeOf<Para<[Bit<[3, 4]>, Bit<[3]>], [Bit<[4]>], [Bit<[3]>]>>()
expectTypeOf(affine(word(4)).params).toEqualTypeOf<[Word<[3, 4]>, Word<[3]>]>()
expectTypeOf(affine(word(4)).cod).toEqualTypeOf<[Word<[3]>]>()
