/** Optimisers that are learnt: what they are over any parameters, and what they are with their meta-parameters closed. */
import type { Para, ParaLens, Wires } from 'lensor'
import {
  BitVector,
  LensorError,
  ObjectError,
  Random,
  StorageError,
  adam,
  add,
  adversarial,
  basicUpdate,
  bit,
  bits,
  booleanError,
  clip,
  closed,
  compile,
  coordinatewise,
  dataset,
  dense,
  descent,
  dotProduct,
  dreaming,
  firstOrder,
  gradientPreprocessing,
  identity,
  identityRate,
  input,
  iterate,
  learningStep,
  linear,
  lookupTable,
  lstmOptimiser,
  momentum,
  morphism,
  multiply,
  normal,
  notation,
  openAdam,
  parametric,
  quadratic,
  real,
  reverse,
  scale,
  sgd,
  supervised,
  tanh,
  train,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { flat } from '../../src/objects/wire.ts'
import { carrierAt } from '../../src/terms/parametric.ts'
import { centralDifferences, differenceTolerance, relativeError, run } from '../graph/evaluate.ts'
import { untyped } from '../laws/maps.ts'
import { refused } from '../terms/refusal.ts'

/** An optimiser over parameters, whose types are not known. */
const over = (optimiser: object, parameters: Wires): ParaLens<Wires, Wires, Wires> => carrierAt(optimiser, parameters)

const putOf = (optimiser: object, parameters: Wires): Para<Wires, Wires, Wires> =>
  untyped(over(optimiser, parameters).put)

const drawn = (object: Wires, random: Random): number[][] =>
  flat(object).map(({ domain, shape }) =>
    Array.from({ length: (shape as number[]).reduce((a, b) => a * b, 1) }, () => domain.draw(random) as number),
  )

const objects: readonly Wires[] = [[], [real()], [real(3)], [real(2, 3), real(4)], [real(0), real(1, 2, 2), real()]]

/** (γ; s, p′) ↦ (γs + p′, γs + p′), γ beginning as drawn. */
const momentumRule = parametric(
  [real()],
  [real(), real()],
  (decay, velocity, change) => {
    const next = add(multiply(decay, velocity), change)
    return [next, next]
  },
  { initial: [normal()] },
)

describe('one rule for each coordinate is, to the last bit,', () => {
  test.each<[string, object, object]>([
    ['the basic update', coordinatewise(identity([real()])), basicUpdate],
    ['sgd', coordinatewise(morphism([real()], (change) => [scale(change, 0.3)])), sgd({ rate: 0.3 })],
    ['momentum', closed(coordinatewise(momentumRule), [Float64Array.of(0.7)]), momentum({ decay: 0.7 })],
  ])('%s', (_name, rule, optimiser) => {
    for (const parameters of objects) {
      const [found, expected] = [putOf(rule, parameters), putOf(optimiser, parameters)]
      expect(notation(found.dom)).toBe(notation(expected.dom))
      const at = drawn(expected.dom, new Random(3))
      expect(run(found)(at)).toEqual(run(expected)(at))
    }
  })

  test('the basic update over ℤ₂, at all bits', () => {
    const parameters = [bit(2), bit()]
    const [found, expected] = [coordinatewise(identity([bit()])), basicUpdate].map((optimiser) =>
      run(putOf(optimiser, parameters)),
    ) as [ReturnType<typeof run>, ReturnType<typeof run>]
    for (let number = 0; number < 2 ** 6; number++) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: 6 }, (_, place) => (number >>> place) & 1)
      const at = [[a, b], [c], [d, e], [f]]
      expect(found(at)).toEqual(expected(at))
    }
  })
})

describe('a learnt optimiser', () => {
  const learnt = {
    coordinatewise: coordinatewise(momentumRule),
    openAdam: openAdam(),
    lstmOptimiser: lstmOptimiser({ hidden: 2 }),
  }

  test.each(Object.entries(learnt))('gives its meta-parameters back as they are: %s', (_name, optimiser) => {
    for (const parameters of objects) {
      const put = putOf(optimiser, parameters)
      const at = drawn([...put.params, ...put.dom], new Random(5)).map((list) => list.map(Math.abs))
      const phi = flat(put.params).length
      const back = run(put)(at)
      expect(phi).toBeGreaterThan(0)
      expect(back.slice(0, phi)).toEqual(at.slice(0, phi))
      const count = parameters.length
      const seen = run(over(optimiser, parameters).get)(at.slice(0, at.length - count))
      expect(seen).toEqual(at.slice(at.length - 2 * count, at.length - count))
    }
  })

  test.each(Object.entries(learnt))('takes each coordinate for itself: %s', (_name, optimiser) => {
    // Coordinates in another order, and in another shape, go the same way.
    const [matrix, vector] = [putOf(optimiser, [real(2, 2)]), putOf(optimiser, [real(3), real()])]
    const random = new Random(7)
    const phi = drawn(matrix.params, random)
    const own = flat(matrix.dom).map(({ shape }) => {
      const each = ((shape as number[])[2] ?? 1) as number
      const isShared = shape.length === 0
      return {
        isShared,
        at: Array.from({ length: isShared ? 1 : 4 }, () =>
          Array.from({ length: each }, () => Math.abs(random.normal())),
        ),
      }
    })
    const straight = run(matrix)([...phi, ...own.map(({ at }) => at.flat())]).slice(phi.length)
    const parted = own.flatMap(({ isShared, at }) =>
      isShared ? [at.flat()] : [[at[3], at[1], at[0]].flat() as number[], at[2] as number[]],
    )
    const turned = run(vector)([...phi, ...parted]).slice(phi.length)
    const expected = straight.flatMap((list, place) => {
      const { isShared = false, at = [] } = own[place] ?? {}
      const each = at[0]?.length ?? 1
      const of = (coordinate: number): number[] => list.slice(coordinate * each, (coordinate + 1) * each)
      return isShared ? [list] : [[...of(3), ...of(1), ...of(0)], of(2)]
    })
    expect(relativeError(turned, expected)).toBeLessThan(1e-15)
  })

  test('begins as its rule does, its state at zero', () => {
    const learner = input(2).pipe(linear(1)).lens().reparam(learnt.coordinatewise)
    const [phi, [state]] = learner.get.initialise(11)
    expect(phi).toEqual(momentumRule.initialise(11))
    expect(phi[0]?.[0]).not.toBe(0)
    expect(state).toEqual(Float64Array.of(0, 0))
    const ofLstm = input(2).pipe(linear(1)).lens().reparam(learnt.lstmOptimiser).get.initialise(11)
    expect(ofLstm[1].slice(0, 4)).toEqual(Array.from({ length: 4 }, () => new Float64Array(4)))
    expect(ofLstm[0].map((storage) => storage.length)).toEqual([16, 16, 8, 16, 16, 8, 2, 1])
  })

  test('begins, in a learning step, as each one that is open does', () => {
    const first = input(2).pipe(linear(2)).lens()
    const rest = input(2).pipe(linear(1)).lens()
    const closing = closed(learnt.coordinatewise, [Float64Array.of(0.5)])
    const both = first.reparam(closing).pipe(rest.reparam(openAdam({ rate: 1 })))
    const step = learningStep(both.pipe(quadratic).pipe(descent(1)))
    expect(notation(step.params)).toBe('ℝ[3]')
    expect(step.initialise(1)[0][0]).toBe(0)
  })

  test.each(Object.entries(learnt))('steps in one call as in one call after another: %s', (_name, own) => {
    const optimiser = own as unknown as typeof basicUpdate
    const learner = supervised({
      model: input(2).pipe(dense(2)),
      batch: 2,
      loss: quadratic,
      optimiser,
      rate: descent(1),
    })
    const step = untyped(learningStep(learner))
    const many = untyped(iterate(4, step))
    const at = drawn([...many.params, ...many.dom], new Random(9)).map((list) => list.map(Math.abs))
    const phi = at.slice(0, flat(many.params).length)
    let state = at.slice(phi.length, -2)
    for (let done = 0; done < 4; done++)
      state = run(step)([...phi, ...state, ...at.slice(-2).map((list) => list.slice(done * 4, done * 4 + 4))])
    expect(run(many)(at)).toEqual(state)
  })
})

describe('the preprocessing of changes', () => {
  const map = input(5).pipe(gradientPreprocessing({ precision: 2 }))

  test('is of the size and the sign, and of small changes proportional', () => {
    const edge = Math.exp(-2)
    const [found] = run(map)([[1, -Math.E, edge / 2, 0, -edge]])
    expect(notation(map.cod)).toBe('ℝ[5×2]')
    expect(relativeError([found ?? []], [[0, 1, 0.5, -1, -1, 0.5, -1, 0, -1, -1]])).toBeLessThan(1e-15)
  })

  test('has a derivative everywhere, and a finite one of that', () => {
    const at = [3, -0.4, 0.05, -0.01, 1e-300]
    const change = [1, -2, 3, -1, 0.5, 2, 1, -1, 2, 1]
    expect(relativeError(run(reverse(map))([at, change]), centralDifferences(run(map), [at], [change]))).toBeLessThan(
      differenceTolerance,
    )
    const twice = run(reverse(reverse(map)))([[0, -0, 1e-300, 1e300, -1], change, [1, 1, 1, 1, 1]])
    expect(twice.flat().every(Number.isFinite)).toBe(true)
  })
})

describe('closed by constants', () => {
  const options = { rate: 0.05, beta1: 0.8, beta2: 0.95 } as const
  const model = input(3).pipe(dense(4)).pipe(tanh).pipe(dense(2))
  const data = dataset(
    real(3),
    real(2),
    Array.from({ length: 12 }, (_, sample) => [
      [0, 1, 2].map((place) => Math.sin(sample + place)),
      [Math.cos(sample), Math.sin(2 * sample)],
    ]),
  )

  /** The parameters after some epochs. */
  async function learnt(learner: object): Promise<number[][]> {
    let last: number[][] = []
    for await (const { parameters } of train(learner as never, data, { epochs: 5, seed: 4 }))
      last = (parameters as unknown as Float64Array[]).map((storage) => Array.from(storage))
    return last
  }

  test('openAdam with its first values learns as adam does', async () => {
    const [phi] = model.lens().reparam(openAdam(options)).get.initialise(0)
    const parts = { model, batch: 4, loss: quadratic, rate: descent(1) } as const
    const [open, plain, first] = await Promise.all([
      learnt(supervised({ ...parts, optimiser: closed(openAdam(options), phi) })),
      learnt(supervised({ ...parts, optimiser: adam(options) })),
      learnt(supervised({ ...parts, optimiser: firstOrder.pipe(closed(openAdam(options), phi)) })),
    ])
    expect(open).toHaveLength(4)
    expect(relativeError(open, plain)).toBeLessThan(1e-12)
    expect(first).toEqual(open)
  })

  const optimiser = closed(openAdam(options), [Float64Array.of(-3, 2, 5)])
  const constants = [[-3, 2, 5]]

  test('it is the optimiser at these constants, over each object', () => {
    for (const parameters of objects) {
      const [found, open] = [putOf(optimiser, parameters), putOf(openAdam(options), parameters)]
      expect(found.params.concat(found.dom)).toEqual(open.params.slice(1).concat(open.dom))
      const at = drawn(found.dom, new Random(2)).map((list) => list.map(Math.abs))
      expect(relativeError(run(found)(at), run(open)([...constants, ...at]).slice(1))).toBeLessThan(1e-14)
    }
  })

  test('it copies them', () => {
    const phi = Float64Array.of(-3, 2, 5)
    const made = closed(openAdam(options), [phi])
    phi.fill(0)
    const at = [[1], [2], [3], [4], [5]]
    expect(run(putOf(made, [real(1)]))(at)).toEqual(run(putOf(optimiser, [real(1)]))(at))
  })

  test('of several above each other, those of the highest come first', () => {
    const rule = parametric([real()], [real()], (factor, change) => [multiply(factor, change)])
    const carrying = coordinatewise(momentumRule)
    const clipped = closed(clip(1e9).pipe(coordinatewise(rule)), [Float64Array.of(0.25)])
    expect(run(putOf(clipped, [real(1)]))([[1], [4]])).toEqual([[2]])
    expect(clipped.name).toBe('closed(clip; coordinatewise)')
    expect(notation(carrying.at([real(1)]).params)).toBe('ℝ')
  })

  test('each layer may have one of its own', () => {
    const [encoder, decoder] = [input(3).pipe(dense(2)), input(2).pipe(dense(2))]
    const lstm = lstmOptimiser({ hidden: 2 })
    const [weights] = encoder.lens().reparam(lstm).get.initialise(1)
    const both = optimiser.at(encoder.params).par(closed(lstm, weights).at(decoder.params))
    const learner = encoder.pipe(decoder).lens().reparam(both).pipe(quadratic).pipe(descent(1))
    expect(learner.params.map(({ bundle }) => bundle)).toEqual(['Adam', 'Lstm', 'Label'])
    const [ofAdam, ofLstm] = learner.put.initialise(3)
    const [next] = compile(learner.put)(ofAdam, ofLstm, [Float64Array.of(1, -1)], Float64Array.of(1, 2, 3))
    expect(next[0]).toEqual(Float64Array.of(1))
  })

  test('it stands in adversarial and dreaming settings', () => {
    const [phi] = model.lens().reparam(openAdam(options)).get.initialise(0)
    const of = [closed(openAdam(options), phi), adam(options)] as const
    const games = of.map((each) =>
      adversarial({
        generator: input(2).pipe(dense(1)),
        discriminator: input(1).pipe(dense(1)),
        batch: 3,
        optimisers: { generator: each as (typeof of)[1], discriminator: each as (typeof of)[1] },
        rate: descent(1),
      }),
    )
    const dreams = of.map((each) =>
      dreaming({ model, loss: dotProduct, optimiser: each as (typeof of)[1], rate: descent(1) }),
    )
    for (const puts of [games.map(({ put }) => untyped(put)), dreams.map(({ put }) => untyped(put))]) {
      const [found, expected] = puts as [Para<Wires, Wires, Wires>, Para<Wires, Wires, Wires>]
      const at = drawn([...found.params, ...found.dom], new Random(6)).map((list) => list.map(Math.abs))
      expect(notation([...found.params, ...found.dom])).toBe(notation([...expected.params, ...expected.dom]))
      expect(relativeError(run(found)(at), run(expected)(at))).toBeLessThan(1e-12)
    }
  })

  test('over ℤ₂ it is a circuit, which learns', () => {
    // (k; p′) ↦ k · p′: with k = 1 the basic update, with k = 0 nothing.
    const rule = parametric([bit()], [bit()], (gate, change) => [multiply(gate, change)])
    const parts = { model: bits(2).pipe(lookupTable(1)), batch: 1, loss: booleanError, rate: identityRate } as const
    const stepWith = (gate: string) =>
      run(learningStep(supervised({ ...parts, optimiser: closed(coordinatewise(rule), [BitVector.from(gate)]) })))
    const plain = run(learningStep(supervised({ ...parts, optimiser: basicUpdate })))
    const [table, label, at] = [[0, 0, 1, 0], [1], [0, 1]]
    expect(stepWith('1')([table, label, at])).toEqual(plain([table, label, at]))
    expect(stepWith('1')([table, label, at])).not.toEqual([table])
    expect(stepWith('0')([table, label, at])).toEqual([table])
  })
})

describe('refused', () => {
  refused(LensorError, [
    [
      'what has no meta-parameters',
      () => closed(adam() as never, [] as never),
      '✗ closed takes an optimiser with meta-parameters, but adam has none',
    ],
    [
      'a rule without parameters',
      () => closed(coordinatewise(input()) as never, [] as never),
      '✗ closed takes an optimiser with meta-parameters, but coordinatewise has none',
    ],
    [
      'no hidden units',
      () => lstmOptimiser({ hidden: 0 }),
      '✗ lstmOptimiser takes hidden: a whole number from 1, but 0 came',
    ],
    ['no step size to begin with', () => openAdam({ rate: 0 }), '✗ openAdam takes rate: a number above 0, but 0 came'],
    [
      'a decay that no φ gives',
      () => openAdam({ beta1: 0 }),
      '✗ openAdam takes beta1: a number above 0 and under 1, but 0 came',
    ],
    [
      'a schedule, which openAdam has not',
      () => openAdam({ schedule: 1 } as never),
      '✗ openAdam has no option schedule; it has rate, beta1, beta2, epsilon',
    ],
    [
      'a precision that is none',
      () => gradientPreprocessing({ precision: -1 }),
      '✗ gradientPreprocessing takes precision: a number above 0, but -1 came',
    ],
  ])
  refused(StorageError, [
    [
      'values of another length',
      () => closed(openAdam(), [Float64Array.of(1, 2)]),
      '✗ ℝ[3] is stored in a Float64Array of 3, but a Float64Array of 2 came',
    ],
    [
      'more values than meta-parameters',
      () => closed(openAdam(), [Float64Array.of(1, 2, 3), Float64Array.of(1)] as never),
      '✗ the values of ℝ[3] are 1 in number, but 2 came',
    ],
  ])
  refused(ObjectError, [
    [
      'a rule of a vector',
      () => coordinatewise(input(2) as never),
      '✗ coordinatewise takes a rule S ⊗ D → S ⊗ D, from the state and the change of one coordinate, but a map from ℝ[2] to ℝ[2] came',
    ],
    [
      'parameters of another domain',
      () => coordinatewise(input()).at([bit(2)] as never),
      '✗ coordinatewise updates parameters over ℝ, but ℤ₂[2] flows in',
    ],
    [
      'bits, by the LSTM',
      () => lstmOptimiser().at([bit(2)] as never),
      '✗ lstmOptimiser updates parameters over ℝ, but ℤ₂[2] flows in',
    ],
    [
      'what an optimiser carries',
      () => firstOrder.at(adam().at([real(1)]).dom as never),
      '✗ firstOrder updates the parameters of a model, but Adam (ℝ ⊗ ℝ[1] ⊗ ℝ[1] ⊗ ℝ[1]) is among them; reparametrise before it comes in',
    ],
    [
      'bits, by the preprocessing',
      () => bits(2).pipe(gradientPreprocessing() as never),
      '✗ gradientPreprocessing takes a real tensor, but ℤ₂[2] flows in',
    ],
  ])
})
