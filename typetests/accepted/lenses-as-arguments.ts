// What closes a lens, what stands above it, and its halves: of any objects.
import { expectTypeOf } from 'expect-type'
import type { Backward, Forward, Lens, Para, ParaLens, Port, Real, Wires } from 'lensor'
import { basicUpdate, dense, discard, input, lens, morphism, real, scale } from 'lensor'

const closed = <P extends Wires, A extends Wires, B extends Wires>(
  model: Para<P, A, B>,
  close: Lens<B, []>,
): ParaLens<P, A, []> => model.lens().pipe(close)

const carried = <S extends Port, P extends Port, A extends Port, B extends Port>(
  model: ParaLens<P, A, B>,
  optimiser: Lens<S, P>,
): ParaLens<S, A, B> => model.reparam(optimiser)

const forwards = <P extends Port, A extends Port, B extends Port>(
  model: ParaLens<P, A, B>,
): Para<Forward<P>, Forward<A>, Forward<B>> => model.get
expectTypeOf<Backward<[Real<[2]>]>>().toEqualTypeOf<[Real<[2]>]>()

const model = input(4).pipe(dense(3))
const half = lens({ get: discard([real(3)]), put: morphism([real(3)], (x) => [scale(x, -0.5)]) })
const learnt = carried(closed(model, half), basicUpdate.at(model.params))
expectTypeOf(learnt).toEqualTypeOf(model.lens().reparam(basicUpdate).pipe(half))
expectTypeOf(forwards(learnt).cod).toEqualTypeOf<[]>()
