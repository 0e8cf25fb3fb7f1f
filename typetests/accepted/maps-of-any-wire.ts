// The wire is an argument: any shape over any domain.
import { expectTypeOf } from 'expect-type'
import type { Bit, Domain, Para, Real, Shape, Wire } from 'lensor'
import { add, bias, bit, identity, morphism, multiply, real } from 'lensor'

const shifted = <W extends Wire>(wire: W) => identity([wire]).pipe(bias)
expectTypeOf(shifted(real(2, 3))).toEqualTypeOf<Para<[Real<[2, 3]>], [Real<[2, 3]>], [Real<[2, 3]>]>>()
expectTypeOf(shifted(bit(8))).toEqualTypeOf<Para<[Bit<[8]>], [Bit<[8]>], [Bit<[8]>]>>()

function between<D extends Domain, S extends Shape>(
  wire: Wire<D, S>,
): Para<[], [Wire<D, S>, Wire<D, S>], [Wire<D, S>]> {
  return morphism([wire, wire], (x, y) => [add(x, multiply(x, add(x, y)))])
}
expectTypeOf(between(bit(4))).toEqualTypeOf<Para<[], [Bit<[4]>, Bit<[4]>], [Bit<[4]>]>>()
expectTypeOf(between(real(2, 3))).toEqualTypeOf<Para<[], [Real<[2, 3]>, Real<[2, 3]>], [Real<[2, 3]>]>>()

const square = <W extends Wire>(wire: W): Para<[], [W], [W]> => morphism([wire], (x) => [multiply(x, x)])
expectTypeOf(square(bit(4)).cod).toEqualTypeOf<[Bit<[4]>]>()
expectTypeOf(square(real(2, 3)).cod).toEqualTypeOf<[Real<[2, 3]>]>()
