/**
 * RD.4: R[⟨f, g⟩](a, b, c) = R[f](a, b) + R[g](a, c) and R[!] = 0, where ⟨f, g⟩ = Δ; (f ⊗ g), f : A → B and g : A → C.
 *
 * That the changes of both are added is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.4; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twins: test/laws/reverse-derivative.test.ts, 'RD.4: R[⟨f, g⟩](a, b, c) = R[f](a, b) + R[g](a, c)' and
 * 'RD.4: R[!] = 0'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy, discard, identity, reverse, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, network, sumOf, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const [f, g] = [closed(network(2).f), closed(network(2).h)]
  const [A, B, C, back] = [identity(f.dom), identity(f.cod), identity(g.cod), reverse(f).par(reverse(g))]
  const middle = A.par(swap(f.dom, f.cod)).par(C)
  const apart = copy(f.dom).par(B).par(C).pipe(middle)
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(g)))).toEqualTypeOf(apart.pipe(back).pipe(sumOf(f.dom)))
  expectTypeOf(reverse(discard(f.dom))).toEqualTypeOf(discard(f.dom).pipe(zeroOf(f.dom)))
})

test('over ℤ₂', () => {
  const [f, g] = [closed(circuit(2).f), closed(circuit(2).h)]
  const [A, B, C, back] = [identity(f.dom), identity(f.cod), identity(g.cod), reverse(f).par(reverse(g))]
  const middle = A.par(swap(f.dom, f.cod)).par(C)
  const apart = copy(f.dom).par(B).par(C).pipe(middle)
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(g)))).toEqualTypeOf(apart.pipe(back).pipe(sumOf(f.dom)))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire, C extends Wire>(f: Para<[], [A], [B]>, g: Para<[], [A], [C]>) => {
    const [A, B, C, back] = [identity(f.dom), identity(f.cod), identity(g.cod), reverse(f).par(reverse(g))]
    const apart = copy(f.dom)
      .par(B)
      .par(C)
      .pipe(A.par(swap(f.dom, f.cod)).par(C))
    expectTypeOf(reverse(copy(f.dom).pipe(f.par(g)))).toEqualTypeOf(apart.pipe(back).pipe(sumOf(f.dom)))
  }))

test('the changes come in the order of the pairing', () => {
  const [f, g] = [closed(network(2).f), closed(network(2).h)]
  // @ts-expect-error -- A ⊗ B ⊗ C is not A ⊗ C ⊗ B
  expectTypeOf(reverse(copy(f.dom).pipe(f.par(g)))).toEqualTypeOf(reverse(copy(f.dom).pipe(g.par(f))))
})
