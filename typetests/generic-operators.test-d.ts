/** Maps of any size: the operators on points refuse only what is known to be wrong, whatever the sizes become. */
import { expectTypeOf, test } from 'vitest'
import type { Para, Real } from 'lensor'
import { broadcast, fold, gather, input, morphism, pad, real, reshape, scatterAdd, slice, window } from 'lensor'

test('places of an axis, for any size', () => {
  const first = <Size extends number>(size: Size) => morphism([real(size, 3)], (x) => [slice(x, 0, 0, 4)])
  expectTypeOf(first(5)).toEqualTypeOf<Para<[], [Real<[5, 3]>], [Real<[4, 3]>]>>()
  const some = <Size extends number>(size: Size) => morphism([real(5, 3)], (x) => [slice(x, 0, 1, size)])
  expectTypeOf(some(2)).toEqualTypeOf<Para<[], [Real<[5, 3]>], [Real<[2, 3]>]>>()
})

test('zeros and new axes, for any size', () => {
  const padded = <Size extends number>(size: Size) => morphism([real(2, 3)], (x) => [pad(x, 0, size, 1)])
  expectTypeOf(padded(4)).toEqualTypeOf<Para<[], [Real<[2, 3]>], [Real<[7, 3]>]>>()
  const copied = <Size extends number>(size: Size) => morphism([real(size, 3)], (x) => [broadcast(x, 2, size)])
  expectTypeOf(copied(4)).toEqualTypeOf<Para<[], [Real<[4, 3]>], [Real<[4, 3, 4]>]>>()
})

test('windows, for any size and stride', () => {
  const windows = <Size extends number>(size: Size) => morphism([real(9)], (x) => [window(x, 0, size, size)])
  expectTypeOf(windows(3)).toEqualTypeOf<Para<[], [Real<[9]>], [Real<[3, 3]>]>>()
  const folded = <Length extends number>(length: Length) => morphism([real(3, 3)], (x) => [fold(x, 0, length, 3)])
  expectTypeOf(folded(9)).toEqualTypeOf<Para<[], [Real<[3, 3]>], [Real<[9]>]>>()
})

test('rows by their indices, for any size', () => {
  const rows = <Size extends number>(size: Size) =>
    morphism([real(size, 3), real(size)], (x, index) => [gather(x, index), scatterAdd(x, index, size)])
  expectTypeOf(rows(2)).toEqualTypeOf<Para<[], [Real<[2, 3]>, Real<[2]>], [Real<[2, 3]>, Real<[2, 3]>]>>()
})

test('other shapes, for any size', () => {
  const square = <Size extends number>(size: Size): Para<[], [Real<[Size]>], [Real<[4, 4]>]> =>
    input(size).pipe(reshape(4, 4))
  expectTypeOf(square(16)).toEqualTypeOf<Para<[], [Real<[16]>], [Real<[4, 4]>]>>()
  const flat = <Size extends number>(size: Size): Para<[], [Real<[4, 4]>], [Real<[Size]>]> =>
    input(4, 4).pipe(reshape(size))
  expectTypeOf(flat(16)).toEqualTypeOf<Para<[], [Real<[4, 4]>], [Real<[16]>]>>()
})

test('a size that is only a number', () => {
  const size: number = 4
  const map = morphism([real(5)], (x) => [slice(x, 0, 1, size), pad(x, 0, size, 1), reshape(size)(x)])
  expectTypeOf(map).toEqualTypeOf<Para<[], [Real<[5]>], [Real<[number]>, Real<[number]>, Real<[number]>]>>()
})
