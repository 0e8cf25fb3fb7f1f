/** The settings as types: what moves, what stays, and through which port. */
import { expectTypeOf } from 'expect-type'
import type { Adam, BasicUpdate, Frozen, Label, Noise, Para, ParaLens, Real, StateOf, Wires } from 'lensor'
import {
  adam,
  adversarial,
  ascent,
  basicUpdate,
  bits,
  booleanError,
  compile,
  dense,
  descent,
  dotProduct,
  dreaming,
  frozen,
  identityRate,
  input,
  linear,
  lookupTable,
  morphism,
  noise,
  quadratic,
  real,
  tanh,
  train,
  unlabelled,
  unsupervised,
} from 'lensor'
import { test } from 'vitest'

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))

type Weights = [Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>]

test('deep dreaming: the input learns, the parameters stay', () => {
  // P ⊗ label ⊗ (S ⊗ A) → 1
  const dream = dreaming({ model, loss: dotProduct, optimiser: adam(), rate: ascent(1) })
  expectTypeOf(dream).toEqualTypeOf<
    ParaLens<[Frozen<Weights>, Label<[Real<[3]>], 'dotProduct'>], [Adam<[Real<[4]>]>], []>
  >()
  // the same by hand: (S ⊗ A, S ⊗ A) → (A, A), then the model, the loss and the rate
  const byHand = adam()
    .at([real(4)])
    .pipe(model.lens().reparam(frozen))
    .pipe(dotProduct)
    .pipe(ascent(1))
  expectTypeOf(byHand).toEqualTypeOf(dream)
})

test('deep dreaming over ℤ₂', () => {
  // the bits of the input are updated by the exclusive or
  const parts = { model: bits(4).pipe(lookupTable(1)), loss: booleanError, optimiser: basicUpdate, rate: identityRate }
  expectTypeOf(dreaming(parts).dom[0].bundle).toEqualTypeOf<'BasicUpdate'>()
})

test('an adversarial game: both players learn', () => {
  // (S ⊗ P) ⊗ (T ⊗ Q) ⊗ (Zⁿ ⊗ Xⁿ) → 1, where Q stands once for two copies
  const game = adversarial({
    generator: morphism([noise(8)], (z) => [z]).pipe(linear(2)),
    discriminator: input(2).pipe(linear(1)),
    batch: 16,
    optimisers: { generator: adam(), discriminator: basicUpdate },
    rate: descent(1),
  })
  type Generator = Adam<[Real<[2, 8]>]>
  type Discriminator = BasicUpdate<[Real<[1, 2]>]>
  expectTypeOf(game.params).toEqualTypeOf<[Generator, Discriminator]>()
  expectTypeOf(game.cod).toEqualTypeOf<[]>()
  expectTypeOf<StateOf<(typeof game)['params']>>().toEqualTypeOf<[Generator, Discriminator]>()
  // and it is trained on points alone: noise is drawn
  const points = unlabelled(real(2), [[0, 1]])
  expectTypeOf(train(game, points, { epochs: 1 })).toExtend<AsyncGenerator>()
})

test('an adversarial game of any generator', () => {
  // for every P and Z
  function play<P extends Wires, Z extends Wires>(generator: Para<P, Z, [Real<[2]>]>): unknown {
    const discriminator = input(2).pipe(linear(1))
    const optimisers = { generator: frozen as never, discriminator: basicUpdate }
    return adversarial({ generator, discriminator, batch: 4, optimisers, rate: descent(0.1) })
  }
  expectTypeOf(play).returns.toBeUnknown()
})

test('unsupervised learning: the label is the input', () => {
  // (S ⊗ P) ⊗ Aⁿ → 1, and no label
  const autoencoder = input(8).pipe(linear(2)).pipe(linear(8))
  const learner = unsupervised({ model: autoencoder, batch: 4, loss: quadratic, optimiser: adam(), rate: descent(1) })
  expectTypeOf(learner).toEqualTypeOf<ParaLens<[Adam<[Real<[2, 8]>, Real<[8, 2]>]>], [Real<[4, 8]>], []>>()
})

test('noise, in its values', () => {
  // a bundle of one wire: it is drawn in training and zero in prediction
  expectTypeOf(noise(8)).toEqualTypeOf<Noise<[Real<[8]>]>>()
  const drawn = compile(morphism([noise(8)], (z) => [z]))
  expectTypeOf<Parameters<typeof drawn>>().toEqualTypeOf<[[Float64Array]]>()
})
