// Two models that are arguments, each with an optimiser of its own.
import { expectTypeOf } from 'expect-type'
import type { Adam, Frozen, Para, ParaLens, Real, RealDomain, Wire, Wires } from 'lensor'
import { adam, dense, frozen, input, linear } from 'lensor'

type Reals = readonly Wire<RealDomain>[]

function head<P extends Reals, Q extends Reals, A extends Wires, B extends Wires, C extends Wires>(
  trunk: Para<P, A, B>,
  top: Para<Q, B, C>,
): ParaLens<[Frozen<P>, Adam<Q>], A, C> {
  return trunk.lens().reparam(frozen).pipe(top.lens().reparam(adam()))
}
expectTypeOf(head(input(8).pipe(linear(4)), input(4).pipe(dense(2))).params).toEqualTypeOf<
  [Frozen<[Real<[4, 8]>]>, Adam<[Real<[2, 4]>, Real<[2]>]>]
>()
