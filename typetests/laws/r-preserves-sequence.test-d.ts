/**
 * R preserves sequence, which is the chain rule: R(f; g) = R(f); R(g). By RD.5. It does so of layers and losses too.
 *
 * Source: Cruttwell et al. (2021), Proposition 2.7, the functor R.
 * Run-time twin: test/laws/lenses.test.ts, 'R(f; g) = R(f); R(g)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { booleanError, dense, quadratic, relu } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  expectTypeOf(f.pipe(g).lens()).toEqualTypeOf(f.lens().pipe(g.lens()))
  expectTypeOf(f.pipe(dense(4)).pipe(relu).lens()).toEqualTypeOf(f.lens().pipe(dense(4).lens()).pipe(relu.lens()))
  expectTypeOf(f.pipe(quadratic.map).lens()).toEqualTypeOf(f.lens().pipe(quadratic))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  expectTypeOf(f.pipe(g).lens()).toEqualTypeOf(f.lens().pipe(g.lens()))
  expectTypeOf(f.pipe(booleanError.map).lens()).toEqualTypeOf(f.lens().pipe(booleanError))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>, g: Para<[B], [B], [A]>) => {
    expectTypeOf(f.pipe(g).lens()).toEqualTypeOf(f.lens().pipe(g.lens()))
  }))

test('a composite of other maps is another lens', () => {
  const [{ f, g }, other] = [network(2), network(4)]
  // @ts-expect-error -- to ℝ[2] and to ℝ[4]
  expectTypeOf(f.pipe(g).lens()).toEqualTypeOf(f.lens().pipe(other.g.lens()))
})
