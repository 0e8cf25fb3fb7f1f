/**
 * Reparametrisation goes through sequence: (f along r); (g along s) = (f; g) along (r ⊗ s).
 *
 * Source: Cruttwell et al. (2021), Definitions 2.1, Para, and 2.3, reparametrisation.
 * Run-time twin: test/laws/parametric.test.ts, 'of f; g: (f along r); (g along s) = (f; g) along (r ⊗ s)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { identity } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network, sumOf } from './maps.ts'

test('over ℝ', () => {
  const { f, g, r } = network(2)
  const s = sumOf(g.params)
  expectTypeOf(f.reparam(r).pipe(g.reparam(s))).toEqualTypeOf(f.pipe(g).reparam(r.par(s)))
})

test('over ℤ₂', () => {
  const { f, g, r } = circuit(2)
  const s = sumOf(g.params)
  expectTypeOf(f.reparam(r).pipe(g.reparam(s))).toEqualTypeOf(f.pipe(g).reparam(r.par(s)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, Q extends Wire>(f: Para<[P], [P], [P]>, r: Para<[], [Q], [P]>) => {
    expectTypeOf(f.reparam(r).pipe(f.reparam(r))).toEqualTypeOf(f.pipe(f).reparam(r.par(r)))
  }))

test('with one part alone reparametrised it is of another type', () => {
  const { f, g, r } = network(2)
  const along = r.par(identity(g.params))
  // @ts-expect-error -- Q is not Q ⊗ Q
  expectTypeOf(f.reparam(r).pipe(g.reparam(sumOf(g.params)))).toEqualTypeOf(f.pipe(g).reparam(along))
})
