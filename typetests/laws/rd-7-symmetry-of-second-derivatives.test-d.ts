/**
 * RD.7: second derivatives are symmetric: D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d)), of f : A → B.
 *
 * Of types, the law says only that the two changes are of one object; the rest is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.7; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twin: test/laws/reverse-derivative.test.ts, 'RD.7: D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d))'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { identity, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, forwardDerivative as D, network } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  const middle = identity(f.dom).par(swap(f.dom, f.dom)).par(identity(f.dom))
  expectTypeOf(middle.pipe(D(D(f)))).toEqualTypeOf(D(D(f)))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  const middle = identity(f.dom).par(swap(f.dom, f.dom)).par(identity(f.dom))
  expectTypeOf(middle.pipe(D(D(f)))).toEqualTypeOf(D(D(f)))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(f: Para<[], [A], [B]>) => {
    const middle = identity(f.dom).par(swap(f.dom, f.dom)).par(identity(f.dom))
    expectTypeOf(middle.pipe(D(D(f)))).toEqualTypeOf(D(D(f)))
  }))

test('a second derivative has two changes', () => {
  const f = closed(network(2).f)
  // @ts-expect-error -- A ⊗ A ⊗ A ⊗ A is not A ⊗ A
  expectTypeOf(D(D(f))).toEqualTypeOf(D(f))
})
