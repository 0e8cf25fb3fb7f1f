// Sequence, ⊗ and batches of maps that are arguments.
import { expectTypeOf } from 'expect-type'
import type { Batch, Para, Real, Wires } from 'lensor'
import { dense, input, linear } from 'lensor'

function after<P extends Wires, Q extends Wires, A extends Wires, B extends Wires, C extends Wires>(
  first: Para<P, A, B>,
  second: Para<Q, B, C>,
): Para<[...P, ...Q], A, C> {
  return first.pipe(second)
}
expectTypeOf(after(input(4).pipe(dense(3)), input(3).pipe(linear(2))).cod).toEqualTypeOf<[Real<[2]>]>()

function beside<P extends Wires, A extends Wires, B extends Wires>(
  map: Para<P, A, B>,
): Para<[...P, ...P], [...Batch<8, A>, ...Batch<8, A>], [...Batch<8, B>, ...Batch<8, B>]> {
  return map.batch(8).par(map.batch(8))
}
expectTypeOf(beside(input(4).pipe(linear(2))).dom).toEqualTypeOf<[Real<[8, 4]>, Real<[8, 4]>]>()
