// A cell that is an argument goes along a sequence of any length.
import { expectTypeOf } from 'expect-type'
import type { Para, Real, Wire, Wires } from 'lensor'
import { identity, iterate, real, recurrentCell, unroll } from 'lensor'

function along<P extends Wires, S extends Wire, X extends Wire>(cell: Para<P, [S, X], [S]>) {
  return unroll(3, cell)
}
function again<P extends Wires, S extends Wire>(cell: Para<P, [S], [S]>): Para<P, [S], [S]> {
  return iterate(100, cell)
}
const cell = identity([real(8), real(2)]).pipe(recurrentCell(8))
expectTypeOf(along(cell)).toEqualTypeOf(unroll(3, cell))
expectTypeOf(along(cell).dom).toEqualTypeOf<[Real<[8]>, Real<[3, 2]>]>()
expectTypeOf(again(identity([real(4)]))).toEqualTypeOf<Para<[], [Real<[4]>], [Real<[4]>]>>()
