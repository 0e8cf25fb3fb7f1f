/** A hole at run time: it can be composed, drawn and shown, and what belongs there is thrown where it is run. */
import {
  adam,
  adversarial,
  compile,
  dense,
  descent,
  dreaming,
  hole,
  input,
  learningStep,
  noise,
  notation,
  quadratic,
  repeat,
  resident,
  reverse,
  sgd,
  skip,
  supervised,
  tanh,
  identity,
  unsupervised,
} from 'lensor'
import { draw, show, showCode, toTikz } from 'lensor/draw'
import { describe, expect, test } from 'vitest'

const begun = input(4).pipe(dense(3)).pipe(hole)

test('what comes out of it is written ?', () => {
  expect(notation(begun.cod)).toBe('?')
  expect(notation(begun.lens().pipe(hole).cod)).toBe('?')
  expect(notation(reverse(begun).dom)).toBe('ℝ[4] ⊗ ?')
})

test('it is drawn, shown and written as code', () => {
  expect(draw(begun)).toContain('hole')
  expect(toTikz(begun)).toContain('hole')
  expect(show(begun)).toBe('dense(3); hole')
  expect(showCode(begun)).toBe('input(4).pipe(dense(3)).pipe(hole)')
  const learner = input(4).pipe(dense(3)).lens().reparam(hole).pipe(hole)
  expect(showCode(learner)).toBe('input(4).pipe(dense(3)).lens().reparam(hole).pipe(hole)')
})

test('a hole behind a hole is one hole', () => {
  expect(() => compile(input(4).pipe(hole).pipe(hole) as never)).toThrow('✗ hole: a map from ℝ[4] belongs here')
})

describe('in plain JavaScript it says the same as in types', () => {
  const model = input(4).pipe(dense(3))
  const closed = supervised({ model, batch: 2, loss: quadratic, optimiser: hole, rate: descent(1) })
  test.each<readonly [string, () => unknown, string]>([
    ['at the end', () => compile(begun as never), 'a map from ℝ[3] belongs here'],
    ['in a batch', () => begun.batch(8).pipe(dense(2) as never), 'a map ℝ[3] → ℝ[m] belongs here'],
    ['before its like', () => begun.pipe(model as never), 'a map ℝ[3] → ℝ[4] belongs here'],
    ['before what takes anything', () => begun.pipe(tanh as never), 'a map ℝ[3] → A belongs here'],
    ['in copies', () => input(4).pipe(repeat(2, dense(8).pipe(hole)) as never), 'a map ℝ[8] → ℝ[m] belongs here'],
    ['in a skip', () => input(4).pipe(skip(dense(8).pipe(hole)) as never), 'a map ℝ[8] → ℝ[4] belongs here'],
    ['beside', () => model.par(hole as never), 'a map belongs here'],
    ['beside a lens', () => model.lens().par(hole as never), 'a lens belongs here'],
    ['among other objects', () => begun.par(input(2)).pipe(tanh as never), 'a map from ℝ[3] belongs here'],
    [
      'above',
      () =>
        model
          .lens()
          .reparam(hole)
          .reparam(sgd() as never),
      'an optimiser of ℝ[3×4] ⊗ ℝ[3] belongs here',
    ],
    ['in a step', () => learningStep(closed as never), 'an optimiser of ℝ[3×4] ⊗ ℝ[3] belongs here'],
    ['in steps', () => resident(begun as never), 'a map from ℝ[3] belongs here'],
    [
      'for the rate of an autoencoder',
      () =>
        learningStep(
          unsupervised({
            model: input(2).pipe(dense(2)),
            batch: 1,
            loss: quadratic,
            optimiser: adam(),
            rate: hole,
          }) as never,
        ),
      'a lens from ℝ belongs here',
    ],
    [
      'for the loss of a dream',
      () => dreaming({ model, loss: hole, optimiser: adam(), rate: descent(1) as never }),
      'a lens ℝ[3] → ℝ belongs here',
    ],
    [
      'for an optimiser of a game',
      () =>
        learningStep(
          adversarial({
            generator: identity([noise(2)]).pipe(identity([noise(2)])) as never,
            discriminator: input(2).pipe(dense(1)),
            batch: 1,
            optimisers: { generator: sgd(), discriminator: hole },
            rate: descent(1),
          } as never) as never,
        ),
      'an optimiser of ℝ[1×2] ⊗ ℝ[1] belongs here',
    ],
  ])('%s', (_place, make, words) => {
    expect(make).toThrow(`✗ hole: ${words}`)
  })
})
