/** Holes: what is not written yet stands in a composite, and what comes behind says what belongs there. */
import { expectTypeOf } from 'expect-type'
import type { At, Dense, Hole, HoleOver, Layer, Maps, Para, ParaLens, Pointwise, Real, Sequence, Sgd } from 'lensor'
import { dense, hole, input, quadratic, sgd, tanh } from 'lensor'
import { test } from 'vitest'

type Weights = [Real<[3, 4]>, Real<[3]>]

test('a hole is a layer: it ends in an object that says what is known of it', () => {
  expectTypeOf(input(4).pipe(hole)).toEqualTypeOf<Para<[], [Real<[4]>], [Hole<'a map', [Real<[4]>]>]>>()
  expectTypeOf(input(4).pipe(dense(3)).pipe(hole)).toEqualTypeOf<
    Para<Weights, [Real<[4]>], [Hole<'a map', [Real<[3]>]>]>
  >()
  expectTypeOf(dense(16).pipe(hole)).toEqualTypeOf<Layer<Sequence<[Dense<16>, HoleOver<'a map'>]>>>()
  expectTypeOf(hole.pipe(tanh)).toEqualTypeOf<Layer<Sequence<[HoleOver<'a map'>, Pointwise<'tanh'>]>>>()
})

test('holes behind a hole are one hole', () => {
  expectTypeOf(input(4).pipe(hole).pipe(hole)).toEqualTypeOf<Para<[], [Real<[4]>], [Hole<'a map', [Real<[4]>]>]>>()
})

test('a hole is a lens, of which the loss and the rate are cases', () => {
  const lens = input(4).pipe(dense(3)).lens()
  expectTypeOf(lens.pipe(hole)).toEqualTypeOf<ParaLens<Weights, [Real<[4]>], [Hole<'a lens', [Real<[3]>]>]>>()
})

test('a hole is an optimiser', () => {
  const lens = input(4).pipe(dense(3)).lens()
  const learner = lens.reparam(hole)
  expectTypeOf(learner).toEqualTypeOf<ParaLens<[Hole<'an optimiser', Weights>], [Real<[4]>], [Real<[3]>]>>()
  expectTypeOf(learner.pipe(quadratic).get.params[0]).toEqualTypeOf<Hole<'an optimiser', Weights>>()
  expectTypeOf(lens.reparam(sgd())).toEqualTypeOf<ParaLens<[Sgd<Weights>], [Real<[4]>], [Real<[3]>]>>()
})

test('what nothing accepts', () => {
  expectTypeOf<
    At<Sequence<[HoleOver<'a map'>, Dense<10>]>, [Real<[784]>]>
  >().toEqualTypeOf<'✗ hole: a map ℝ[784] → ℝ[m] belongs here'>()
  expectTypeOf<At<HoleOver<'a lens'>, [Real<[]>]>>().toEqualTypeOf<Maps<[], [Hole<'a lens', [Real<[]>]>]>>()
})
