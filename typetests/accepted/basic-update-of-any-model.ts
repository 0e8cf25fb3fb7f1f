// A circuit or a network is an argument, and so is what learns it: the basic update, above parameters over any domain.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bit, Domain, Label, Lens, Para, ParaLens, Real, Wire, Wires } from 'lensor'
import { basicUpdate, bits, booleanError, descent, dense, input, linear, quadratic } from 'lensor'

function carried<P extends readonly Wire[], A extends Wires, B extends Wires>(
  model: Para<P, A, B>,
): ParaLens<[BasicUpdate<P>], A, B> {
  return model.lens().reparam(basicUpdate)
}
const network = carried(input(4).pipe(dense(3)).batch(8))
  .pipe(quadratic)
  .pipe(descent(0.1))
expectTypeOf(network).toEqualTypeOf<
  ParaLens<[BasicUpdate<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[8, 3]>], 'quadratic'>], [Real<[8, 4]>], []>
>()
const circuit = carried(bits(4).pipe(linear(2))).pipe(booleanError)
expectTypeOf(circuit.params).toEqualTypeOf<[BasicUpdate<[Bit<[2, 4]>]>, Label<[Bit<[2]>], 'booleanError'>]>()

const one = <D extends Domain, N extends number, M extends number>(
  weight: Wire<D, [N, M]>,
): Lens<[BasicUpdate<[Wire<D, [N, M]>]>], [Wire<D, [N, M]>]> => basicUpdate.at([weight])
expectTypeOf(one).toBeFunction()
