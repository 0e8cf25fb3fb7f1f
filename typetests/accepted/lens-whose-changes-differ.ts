// What comes back may be another object than what went forward.
import { expectTypeOf } from 'expect-type'
import type { Bit, Lens, Pair, Real } from 'lensor'
import { bit, constant, lens, morphism, pair, real } from 'lensor'

const thresholds = lens({
  get: morphism([real(3)], (_x) => [constant(bit(2), [0, 1])]),
  put: morphism([real(3), real()], (x, _score) => [x]),
  changes: { dom: [real(3)], cod: [real()] },
})
expectTypeOf(thresholds).toEqualTypeOf<Lens<[Real<[3]>], Pair<[Bit<[2]>], [Real<[]>]>>>()
expectTypeOf(pair([bit(2)], [real()])).toEqualTypeOf<Pair<[Bit<[2]>], [Real<[]>]>>()
expectTypeOf(thresholds.put.dom).toEqualTypeOf<[Real<[3]>, Real<[]>]>()
