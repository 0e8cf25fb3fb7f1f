// One recurrent network for every length and number of hidden units.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { gruCell, identity, real, unroll } from 'lensor'

const recurrent = <Length extends number, Hidden extends number>(length: Length, hidden: Hidden) =>
  unroll(length, identity([real(hidden), real(3)]).pipe(gruCell(hidden)))
expectTypeOf(recurrent(9, 8).dom).toEqualTypeOf<[Real<[8]>, Real<[9, 3]>]>()
expectTypeOf(recurrent(9, 8).params).toEqualTypeOf<[Real<[3, 8, 8]>, Real<[3, 8, 3]>, Real<[3, 8]>]>()
