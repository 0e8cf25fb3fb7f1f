// Parameters are storages, wire by wire; what an optimiser carries is one list.
import { expectTypeOf } from 'expect-type'
import type { Adam, Bit, BitVector, Para, Real, Values } from 'lensor'
import { compile, dense, input } from 'lensor'

type P = [Real<[3, 4]>, Real<[3]>]
expectTypeOf<Values<P>>().toEqualTypeOf<[Float64Array, Float64Array]>()
expectTypeOf<Values<[Bit<[8]>, Real<[]>]>>().toEqualTypeOf<[BitVector, Float64Array]>()
expectTypeOf<Values<[Adam<[Real<[2]>]>]>>().toEqualTypeOf<[[Float64Array, Float64Array, Float64Array, Float64Array]]>()

const model: Para<P, [Real<[4]>], [Real<[3]>]> = input(4).pipe(dense(3))
const [weight, offset] = model.initialise(1)
const [scores] = compile(model)(weight, offset, Float64Array.of(1, 2, 3, 4))
expectTypeOf(scores).toEqualTypeOf<Float64Array>()

const saved: Values<P> = [weight.map((w) => w / 2), offset]
expectTypeOf(compile(model)(...saved, new Float64Array(4))).toEqualTypeOf<[Float64Array]>()
