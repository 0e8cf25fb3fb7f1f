/**
 * R preserves reparametrisation: R(f along r) = R(f) along R(r), where f : P ⊗ A → B and r : Q → P.
 *
 * Source: Cruttwell et al. (2021), Definition 2.3, reparametrisation, and Proposition 2.7, the functor R.
 * Run-time twin: test/laws/lenses.test.ts, 'R(f along r) = R(f) along R(r)'.
 */
import { expectTypeOf } from 'expect-type'
import { copy } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, r } = network(2)
  expectTypeOf(f.reparam(r).lens()).toEqualTypeOf(f.lens().reparam(r.lens()))
})

test('over ℤ₂', () => {
  const { f, r } = circuit(2)
  expectTypeOf(f.reparam(r).lens()).toEqualTypeOf(f.lens().reparam(r.lens()))
})

test('at every size, where weights are tied', () =>
  forEvery(<N extends number>(size: N) => {
    const { g } = network(size)
    const [siamese, tie] = [g.par(g), copy(g.params)]
    expectTypeOf(siamese.reparam(tie).lens()).toEqualTypeOf(siamese.lens().reparam(tie.lens()))
  }))

test('a reparametrisation changes the type', () => {
  const { f, r } = network(2)
  // @ts-expect-error -- Q is not P
  expectTypeOf(f.reparam(r).lens()).toEqualTypeOf(f.lens())
})
