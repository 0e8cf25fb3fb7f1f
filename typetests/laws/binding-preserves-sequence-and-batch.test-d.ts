/**
 * Binding numbers to named sizes is a functor, which commutes with R and with batches: (f; g) at n is f at n; g at n.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para; the functor that puts numbers in place of names in the objects.
 * Run-time twin: test/laws/binding.test.ts, 'batch(n, f) at n', 'R of f bound is f bound of R',
 * 'batch(n, f); batch(n, g) at n'.
 */
import { expectTypeOf } from 'expect-type'
import { bind, identity, real, reverse } from 'lensor'
import { test } from 'vitest'
import { network } from './maps.ts'

const { f, g } = network('n')
const numbered = network(2)

test('identities', () => {
  expectTypeOf(bind(identity([real('n')]), { n: 2 })).toEqualTypeOf(identity([real(2)]))
})

test('sequence', () => {
  expectTypeOf(bind(f.pipe(g), { n: 2 })).toEqualTypeOf(bind(f, { n: 2 }).pipe(bind(g, { n: 2 })))
  expectTypeOf(bind(f.pipe(g), { n: 2 })).toEqualTypeOf(numbered.f.pipe(numbered.g))
})

test('⊗', () => {
  expectTypeOf(bind(f.par(g), { n: 2 })).toEqualTypeOf(bind(f, { n: 2 }).par(bind(g, { n: 2 })))
})

test('R', () => {
  expectTypeOf(bind(reverse(f), { n: 2 })).toEqualTypeOf(reverse(bind(f, { n: 2 })))
  expectTypeOf(bind(f.lens(), { n: 2 })).toEqualTypeOf(bind(f, { n: 2 }).lens())
})

test('batches', () => {
  expectTypeOf(bind(f.batch('m'), { n: 2, m: 5 })).toEqualTypeOf(bind(f, { n: 2 }).batch(5))
})

test('another number is another type', () => {
  // @ts-expect-error -- ℝ[3] is not ℝ[2]
  expectTypeOf(bind(f, { n: 3 })).toEqualTypeOf(numbered.f)
})
