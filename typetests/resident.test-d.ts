/** Steps that stay on an engine: what they share, what goes from step to step, what goes in and comes out. */
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Real, Resident, Values, Wire } from 'lensor'
import type { Bit, Para } from 'lensor'
import { adam, add, bit, dense, descent, input, learningStep, linear, morphism, multiply, parametric } from 'lensor'
import { quadratic, real, resident, supervised, tanh } from 'lensor'
import { test } from 'vitest'

test('a cell: all that it gives is its state', () => {
  // f : P ⊗ (S ⊗ X) → S
  const step = parametric([real(3)], [real(3), real(3), real()], (p, s, x) => [add(multiply(p, s), x)])
  expectTypeOf(resident(step)).toEqualTypeOf<Resident<[Real<[3]>], [Real<[3]>], [Real<[3]>, Real<[]>], []>>()
})

test('a step that puts something out: so many of the parts that it gives are its state', () => {
  // f : S ⊗ X → S ⊗ Y
  const step = morphism([real(2), bit(3), bit(4)], (x, b, own) => [multiply(x, x), add(b, b), own])
  expectTypeOf(resident(step, { states: 2 })).toEqualTypeOf<
    Resident<[], [Real<[2]>, Bit<[3]>], [Bit<[4]>], [Bit<[4]>]>
  >()
})

test('a map from inputs alone has no state', () => {
  // f : P ⊗ X → Y
  const model = input(4).pipe(linear(3)).pipe(tanh)
  expectTypeOf(resident(model, { states: 0 })).toEqualTypeOf<Resident<[Real<[3, 4]>], [], [Real<[4]>], [Real<[3]>]>>()
})

test('at every size, and over every wire', () => {
  const recurrent = <N extends number>(size: N): Resident<[Real<[N]>], [Real<[N]>], [Real<[N]>], []> =>
    resident(parametric([real(size)], [real(size), real(size)], (p, s, x) => [add(multiply(p, s), x)]))
  expectTypeOf(recurrent(3)).toEqualTypeOf<Resident<[Real<[3]>], [Real<[3]>], [Real<[3]>], []>>()

  const again = <P extends Wire, A extends Wire>(f: Para<[P], [A], [A]>): Resident<[P], [A], [], []> => resident(f)
  expectTypeOf(again(input(4).pipe(linear(4)))).toEqualTypeOf<Resident<[Real<[4, 4]>], [Real<[4]>], [], []>>()
})

type Weights = [Real<[3, 4]>, Real<[3]>]

test('learning steps: what the learner carries is the state', () => {
  // put : S ⊗ P ⊗ Label ⊗ A → S ⊗ P
  const model = input(4).pipe(dense(3))
  const learner = supervised({ model, batch: 8, loss: quadratic, optimiser: adam(), rate: descent(1) })
  const steps = resident(learningStep(learner))
  expectTypeOf(steps).toEqualTypeOf<Resident<[], [Adam<Weights>], [Label<[Real<[8, 3]>]>, Real<[8, 4]>], []>>()
  expectTypeOf(steps.state()).toEqualTypeOf<Values<[Adam<Weights>]>>()
  expectTypeOf(steps.run).parameters.toEqualTypeOf<[count: number, inputs: [[Float64Array], Float64Array]]>()
})
