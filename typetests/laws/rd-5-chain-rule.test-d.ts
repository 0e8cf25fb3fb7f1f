/**
 * RD.5, the chain rule: R[f; g](a, c) = R[f](a, R[g](f(a), c)), of f : A → B and g : B → C.
 *
 * That R[g] is taken at f(a) is a matter of values. With parameters the law is that R preserves sequence.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.5; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twin: test/laws/reverse-derivative.test.ts, 'RD.5: R[f; g](a, c) = R[f](a, R[g](f(a), c))'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy, identity, reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const [f, g] = [closed(network(2).f), closed(network(2).g)]
  const [A, C] = [identity(f.dom), identity(g.cod)]
  const [forward, back] = [A.par(f).par(C), A.par(reverse(g)).pipe(reverse(f))]
  expectTypeOf(reverse(f.pipe(g))).toEqualTypeOf(copy(f.dom).par(C).pipe(forward).pipe(back))
})

test('over ℤ₂', () => {
  const [f, g] = [closed(circuit(2).f), closed(circuit(2).g)]
  const [A, C] = [identity(f.dom), identity(g.cod)]
  const [forward, back] = [A.par(f).par(C), A.par(reverse(g)).pipe(reverse(f))]
  expectTypeOf(reverse(f.pipe(g))).toEqualTypeOf(copy(f.dom).par(C).pipe(forward).pipe(back))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire, C extends Wire>(f: Para<[], [A], [B]>, g: Para<[], [B], [C]>) => {
    const [A, C] = [identity(f.dom), identity(g.cod)]
    const [forward, back] = [A.par(f).par(C), A.par(reverse(g)).pipe(reverse(f))]
    expectTypeOf(reverse(f.pipe(g))).toEqualTypeOf(copy(f.dom).par(C).pipe(forward).pipe(back))
  }))

test('the change of a composite is one of its end', () => {
  const [g, h] = [closed(network(2).g), closed(network(2).h)]
  // @ts-expect-error -- it comes from ℝ[5], not from ℝ[2]
  expectTypeOf(reverse(g.pipe(h))).toEqualTypeOf(reverse(g))
})
