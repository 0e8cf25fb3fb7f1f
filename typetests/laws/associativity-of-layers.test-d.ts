/**
 * Sequence of layers is associative: (k; l); m = k; (l; m) as families, and A; (k; l) = (A; k); l at every object A.
 *
 * So a composite of layers is a layer, which has an instance at every object that its parts accept in turn.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para, and Example 3.1, layers as maps of Para.
 * Run-time twin: test/laws/category.test.ts, 'associativity: (f; g); h = f; (g; h)', of the maps that layers are.
 */
import { expectTypeOf } from 'expect-type'
import { bias, bits, dense, input, linear, lookupTable, tanh } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('as families', () => {
  expectTypeOf(dense(3).pipe(tanh).pipe(dense(4))).toEqualTypeOf(dense(3).pipe(tanh.pipe(dense(4))))
})

test('over ℝ', () => {
  const composite = input(2).pipe(dense(3)).pipe(tanh).pipe(dense(4))
  expectTypeOf(input(2).pipe(dense(3).pipe(tanh).pipe(dense(4)))).toEqualTypeOf(composite)
  expectTypeOf(input(2).pipe(dense(3).pipe(tanh.pipe(dense(4))))).toEqualTypeOf(composite)
})

test('over ℤ₂', () => {
  const composite = bits(2).pipe(lookupTable(3)).pipe(bias).pipe(linear(4))
  expectTypeOf(bits(2).pipe(lookupTable(3).pipe(bias).pipe(linear(4)))).toEqualTypeOf(composite)
  expectTypeOf(bits(2).pipe(lookupTable(3).pipe(bias.pipe(linear(4))))).toEqualTypeOf(composite)
})

test('at every size', () =>
  forEvery(<N extends number>(size: N) => {
    const composite = input(4).pipe(dense(size)).pipe(tanh).pipe(dense(2))
    expectTypeOf(input(4).pipe(dense(size).pipe(tanh.pipe(dense(2))))).toEqualTypeOf(composite)
  }))

test('a layer of another size makes another family', () => {
  // @ts-expect-error -- dense(4); tanh is not dense(3); tanh
  expectTypeOf(dense(3).pipe(tanh)).toEqualTypeOf(dense(4).pipe(tanh))
})
