// The basic update learns parameters over any domain.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bit, Label, Para, Wire, Wires } from 'lensor'
import { basicUpdate, bits, booleanError, identityRate, lookupTable } from 'lensor'

const learner = <P extends readonly Wire[], A extends Wires, Outputs extends number>(
  circuit: Para<P, A, [Bit<[Outputs]>]>,
) => circuit.batch(1).lens().reparam(basicUpdate).pipe(booleanError).pipe(identityRate)
expectTypeOf(learner(bits(2).pipe(lookupTable(1))).params).toEqualTypeOf<
  [BasicUpdate<[Bit<[1, 4]>]>, Label<[Bit<[1, 1]>], 'booleanError'>]
>()
