/** Terms as lines of mathematics: some by heart, and no line for two terms that are put together differently. */
import * as fc from 'fast-check'
import type { LensTerm, Term } from 'lensor'
import {
  LensorError,
  Para,
  ParaLens,
  adamW,
  bit,
  clip,
  constant,
  copies,
  dense,
  discard,
  gradientAscent,
  huber,
  identity,
  input,
  iterate,
  learningStep,
  lens,
  morphism,
  multiply,
  notation,
  parametric,
  permutation,
  real,
  reals,
  repeat,
  reverse,
  sgd,
  skip,
  softmaxCrossEntropy,
  swap,
  tanh,
} from 'lensor'
import type { Showable } from 'lensor/draw'
import { show } from 'lensor/draw'
import { describe, expect, test } from 'vitest'
import type { AnyLens, AnyMap } from '../laws/maps.ts'
import { untyped, untypedLens } from '../laws/maps.ts'
import { maps } from '../laws/terms.ts'
import { refusalOf } from '../terms/refusal.ts'
import { autoencoder, circuitLearner, dream, gan, image, iterated, learner, model, tied, unrolled } from './subjects.ts'

const square = morphism([real(2)], (x) => [multiply(x, x)], { name: 'x²' })

const lines: readonly (readonly [Showable, string])[] = [
  [model, 'dense(16); tanh; dense(3)'],
  [learner, '(adam above R((dense(16); tanh; dense(3))¹⁶)); softmaxCrossEntropy; descent(1)'],
  [circuitLearner, '(basicUpdate above R(lookupTable(1)¹)); booleanError; identityRate'],
  [dream, 'adam; (frozen above R(dense(16); tanh; dense(3))); dotProduct; ascent(0.1)'],
  [
    gan,
    '((adam; ascending) ⊗ (weightClipping; sgd; clip) above R((id(ℝ[8×4] ⊗ ℝ[8] ⊗ ℝ[2×8] ⊗ ℝ[2]) ⊗ Δ(ℝ[8×2] ⊗ ℝ[8] ⊗ ℝ[1×8] ⊗ ℝ[1]) above (twice; dense(8); relu; dense(2)) ⊗ id(ℝ[2]); (dense(8); relu; dense(1)) ⊗ (dense(8); relu; dense(1)); scores)⁸)); dotProduct(1, -1); descent(1)',
  ],
  [autoencoder, '(sgd above R(Δ(ℝ[8×4]); id(ℝ[8×4]) ⊗ (dense(2); tanh; dense(4))⁸; quadratic)); descent(1)'],
  [tied, 'Δ(ℝ[4×4]) above linear(4); tanh; linear(4)'],
  [iterated, '"p · s + x"∘³'],
  [
    unrolled,
    'Δ(ℝ[2×2] ⊗ ℝ[2×3] ⊗ ℝ[2]) ⊗ id(1) above id(ℝ[2]) ⊗ steps; recurrentCell(2) ⊗ id(ℝ[3]); recurrentCell(2) ⊗ id(1)',
  ],
  [image, 'flatten; dense(10)'],
  [
    learningStep(circuitLearner as never),
    'σ[0, 1, 2](ℤ₂[1×8], ℤ₂[1×1], ℤ₂[1×3]); put; id(ℤ₂[1×8]) ⊗ !(ℤ₂[1×1]) ⊗ !(ℤ₂[1×3])',
  ],
  [input(2).pipe(dense(1)).lens().put, 'put(R(dense(1)))'],
  [reverse(reverse(square)), 'R[R["x²"]]'],
  [square.batch(3).batch(12), '("x²"³)¹²'],
  [iterate(2, square).batch(3), '("x²"∘²)³'],
  [square.pipe(square).par(square), '("x²"; "x²") ⊗ "x²"'],
  [square.par(square).lens().get, 'get(R("x²" ⊗ "x²"))'],
  [identity([]), 'id(1)'],
  [copies(3, [real(2)]), 'Δ(ℝ[2]) ⊗ id(1); Δ(ℝ[2]) ⊗ id(ℝ[2])'],
  [discard([real(2), bit(3)]), '!(ℝ[2] ⊗ ℤ₂[3])'],
  [swap([real(2), real()], [bit(3)]), 'σ(ℝ[2] ⊗ ℝ, ℤ₂[3])'],
  [permutation([real(2), bit(3), real()], [2, 1, 0]), 'σ[2, 1, 0](ℝ[2], ℤ₂[3], ℝ)'],
  [lens({ get: square, put: discard([real(2)]).par(square) }), 'lens("x²", !(ℝ[2]) ⊗ "x²")'],
  [dense(16), 'dense(16)'],
  [dense(16).pipe(tanh), 'dense(16); tanh'],
  [dense(16).pipe(tanh).lens(), 'R(dense(16); tanh)'],
  [tanh.pipe(square), 'tanh; "x²"'],
  [repeat(2, skip(dense(3).pipe(tanh))), 'repeat(2, skip(dense(3); tanh))'],
  [input(3).pipe(dense(3).pipe(tanh)).pipe(tanh), 'dense(3); tanh; tanh'],
  [clip(1).pipe(sgd()), 'sgd; clip'],
  [input(2).pipe(dense(1)).lens().reparam(clip(1).pipe(sgd())), 'sgd; clip above R(dense(1))'],
  [gradientAscent, 'basicUpdate; ascending'],
  [adamW(), 'adamW'],
  [huber({ delta: 2 }), 'huber'],
  [softmaxCrossEntropy.map, 'softmaxCrossEntropy.map'],
]

test.each(lines.map(([subject, line]) => [line, subject] as const))('%s', (line, subject) => {
  expect(show(subject)).toBe(line)
})

test('what is no term is refused', () => {
  const words = '✗ what is shown is a map, a lens, a layer, a loss, a rate or an optimiser'
  for (const value of [3, undefined, 'tanh', model.term, dense])
    expect(refusalOf(() => show(value as never))).toEqual([LensorError, words])
})

/** A term as text that is equal exactly where terms are put together in the same way from what has the same names. */
function data(term: Term | LensTerm): string {
  return JSON.stringify(term, (key, value: unknown) => {
    if (key === 'graph' || key === 'initial' || key === 'made') return undefined
    if (key === 'layer') return (value as { readonly name: string }).name
    if (key === 'domain') return (value as { readonly symbol: string }).symbol
    return value
  })
}

/** Asks that terms with the same line are the same data, and gives how many have the line of another. */
function expectInjective(terms: ReadonlySet<AnyMap | AnyLens>, lineOf: (subject: AnyMap | AnyLens) => string): number {
  const known = new Map<string, string>()
  let met = 0
  for (const subject of terms) {
    const [line, found] = [lineOf(subject), `${subject instanceof Para ? 'map' : 'lens'} ${data(subject.term)}`]
    if (known.has(line)) met++
    expect(known.get(line) ?? found).toBe(found)
    known.set(line, found)
  }
  return met
}

describe('no line is that of two terms', () => {
  const scalar = real()
  const names = [
    'f',
    'f; f',
    'f ⊗ f',
    'f²',
    'f∘²',
    '(f)',
    '"f"',
    'R[f]',
    'R(f)',
    'R',
    'id(ℝ)',
    'above',
    'get(R(f))',
    'f(, g)',
    'f(1)',
  ]
  const named = names.map((name) => untyped(morphism([scalar], (x) => [x], { name })))
  const p = untyped(parametric([scalar], [scalar], (weight, x) => [multiply(weight, x)], { name: 'p' }))
  const layer = untyped(identity([scalar]).pipe(tanh))
  const point = untyped(morphism([], () => [constant(scalar, 1)], { name: 'point' }))
  const structural = [untyped(identity([scalar])), untyped(identity([])), untyped(discard([scalar]))]
  const atoms: readonly AnyMap[] = [...named, p, layer, point, ...structural]

  /** All that one step makes of terms. */
  function step(terms: readonly (AnyMap | AnyLens)[]): (AnyMap | AnyLens)[] {
    const made: (AnyMap | AnyLens)[] = []
    const alike = (left: object, right: object): boolean => notation(left as never) === notation(right as never)
    for (const one of terms) {
      if (one instanceof Para) {
        made.push(untyped(reverse(one)), untyped(one.batch(2)), untyped(one.batch(22)), untypedLens(one.lens()))
        if (alike(one.dom, one.cod)) made.push(untyped(iterate(2, one as never)))
      } else made.push(untyped(one.get as never), untyped(one.put as never))
      for (const other of terms) {
        if (one instanceof Para && other instanceof Para) {
          made.push(untyped(one.par(other)))
          if (alike(one.cod, other.dom)) made.push(untyped(one.pipe(other as never)))
          if (other.params.length === 0 && alike(other.cod, one.params)) made.push(untyped(one.reparam(other as never)))
        } else if (one instanceof ParaLens && other instanceof ParaLens) {
          made.push(untypedLens(one.par(other)))
          if (alike(one.cod, other.dom)) made.push(untypedLens(one.pipe(other as never)))
          if (alike(other.params, []) && alike(other.cod, one.params))
            made.push(untypedLens(one.reparam(other as never)))
        }
      }
    }
    return made
  }

  test('among all small ones, and some larger ones', () => {
    const small = [...atoms, ...step(atoms)]
    // Every so manyth of them, so that each kind is among them.
    const some = small.filter((_, place) => place % 7 === 0)
    const terms = new Set([...small, ...step(some)])
    expect(terms.size).toBeGreaterThan(5_000)
    expectInjective(terms, show)
  })

  test('among random ones of one type', () => {
    const terms = new Set(fc.sample(maps(reals, 2), { numRuns: 1_000, seed: 1 }))
    const met = expectInjective(terms, (map) => `${show(map)} : ${notation(map.params)} | ${notation(map.dom)}`)
    expect(met).toBeGreaterThan(50)
  })
})
