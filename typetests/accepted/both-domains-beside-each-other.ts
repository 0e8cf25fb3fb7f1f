// A network and a circuit beside each other, as one map and as one lens.
import { expectTypeOf } from 'expect-type'
import type { Adam, BasicUpdate, Bit, Para, ParaLens, Real } from 'lensor'
import { adam, basicUpdate, bits, dense, input, lookupTable, permutation, swap } from 'lensor'
import { bit, real } from 'lensor'

const both = input(4)
  .pipe(dense(3))
  .par(bits(2).pipe(lookupTable(1)))
expectTypeOf(both).toEqualTypeOf<
  Para<[Real<[3, 4]>, Real<[3]>, Bit<[1, 4]>], [Real<[4]>, Bit<[2]>], [Real<[3]>, Bit<[1]>]>
>()
expectTypeOf(both.pipe(swap([real(3)], [bit(1)])).cod).toEqualTypeOf<[Bit<[1]>, Real<[3]>]>()
expectTypeOf(permutation([real(3), bit(1), real()], [1, 2, 0]).cod).toEqualTypeOf<[Bit<[1]>, Real<[]>, Real<[3]>]>()

const network = input(4).pipe(dense(3)).lens().reparam(adam())
const circuit = bits(2).pipe(lookupTable(1)).lens().reparam(basicUpdate)
expectTypeOf(network.par(circuit)).toEqualTypeOf<
  ParaLens<[Adam<[Real<[3, 4]>, Real<[3]>]>, BasicUpdate<[Bit<[1, 4]>]>], [Real<[4]>, Bit<[2]>], [Real<[3]>, Bit<[1]>]>
>()
