// Over ℤ₂ the input's bits are what is learnt.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bit, BitVector, Frozen } from 'lensor'
import { basicUpdate, bits, booleanError, compile, dreaming, identityRate, linear } from 'lensor'

const dream = dreaming({
  model: bits(4).pipe(linear(2)),
  loss: booleanError,
  optimiser: basicUpdate,
  rate: identityRate,
})
expectTypeOf(dream.dom).toEqualTypeOf<[BasicUpdate<[Bit<[4]>]>]>()
expectTypeOf(dream.params[0]).toEqualTypeOf<Frozen<[Bit<[2, 4]>]>>()
expectTypeOf(compile(dream.put)).parameters.toEqualTypeOf<[[BitVector], [BitVector], [BitVector]]>()
