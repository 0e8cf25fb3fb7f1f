// The circuit of the readme: any Boolean function of three bits, and what learns it.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bit, Label, Para, ParaLens } from 'lensor'
import { basicUpdate, bits, booleanError, identityRate, lookupTable, supervised } from 'lensor'

const circuit = bits(3).pipe(lookupTable(1))
expectTypeOf(circuit).toEqualTypeOf<Para<[Bit<[1, 8]>], [Bit<[3]>], [Bit<[1]>]>>()

const learner = supervised({
  model: circuit,
  batch: 1,
  loss: booleanError,
  optimiser: basicUpdate,
  rate: identityRate,
})
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<[BasicUpdate<[Bit<[1, 8]>]>, Label<[Bit<[1, 1]>], 'booleanError'>], [Bit<[1, 3]>], []>
>()
