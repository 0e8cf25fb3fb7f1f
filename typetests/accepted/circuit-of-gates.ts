// Boolean circuits: gates, layers over ℤ₂, and a map given by its function.
import { expectTypeOf } from 'expect-type'
import type { Bit, BitVector, Para } from 'lensor'
import {
  add,
  and,
  bit,
  bits,
  booleanMap,
  channelBias,
  compile,
  convolution,
  flatten,
  linear,
  lookupTable,
  morphism,
  or,
  skip,
} from 'lensor'

const fullAdder = morphism([bit(), bit(), bit()], (x, y, carry) => {
  const half = add(x, y)
  return [add(half, carry), or(and(x, y), and(half, carry))]
})
expectTypeOf(fullAdder).toEqualTypeOf<Para<[], [Bit<[]>, Bit<[]>, Bit<[]>], [Bit<[]>, Bit<[]>]>>()
expectTypeOf(compile(fullAdder)).returns.toEqualTypeOf<[BitVector, BitVector]>()

const image = bits(1, 8, 8).pipe(convolution(2, 3)).pipe(channelBias).pipe(flatten).pipe(linear(4))
expectTypeOf(image.pipe(skip(linear(4))).pipe(lookupTable(2)).params).toEqualTypeOf<
  [Bit<[2, 1, 3, 3]>, Bit<[2]>, Bit<[4, 72]>, Bit<[4, 4]>, Bit<[2, 16]>]
>()

const parity = booleanMap([bit(9)], bit(1), (x) => [x.reduce((sum, b) => sum ^ b, 0)])
expectTypeOf(bits(9).pipe(parity)).toEqualTypeOf<Para<[], [Bit<[9]>], [Bit<[1]>]>>()
