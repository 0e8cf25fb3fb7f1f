/**
 * Domains and primitives from outside the library, through its public entries alone: ℤ₄, ℤ₂₅₆, ℝ[ε] and the softplus are
 * lawful, print, batch, differentiate and learn like what the library has; a broken one is told which law it breaks.
 */
import { expectTypeOf } from 'expect-type'
import { describe, expect, test } from 'vitest'
import type { At, Maps, Notation, Para, Pointwise, Primitive, Real, Tensor, Wire } from 'lensor'
import {
  LensorError,
  ObjectError,
  StorageError,
  accuracy,
  add,
  basicUpdate,
  bias,
  compile,
  cos,
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
  reference,
  real,
  reciprocal,
  reverse,
  scale,
  sigmoid,
  sin,
  sqrt,
  supervised,
  tanh,
  train,
} from 'lensor'
import type { CheckOptions } from 'lensor/laws'
import { checkReverseDerivative } from 'lensor/laws'
import type { Difference, Negation } from '../../docs/examples/domains/difference.ts'
import type { Dual, DualDomain, DualNumber } from '../../docs/examples/domains/dual-numbers.ts'
import * as duals from '../../docs/examples/domains/dual-numbers.ts'
import { DualVector, dual, dualNumbers } from '../../docs/examples/domains/dual-numbers.ts'
import type { Quaternary, QuaternaryDomain } from '../../docs/examples/domains/integers-modulo-4.ts'
import * as digits from '../../docs/examples/domains/integers-modulo-4.ts'
import { integersModulo4, quaternary } from '../../docs/examples/domains/integers-modulo-4.ts'
import type { Softplus } from '../../docs/examples/domains/softplus.ts'
import * as bends from '../../docs/examples/domains/softplus.ts'
import { softplus, softplusPrimitive } from '../../docs/examples/domains/softplus.ts'
import type { Word, WordDomain } from '../../docs/examples/domains/words.ts'
import * as generators from '../../docs/examples/domains/words.ts'
import { word, words } from '../../docs/examples/domains/words.ts'

/** The last report of training. */
async function last<R>(reports: AsyncIterable<R>): Promise<R> {
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
    expect(() => untyped.pipe(tanh)).toThrow(new ObjectError(sentence))
  })

  test('differentiates polynomials and not functions: 2x² + 2x is 0 at every digit, its derivative 2', () => {
    const zero = morphism([quaternary(4)], (x) => [scale(add(multiply(x, x), x), 2)])
    const [all, ones] = [Uint8Array.of(0, 1, 2, 3), Uint8Array.of(1, 1, 1, 1)]
    expect(compile(zero)(all)).toEqual([Uint8Array.of(0, 0, 0, 0)])
    expect(compile(reverse(zero))(all, ones)).toEqual([Uint8Array.of(2, 2, 2, 2)])
  })

  test('batches', () => {
    const batched = digits.circuit.batch(2)
    expectTypeOf(batched.dom).toEqualTypeOf<[Quaternary<[2, 3]>]>()
    const multiplyAdd = Uint8Array.of(0, 1, 0, 1, 0, 1, 1, 2)
    expect(compile(batched)(multiplyAdd, Uint8Array.of(3, 3, 1, 2, 3, 1))).toEqual([Uint8Array.of(2, 3)])
  })

  test('learns x · y + z of digits exactly, in one step, from its rows of bits', async () => {
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
    expect(String(checkReverseDerivative(words, anyWord))).toBe('holds')
    expect(String(checkReverseDerivative(generators.model, anyWord))).toBe('holds')
    expect(String(checkReverseDerivative(product, anyWord))).toBe('holds')
  })

  test('prints, as a type and as a string', () => {
    expectTypeOf(word(2, 8)).toEqualTypeOf<Word<[2, 8]>>()
    expectTypeOf<Notation<[Word<[2, 8]>]>>().toEqualTypeOf<'ℤ₂₅₆[2×8]'>()
    expect(notation([word(2, 8)])).toBe('ℤ₂₅₆[2×8]')
  })

  test('is refused by a layer of another domain, in the compiler and at run time', () => {
    const sentence = '✗ softplus takes one real tensor ℝ[…], but ℤ₂₅₆[2] flows in'
    expectTypeOf<At<Softplus, [Word<[2]>]>>().toEqualTypeOf<typeof sentence>()
    const untyped: { pipe(layer: unknown): unknown } = identity([word(2)])
    expect(() => untyped.pipe(softplus)).toThrow(new ObjectError(sentence))
  })

  test('batches and differentiates: R[x²](x, δ) = 2xδ, modulo 256', () => {
    const squares = morphism([word()], (x) => [multiply(x, x)]).batch(3)
    const [xs, changes] = [Uint8Array.of(3, 128, 255), Uint8Array.of(1, 7, 2)]
    expect(compile(squares)(xs)).toEqual([Uint8Array.of(9, 0, 1)])
    expect(compile(reverse(squares))(xs, changes)).toEqual([Uint8Array.of(6, 0, 252)])
  })

  test('learns a generator of pseudo-random words exactly, from 31 of its 256 words', async () => {
    const errors: number[] = []
    const options = { epochs: 1, shuffle: false, every: 1 }
    for await (const { loss, step, parameters } of train(generators.learner, generators.generated(31), options)) {
      errors.push(loss)
      if (step < 31) continue
      expect(parameters).toEqual([Uint8Array.of(141), Uint8Array.of(3)])
      expect(accuracy(generators.model, parameters, generators.generated(256))).toBe(1)
    }
    const zeros = new Array<number>(20).fill(0)
    expect(errors).toEqual([1, 1, 1, 1 / 2, 1 / 2, 1 / 8, 1 / 8, 1 / 16, 1 / 16, 1 / 128, 1 / 128, ...zeros])
  })
})

describe('ℝ[ε]', () => {
  // Whole numbers: their products and sums are exact, and so are the laws.
  const wholes: CheckOptions = {
    element: (random): DualNumber => ({
      value: Math.floor(9 * random.uniform()) - 4,
      slope: Math.floor(9 * random.uniform()) - 4,
    }),
  }

  test('is lawful, and so are polynomial maps over it', () => {
    const affine = identity([dual(3)])
      .pipe(linear(2))
      .pipe(bias)
    const product = morphism([dual(2), dual(2)], (x, y) => [multiply(x, multiply(x, y))])
    expect(String(checkReverseDerivative(dualNumbers, wholes))).toBe('holds')
    expect(String(checkReverseDerivative(affine, wholes))).toBe('holds')
    expect(String(checkReverseDerivative(product, wholes))).toBe('holds')
  })

  test('is lawful where numbers are rounded, up to rounding', () => {
    const near = (left: number, right: number): boolean =>
      Math.abs(left - right) <= 1e-9 * (1 + Math.abs(left) + Math.abs(right))
    const equals = (left: DualNumber, right: DualNumber): boolean =>
      near(left.value, right.value) && near(left.slope, right.slope)
    const rounded: DualDomain = { ...dualNumbers, ring: { ...dualNumbers.ring, equals } }
    const network = identity([over(rounded, [2])])
      .pipe(linear(2))
      .pipe(tanh)
      .pipe(linear(1))
      .pipe(sigmoid)
    expect(String(checkReverseDerivative(network, wholes))).toBe('holds')
  })

  test('prints, as a type and as a string', () => {
    expectTypeOf(dual(3)).toEqualTypeOf<Dual<[3]>>()
    expectTypeOf<Notation<[Dual<[3]>, Dual<[]>]>>().toEqualTypeOf<'ℝ[ε][3] ⊗ ℝ[ε]'>()
    expect(notation([dual(3), dual()])).toBe('ℝ[ε][3] ⊗ ℝ[ε]')
  })

  test('takes its own storage alone', () => {
    const run: (...values: never[]) => unknown = compile(identity([dual(2)]))
    expect(() => run(Float64Array.of(1, 2) as never)).toThrow(
      new StorageError('✗ ℝ[ε][2] is stored in a DualVector of 2, but a Float64Array of 2 came'),
    )
  })

  test.each<[string, Para<[], [Real<[]>], [Real<[]>]>, Para<[], [Dual<[]>], [Dual<[]>]>]>([
    ['exp', morphism([real()], (x) => [exp(x)]), morphism([dual()], (x) => [exp(x)])],
    ['log', morphism([real()], (x) => [log(x)]), morphism([dual()], (x) => [log(x)])],
    ['sin', morphism([real()], (x) => [sin(x)]), morphism([dual()], (x) => [sin(x)])],
    ['cos', morphism([real()], (x) => [cos(x)]), morphism([dual()], (x) => [cos(x)])],
    ['tanh', morphism([real()], (x) => [tanh(x)]), morphism([dual()], (x) => [tanh(x)])],
    ['sigmoid', morphism([real()], (x) => [sigmoid(x)]), morphism([dual()], (x) => [sigmoid(x)])],
    ['sqrt', morphism([real()], (x) => [sqrt(x)]), morphism([dual()], (x) => [sqrt(x)])],
    ['reciprocal', morphism([real()], (x) => [reciprocal(x)]), morphism([dual()], (x) => [reciprocal(x)])],
  ])('gives the value and the derivative of %s', (_name, overReals, overDuals) => {
    for (const x of [0.25, 1, 3]) {
      const [{ values, slopes }] = compile(overDuals)(new DualVector([x], [1]))
      expect([values]).toEqual(compile(overReals, { engine: reference })(Float64Array.of(x)))
      expect(slopes[0]).toBeCloseTo(
        compile(reverse(overReals))(Float64Array.of(x), Float64Array.of(1))[0][0] ?? NaN,
        14,
      )
    }
  })

  test('gives, by evaluation alone, the derivative of a network that R gives over ℝ', () => {
    const network = linear(3).pipe(bias).pipe(tanh).pipe(linear(1))
    const [first, offset, second] = [
      [0.3, -0.2, 0.5, 0.1, -0.4, 0.7],
      [0.1, 0, -0.1],
      [0.6, -0.8, 0.2],
    ]
    const [x, v] = [
      [0.5, -1],
      [0.25, 2],
    ]
    const [output] = compile(identity([dual(2)]).pipe(network))(
      new DualVector(first),
      new DualVector(offset),
      new DualVector(second),
      new DualVector(x, v),
    )
    const weights = [Float64Array.from(first), Float64Array.from(offset), Float64Array.from(second)] as const
    const model = input(2).pipe(network)
    const [, , , gradient] = compile(reverse(model))(...weights, Float64Array.from(x), Float64Array.of(1))
    const along = gradient.reduce((sum, element, place) => sum + element * (v[place] ?? NaN), 0)
    expect([output.values]).toEqual(compile(model, { engine: reference })(...weights, Float64Array.from(x)))
    expect(output.slopes[0]).toBeCloseTo(along, 14)
  })

  test('batches and differentiates: R over dual numbers gives second derivatives, R[x³](x, 1) = 3x² + 6x ε', () => {
    const cubes = morphism([dual()], (x) => [multiply(x, multiply(x, x))]).batch(2)
    const ones = new DualVector([1, 1])
    expect(compile(reverse(cubes))(new DualVector([2, 5], [1, 1]), ones)).toEqual([new DualVector([12, 75], [12, 30])])
  })

  describe('learns what ℝ learns, and its derivative', () => {
    const samples = [
      [[0.5, -1], [0.3]],
      [[1, 2], [-0.2]],
      [[-0.7, 0.4], [0.9]],
    ] as const
    const data = dataset(
      dual(2),
      dual(1),
      samples.map(([x, y]) => [new DualVector(x), new DualVector(y)]),
    )
    const realData = dataset(
      real(2),
      real(1),
      samples.map(([x, y]) => [Float64Array.from(x), Float64Array.from(y)]),
    )
    const realModel = input(2).pipe(linear(1)).pipe(tanh)

    const learnt = async (weights: DualVector, rate: DualNumber): Promise<DualVector> => {
      const { parameters } = await last(train(duals.learner(rate), data, { epochs: 20, initial: [[weights]] }))
      return parameters[0]
    }
    const learntOverReals = async (weights: readonly number[], rate: number): Promise<Float64Array> => {
      const learner = supervised({
        model: realModel,
        batch: 1,
        loss: quadratic,
        optimiser: basicUpdate,
        rate: descent(rate),
      })
      const { parameters } = await last(
        train(learner, realData, { epochs: 20, initial: [[Float64Array.from(weights)]], engine: reference }),
      )
      return parameters[0]
    }
    const difference = (left: Float64Array, right: Float64Array, by: number): Float64Array =>
      left.map((element, place) => (element - (right[place] ?? NaN)) / by)

    test('one step: w − ηR[L], and 1 − ηL″ in ε', async () => {
      const step = compile(duals.learner({ value: 0.1, slope: 0 }).put)
      const [[{ values, slopes }]] = step(
        [new DualVector([0, 0], [1, 0])],
        [new DualVector([0])],
        new DualVector([2, 0]),
      )
      // At w = 0 and y = 0 the loss is ½ tanh²(2w), whose first derivative is 0 and whose second is 4.
      expect(values).toEqual(Float64Array.of(0, 0))
      expect(slopes[0]).toBeCloseTo(1 - 0.1 * 4, 15)
    })

    test('all of training: by where the first weight began', async () => {
      const { values, slopes } = await learnt(new DualVector([0.2, -0.1], [1, 0]), { value: 0.1, slope: 0 })
      expect(values).toEqual(await learntOverReals([0.2, -0.1], 0.1))
      const [after, before] = [
        await learntOverReals([0.2 + 1e-5, -0.1], 0.1),
        await learntOverReals([0.2 - 1e-5, -0.1], 0.1),
      ]
      for (const [place, slope] of difference(after, before, 2e-5).entries())
        expect(slopes[place]).toBeCloseTo(slope, 8)
    })

    test('all of training: by the learning rate', async () => {
      const { values, slopes } = await learnt(new DualVector([0.2, -0.1]), { value: 0.1, slope: 1 })
      expect(values).toEqual(await learntOverReals([0.2, -0.1], 0.1))
      const [after, before] = [
        await learntOverReals([0.2, -0.1], 0.1 + 1e-5),
        await learntOverReals([0.2, -0.1], 0.1 - 1e-5),
      ]
      for (const [place, slope] of difference(after, before, 2e-5).entries())
        expect(slopes[place]).toBeCloseTo(slope, 7)
    })
  })
})

describe('the softplus', () => {
  test('is lawful, and so is a model of it', () => {
    const at = { operands: [real(3)], attributes: {} }
    expect(String(checkReverseDerivative({ primitive: softplusPrimitive, ...at }))).toBe('holds')
    expect(String(checkReverseDerivative(bends.model))).toBe('holds')
  })

  test('batches and differentiates, far out too: its derivative is the sigmoid σ, the next σ(1 − σ)', () => {
    const bent = input(1).pipe(softplus).batch(5)
    expectTypeOf(bent.cod).toEqualTypeOf<[Real<[5, 1]>]>()
    const [x, ones] = [Float64Array.of(-1000, -1, 0, 1, 1000), new Float64Array(5).fill(1)]
    const sigmoids = x.map((place) => 1 / (1 + Math.exp(-place)))
    const [found] = compile(bent)(x)
    for (const [place, expected] of [0, Math.log(1 + 1 / Math.E), Math.LN2, Math.log(1 + Math.E), 1000].entries())
      expect(found[place]).toBeCloseTo(expected, 14)
    expect(compile(reverse(bent))(x, ones)).toEqual([sigmoids])
    expect(compile(reverse(reverse(bent)))(x, ones, ones)[0]).toEqual(sigmoids.map((one) => one * (1 - one)))
  })

  test('learns where a line bends from a part of it, and knows it beyond', async () => {
    const { loss, parameters } = await last(train(bends.learner, bends.bent(21, -1, 1), { epochs: 1000 }))
    expect(loss).toBeLessThan(1e-25)
    expect(parameters[0][0]).toBeCloseTo(3, 10)
    expect(parameters[1][0]).toBeCloseTo(1, 10)
    const beyond = bends.bent(5, 4, 6)
    const predicted = predict(bends.model, parameters, beyond)
    for (const [place, [, label]] of beyond.samples.entries())
      expect(predicted[place]?.[0]).toBeCloseTo(Number(label[0]), 10)
  })
})

describe('the loss and the learning rate of one’s own', () => {
  test('say what they are over every domain, and why they refuse', () => {
    expectTypeOf<At<Negation, [Word<[1]>]>>().toEqualTypeOf<Maps<[], []>>()
    expectTypeOf<
      At<Difference, [Word<[1]>, Word<[2]>]>
    >().toEqualTypeOf<'✗ difference takes one tensor, but ℤ₂₅₆[1] ⊗ ℤ₂₅₆[2] flows in'>()
  })
})

describe('what is broken is told which law it breaks, and where', () => {
  type Pointed = Primitive<Record<never, never>>
  const transpose = 'breaks transpose, R[f](a, b) · v = b · f′(a)v, where f′ is not taken from R'
  const always = (element: number): CheckOptions => ({ element: () => element })
  const checked = (primitive: Pointed, wire: Wire, options: CheckOptions): string =>
    String(checkReverseDerivative({ primitive, operands: [wire], attributes: {} }, options))

  test('a reverse rule with a wrong sign', () => {
    const broken: Pointed = {
      ...softplusPrimitive,
      reverse: (...rule) => softplusPrimitive.reverse(...rule).map((change) => negate(change as Tensor)),
    }
    expect(checked(broken, real(), always(1))).toBe(
      `✗ softplus : ℝ → ℝ ${transpose}: at [1] [1] [1] the left side is [-0.7310585786300049] and the right side [0.7310585786401979]`,
    )
  })

  test('a reverse rule with a wrong factor', () => {
    // Its meaning is written with the ring of the wire, so that it is one over dual numbers too, where laws can look at it.
    const square: Pointed = {
      name: 'square',
      type: ([wire]) => wire ?? quaternary(),
      meaning:
        (_operands, _attributes, { domain }) =>
        (operands) =>
          operands.flatMap((elements) => elements.map((element) => domain.ring.multiply(element, element))),
      reverse: (change, operands) => operands.map((x) => multiply(change, x)),
      batch: (_size, operands) => emit(square, operands, {}),
    }
    expect(checked(square, quaternary(), always(1))).toBe(
      `✗ square : ℤ₄ → ℤ₄ ${transpose}: at [1] [1] [1] the left side is [1] and the right side [2]`,
    )
  })

  test('a batching rule that forgets the batch axis', () => {
    const reversed: Pointed = {
      name: 'reversed',
      type: ([wire]) => wire ?? real(),
      meaning: () => (operands) => operands.flatMap((elements) => elements.toReversed()),
      reverse: (change) => [emit(reversed, [change], {})],
      batch: (_size, operands) => emit(reversed, operands, {}),
    }
    let drawn = 0
    expect(checked(reversed, real(2), { element: () => drawn++ % 4 })).toBe(
      '✗ reversed : ℝ[2] → ℝ[2] breaks batch, batch(2, f)(a, b) = f(a), f(b): at [0,1] [2,3] the left side is [3,2,1,0] and the right side [1,0,3,2]',
    )
  })

  test('a multiplication that saturates', () => {
    const saturating: WordDomain = {
      ...words,
      ring: { ...words.ring, multiply: (left, right) => Math.min(left * right, 255) },
    }
    expect(String(checkReverseDerivative(saturating, always(255)))).toBe(
      '✗ ℤ₂₅₆ breaks distributivity, a · (b + c) = a · b + a · c: at [255] [255] [255] the left side is [255] and the right side [254]',
    )
  })

  test('a storage that keeps one bit of each digit', () => {
    const packed: QuaternaryDomain = {
      ...integersModulo4,
      storage: { ...integersModulo4.storage, write: (elements) => Uint8Array.from(elements, (digit) => digit & 1) },
    }
    const sentence =
      '✗ ℤ₄ breaks storage, read(write(a)) = a: at [3] [3] [3] the left side is [1] and the right side [3]'
    expect(String(checkReverseDerivative(packed, always(3)))).toBe(sentence)
    expect(() => checkReverseDerivative(packed, always(3)).assert()).toThrow(new LensorError(sentence))
  })
})
