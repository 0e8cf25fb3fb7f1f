// A thousand steps as one term, and the way back through them.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { gruCell, identity, iterate, real, reverse } from 'lensor'

const cell = identity([real(4), real(2)]).pipe(gruCell(4))
const long = iterate(1000, cell)
expectTypeOf(long.dom).toEqualTypeOf<[Real<[4]>, Real<[1000, 2]>]>()
expectTypeOf(long.cod).toEqualTypeOf<[Real<[4]>]>()

const back = reverse(long)
expectTypeOf(back.cod).toEqualTypeOf<[Real<[3, 4, 4]>, Real<[3, 4, 2]>, Real<[3, 4]>, Real<[4]>, Real<[1000, 2]>]>()
