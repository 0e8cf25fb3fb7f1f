/**
 * RD.1: R[f + g] = R[f] + R[g] and R[0] = 0, where f + g = Δ; (f ⊗ g); + of f, g : A → B.
 *
 * That the changes of both are added is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.1; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twins: test/laws/reverse-derivative.test.ts, 'RD.1: R[f + g] = R[f] + R[g]' and 'RD.1: R[0] = 0'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy, discard, reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, network, sumOf, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  const zero = discard(f.dom).pipe(zeroOf(f.cod))
  const both = copy([...f.dom, ...f.cod]).pipe(reverse(f).par(reverse(zero)))
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(zero)).pipe(sumOf(f.cod)))).toEqualTypeOf(both.pipe(sumOf(f.dom)))
  expectTypeOf(reverse(zero)).toEqualTypeOf(discard([...f.dom, ...f.cod]).pipe(zeroOf(f.dom)))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  const both = copy([...f.dom, ...f.cod]).pipe(reverse(f).par(reverse(f)))
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(f)).pipe(sumOf(f.cod)))).toEqualTypeOf(both.pipe(sumOf(f.dom)))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(f: Para<[], [A], [B]>) => {
    const both = copy([...f.dom, ...f.cod]).pipe(reverse(f).par(reverse(f)))
    expectTypeOf(reverse(copy(f.dom).pipe(f.par(f)).pipe(sumOf(f.cod)))).toEqualTypeOf(both.pipe(sumOf(f.dom)))
  }))

test('changes that are not added stay two', () => {
  const f = closed(network(2).f)
  const both = copy([...f.dom, ...f.cod]).pipe(reverse(f).par(reverse(f)))
  // @ts-expect-error -- A ⊗ A is not A
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(f)).pipe(sumOf(f.cod)))).toEqualTypeOf(both)
})
