// Circuits over ℤ₂ whose sizes are type parameters.
import { expectTypeOf } from 'expect-type'
import type { Bit, Para } from 'lensor'
import { bias, bits, bit, linear, lookupTable, morphism, not, xor } from 'lensor'

const circuit = <Inputs extends number, Outputs extends number>(inputs: Inputs, outputs: Outputs) =>
  bits(inputs).pipe(linear(8)).pipe(bias).pipe(lookupTable(outputs))
expectTypeOf(circuit(4, 2)).toEqualTypeOf<Para<[Bit<[8, 4]>, Bit<[8]>, Bit<[2, 256]>], [Bit<[4]>], [Bit<[2]>]>>()

const equal = <N extends number>(size: N): Para<[], [Bit<[N]>, Bit<[N]>], [Bit<[N]>]> =>
  morphism([bit(size), bit(size)], (x, y) => [not(xor(x, y))])
expectTypeOf(equal(16).cod).toEqualTypeOf<[Bit<[16]>]>()
