/**
 * Domains and primitives from outside the library, through its public entries alone: ℤ₄, ℤ₂₅₆, ℝ[ε] and the sine are
 * lawful, print, batch, differentiate and learn like what the library has; a broken one is told which law it breaks.
 */
import { expectTypeOf } from 'expect-type'
import { describe, expect, test } from 'vitest'
import type { At, Maps, Notation, Para, Pointwise, Primitive, Real, Report, Values } from 'lensor'
import {
  LensorError,
  accuracy,
  basicUpdate,
  bias,
  compile,
  dataset,
  descent,
  emit,
  exp,
  identity,
  input,
  linear,
  log,
  morphism,
  multiply,
  negate,
  notation,
  over,
  predict,
  quadratic,
  real,
  reciprocal,
  reverse,
  sigmoid,
  sqrt,
  supervised,
  tanh,
  train,
} from 'lensor'
import type { CheckOptions } from 'lensor/laws'
import { checkReverseDerivative } from 'lensor/laws'
import type { Difference } from '../../docs/examples/domains/difference.ts'
import type { Dual, DualDomain, DualNumber } from '../../docs/examples/domains/dual-numbers.ts'
import * as duals from '../../docs/examples/domains/dual-numbers.ts'
import { DualVector, dual, dualNumbers } from '../../docs/examples/domains/dual-numbers.ts'
import type { Quaternary } from '../../docs/examples/domains/integers-modulo-4.ts'
import * as digits from '../../docs/examples/domains/integers-modulo-4.ts'
import { integersModulo4, quaternary } from '../../docs/examples/domains/integers-modulo-4.ts'
import type { Sine } from '../../docs/examples/domains/sine.ts'
import * as waves from '../../docs/examples/domains/sine.ts'
import { cosinePrimitive, sine, sinePrimitive } from '../../docs/examples/domains/sine.ts'
import type { Word } from '../../docs/examples/domains/words.ts'
import * as words from '../../docs/examples/domains/words.ts'
import { word } from '../../docs/examples/domains/words.ts'

type Pointed = Primitive<Record<never, never>>

const hereOf = (primitive: Pointed): { primitive: Pointed; operands: [Real<[3]>]; attributes: Record<never, never> } => ({
  primitive,
  operands: [real(3)],
  attributes: {},
})

/** The last report of training. */
async function last<R extends Pick<Report, 'epoch'>>(reports: AsyncIterable<R>): Promise<R> {
  let found: R | undefined
  for await (const report of reports) found = report
  if (found === undefined) throw new Error('training gave no report')
  return found
}

describe('ℤ₄', () => {
  test('is lawful, and so are maps over it', () => {
    const affine = identity([quaternary(3)])
      .pipe(linear(2))
      .pipe(bias)
    const cube = morphism([quaternary(2)], (x) => [multiply(x, multiply(x, x))])
    expect(String(checkReverseDerivative(integersModulo4))).toBe('holds')
    expect(String(checkReverseDerivative(affine))).toBe('holds')
    expect(String(checkReverseDerivative(cube))).toBe('holds')
    expect(String(checkReverseDerivative(digits.circuit))).toBe('holds')
  })

  test('prints, as a type and as a string', () => {
    expectTypeOf(quaternary(8)).toEqualTypeOf<Quaternary<[8]>>()
    expectTypeOf<Notation<[Quaternary<[8]>, Quaternary<[]>]>>().toEqualTypeOf<'ℤ₄[8] ⊗ ℤ₄'>()
    expect(notation([quaternary(8), quaternary()])).toBe('ℤ₄[8] ⊗ ℤ₄')
  })

  test('is refused where smooth functions are asked for, in the compiler and at run time', () => {
    const sentence = '✗ tanh takes tensors of a smooth domain such as ℝ, but ℤ₄[2] flows in'
    expectTypeOf<At<Pointwise<'tanh'>, [Quaternary<[2]>]>>().toEqualTypeOf<typeof sentence>()
    const untyped: { pipe(layer: unknown): unknown } = identity([quaternary(2)])
    expect(() => untyped.pipe(tanh)).toThrow(new Error(sentence))
  })

  test('differentiates as a polynomial: R[2x² + 2x](x, δ) = 2δ, although 2x² + 2x is 0 at every digit', () => {
    const zero = morphism([quaternary(4)], (x) => [multiply(x, x)]).pipe(
      morphism([quaternary(4)], (square) => [multiply(square, square)]),
    )
    expect(compile(zero)(Uint8Array.of(0, 1, 2, 3))).toEqual([Uint8Array.of(0, 1, 0, 1)])
    expect(compile(reverse(zero))(Uint8Array.of(0, 1, 2, 3), Uint8Array.of(1, 1, 1, 1))).toEqual([
      Uint8Array.of(0, 0, 0, 0),
    ])
  })

  test('batches', () => {
    const table = Uint8Array.of(0, 1, 0, 1, 0, 1, 1, 2)
    const batched = digits.circuit.batch(2)
    expectTypeOf(batched.dom).toEqualTypeOf<[Quaternary<[2, 3]>]>()
    expect(compile(batched)(table, Uint8Array.of(3, 3, 1, 2, 3, 1))).toEqual([Uint8Array.of(2, 3)])
  })

  test('learns x · y + z of digits exactly, in one step, from the rows of bits', async () => {
    const { loss, parameters } = await last(train(digits.learner, digits.multiplyAdd(2), { epochs: 1 }))
    expect(loss).toBe(5 / 8)
    expect(parameters).toEqual([Uint8Array.of(0, 1, 0, 1, 0, 1, 1, 2)])
    expect(accuracy(digits.circuit, parameters, digits.multiplyAdd(4))).toBe(1)
  })
})

describe('ℤ₂₅₆', () => {
  const anyWord: CheckOptions = { element: (random) => Math.floor(256 * random.uniform()) }

  test('is lawful, and so are maps over it', () => {
    const product = morphism([word(2), word(2)], (x, y) => [multiply(x, multiply(x, y))])
    expect(String(checkReverseDerivative(words.words, anyWord))).toBe('holds')
    expect(String(checkReverseDerivative(words.model, anyWord))).toBe('holds')
    expect(String(checkReverseDerivative(product, anyWord))).toBe('holds')
  })

  test('prints, as a type and as a string', () => {
    expectTypeOf(word(2, 8)).toEqualTypeOf<Word<[2, 8]>>()
    expectTypeOf<Notation<[Word<[2, 8]>]>>().toEqualTypeOf<'ℤ₂₅₆[2×8]'>()
    expect(notation([word(2, 8)])).toBe('ℤ₂₅₆[2×8]')
    expect(notation(words.learner.params)).toBe('ℤ₂₅₆[1×1] ⊗ ℤ₂₅₆[1] ⊗ ℤ₂₅₆[1×1]')
  })

  test('differentiates and batches: R[x²](x, δ) = 2xδ, modulo 256', () => {
    const square = morphism([word()], (x) => [multiply(x, x)]).batch(3)
    const [xs, changes] = [Uint8Array.of(3, 128, 255), Uint8Array.of(1, 7, 2)]
    expect(compile(square)(xs)).toEqual([Uint8Array.of(9, 0, 1)])
    expect(compile(reverse(square))(xs, changes)).toEqual([Uint8Array.of(6, 0, 252)])
  })

  test('learns a generator of pseudo-random words exactly, from 31 of its 256 words, 2-adically', async () => {
    const options = { epochs: 1, shuffle: false }
    const losses: number[] = []
    for await (const { loss } of train(words.learner, words.generated(31), { ...options, every: 1 })) losses.push(loss)
    expect(losses.slice(0, 12)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0].map((wrong, at) => losses[at] ?? wrong))
    const { parameters } = await last(train(words.learner, words.generated(31), options))
    expect(parameters).toEqual([Uint8Array.of(141), Uint8Array.of(3)])
    expect(accuracy(words.model, parameters, words.generated(256))).toBe(1)
  })
})
