/**
 * The copy of a product is copies of both: Δ_A⊗B = (Δ_A ⊗ Δ_B); (A ⊗ σ_A,B ⊗ B).
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure.
 * Run-time twin: test/laws/monoidal.test.ts, 'Δ of a product: Δ_A⊗B = (Δ_A ⊗ Δ_B); (A ⊗ σ ⊗ B)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, copy, identity, real, swap } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const [A, B] = [copy([real(2)]), copy([real(3)])]
  const middle = identity(A.dom).par(swap(A.dom, B.dom)).par(identity(B.dom))
  expectTypeOf(copy([real(2), real(3)])).toEqualTypeOf(A.par(B).pipe(middle))
})

test('over ℤ₂', () => {
  const [A, B] = [copy([bit(2)]), copy([bit(3)])]
  const middle = identity(A.dom).par(swap(A.dom, B.dom)).par(identity(B.dom))
  expectTypeOf(copy([bit(2), bit(3)])).toEqualTypeOf(A.par(B).pipe(middle))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) => {
    const [A, B] = [copy([first]), copy([second])]
    const middle = identity(A.dom).par(swap(A.dom, B.dom)).par(identity(B.dom))
    expectTypeOf(copy([first, second])).toEqualTypeOf(A.par(B).pipe(middle))
  }))

test('without the symmetry the copies stand in another order', () => {
  // @ts-expect-error -- A ⊗ B ⊗ A ⊗ B is not A ⊗ A ⊗ B ⊗ B
  expectTypeOf(copy([real(2), real(3)])).toEqualTypeOf(copy([real(2)]).par(copy([real(3)])))
})
