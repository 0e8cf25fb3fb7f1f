/** Arithmetic on sizes, at the level of types: exact where sizes are literals, `number` where they are not. */
import { expectTypeOf } from 'expect-type'
import type { Add, Divide, Elements, Multiply, PowerOfTwo, Subtract, Windows } from 'lensor'
import { test } from 'vitest'

test('sums', () => {
  // a + 0 = a, a + b = b + a, and every carry is carried
  expectTypeOf<Add<0, 0>>().toEqualTypeOf<0>()
  expectTypeOf<Add<784, 0>>().toEqualTypeOf<784>()
  expectTypeOf<Add<999_999, 1>>().toEqualTypeOf<1_000_000>()
  expectTypeOf<Add<1, 999_999>>().toEqualTypeOf<1_000_000>()
  expectTypeOf<Add<9_007_199_254_740_990, 1>>().toEqualTypeOf<9_007_199_254_740_991>()
})

test('differences', () => {
  // (a + b) − b = a, and there is none under zero
  expectTypeOf<Subtract<1_000_000, 1>>().toEqualTypeOf<999_999>()
  expectTypeOf<Subtract<784, 784>>().toEqualTypeOf<0>()
  expectTypeOf<Subtract<9_007_199_254_740_991, 1>>().toEqualTypeOf<9_007_199_254_740_990>()
  expectTypeOf<Subtract<1, 2>>().toEqualTypeOf<never>()
})

test('products', () => {
  // a · 1 = a, a · 0 = 0, and nothing is lost beyond a million
  expectTypeOf<Multiply<28, 28>>().toEqualTypeOf<784>()
  expectTypeOf<Multiply<784, 1>>().toEqualTypeOf<784>()
  expectTypeOf<Multiply<784, 0>>().toEqualTypeOf<0>()
  expectTypeOf<Multiply<1_000, 1_000>>().toEqualTypeOf<1_000_000>()
  expectTypeOf<Multiply<94_906_265, 94_906_265>>().toEqualTypeOf<9_007_199_136_250_225>()
})

test('whole quotients', () => {
  // ⌊a / b⌋, and none by zero
  expectTypeOf<Divide<26, 2>>().toEqualTypeOf<13>()
  expectTypeOf<Divide<7, 2>>().toEqualTypeOf<3>()
  expectTypeOf<Divide<0, 2>>().toEqualTypeOf<0>()
  expectTypeOf<Divide<1_000_001, 11>>().toEqualTypeOf<90_909>()
  expectTypeOf<Divide<7, 0>>().toEqualTypeOf<never>()
})

test('powers of two', () => {
  // the columns of a truth table of n bits: 2ⁿ
  expectTypeOf<PowerOfTwo<0>>().toEqualTypeOf<1>()
  expectTypeOf<PowerOfTwo<20>>().toEqualTypeOf<1_048_576>()
  expectTypeOf<PowerOfTwo<32>>().toEqualTypeOf<4_294_967_296>()
})

test('windows', () => {
  // ⌊(length − size) / stride⌋ + 1, and none where the window is longer than the axis
  expectTypeOf<Windows<28, 3>>().toEqualTypeOf<26>()
  expectTypeOf<Windows<28, 2, 2>>().toEqualTypeOf<14>()
  expectTypeOf<Windows<5, 2, 2>>().toEqualTypeOf<2>()
  expectTypeOf<Windows<1_000_000, 1>>().toEqualTypeOf<1_000_000>()
  expectTypeOf<Windows<2, 3>>().toEqualTypeOf<never>()
})

test('elements', () => {
  // the product of the sizes of a shape, 1 for a scalar
  expectTypeOf<Elements<[64, 5, 5]>>().toEqualTypeOf<1600>()
  expectTypeOf<Elements<[]>>().toEqualTypeOf<1>()
  expectTypeOf<Elements<[3, 0]>>().toEqualTypeOf<0>()
  expectTypeOf<Elements<[1024, 1024, 3]>>().toEqualTypeOf<3_145_728>()
})

test('a size that is no literal', () => {
  // of an unknown size nothing more is known than that it is a number
  expectTypeOf<Add<number, 1>>().toEqualTypeOf<number>()
  expectTypeOf<Subtract<1, number>>().toEqualTypeOf<number>()
  expectTypeOf<Multiply<number, 2>>().toEqualTypeOf<number>()
  expectTypeOf<Divide<number, 2>>().toEqualTypeOf<number>()
  expectTypeOf<PowerOfTwo<number>>().toEqualTypeOf<number>()
  expectTypeOf<Windows<number, 3>>().toEqualTypeOf<number>()
  expectTypeOf<Elements<[2, number]>>().toEqualTypeOf<number>()
  expectTypeOf<Elements<number[]>>().toEqualTypeOf<number>()
})
