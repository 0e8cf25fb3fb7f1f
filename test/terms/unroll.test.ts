/** Weights tied along copies, and cells unrolled along a sequence. */
import type { Para, Wires } from 'lensor'
import {
  BitVector,
  Random,
  add,
  bias,
  bit,
  bits,
  compile,
  contract,
  copies,
  copy,
  discard,
  gruCell,
  identity,
  iterate,
  input,
  linear,
  lookupTable,
  lstmCell,
  morphism,
  multiply,
  noise,
  dropout,
  notation,
  parametric,
  real,
  recurrentCell,
  reverse,
  tanh,
  unroll,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { expectClose } from '../laws/equality.ts'
import fixtures from '../fixtures/recurrent.json' with { type: 'json' }
import {
  booleanDifferences,
  centralDifferences,
  differenceTolerance,
  elements,
  relativeError,
  run,
  shape,
} from '../graph/evaluate.ts'
import type { Lists } from '../graph/evaluate.ts'

const added = (lists: Lists): number[] =>
  (lists[0] ?? []).map((_, at) => lists.reduce((sum, list) => sum + (list[at] as number), 0))

describe('a parameter tied n times', () => {
  const random = new Random(1)
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.normal())

  test.each([1, 2, 3, 5])('%i times, over ℝ, has the sum of the gradients of its uses', (count) => {
    const layers = Array.from({ length: count - 1 }).reduce<Para<Wires, Wires, Wires>>(
      (done) => done.pipe(tanh as never).pipe(linear(2) as never) as never,
      input(2).pipe(linear(2)) as never,
    )
    const tied = layers.reparam(copies(count, [real(2, 2)]) as never) as unknown as Para<Wires, Wires, Wires>
    expect(notation(tied.params)).toBe('ℝ[2×2]')
    const [weight, x, change] = [draw(4), draw(2), draw(2)]
    const weights = Array.from({ length: count }, () => weight)
    expect(run(tied)([weight, x])).toEqual(run(layers)([...weights, x]))

    const apart = run(reverse(layers))([...weights, x, change])
    const together = run(reverse(tied))([weight, x, change])
    const expected = [added(apart.slice(0, count)), apart[count] as number[]]
    expect(relativeError(together, expected)).toBeLessThan(1e-12)
    expect(relativeError(run(tied.lens().put)([weight, x, change]), expected)).toBeLessThan(1e-12)
    const differences = centralDifferences(run(tied), [weight, x], [change])
    expect(relativeError(together, differences)).toBeLessThan(differenceTolerance)
  })

  test('over ℤ₂ it has the sum of the changes of its uses, for all bits', () => {
    const layers = bits(2).pipe(linear(2)).pipe(bias).pipe(linear(2)).pipe(bias)
    const spread = copies(2, [bit(2, 2), bit(2)])
    const tied = layers.reparam(spread)
    expect(notation(tied.params)).toBe('ℤ₂[2×2] ⊗ ℤ₂[2]')
    for (let number = 0; number < 2 ** 10; number++) {
      const digits = Array.from({ length: 10 }, (_, place) => (number >> place) & 1)
      const [weight, offset, x, change] = [4, 2, 2, 2].map((length) => digits.splice(0, length)) as [
        number[],
        number[],
        number[],
        number[],
      ]
      const apart = run(reverse(layers))([weight, offset, weight, offset, x, change])
      const [first, second, third, fourth, back] = apart
      const sums = [[first, third] as Lists, [second, fourth] as Lists].map((pair) => added(pair).map((bit) => bit % 2))
      expect(run(reverse(tied))([weight, offset, x, change])).toEqual([...sums, back])
    }
  })

  test('over ℤ₂ as a Boolean difference, where no product has a parameter twice', () => {
    const pair = bits(2)
      .pipe(lookupTable(1))
      .par(bits(2).pipe(lookupTable(1)))
    const tied = pair.reparam(copies(2, [bit(1, 4)])).pipe(morphism([bit(1), bit(1)], (x, y) => [add(x, y)]))
    for (let number = 0; number < 2 ** 8; number++) {
      const digits = Array.from({ length: 8 }, (_, place) => (number >> place) & 1)
      const point = [4, 2, 2].map((length) => digits.splice(0, length))
      expect(run(reverse(tied))([...point, [1]])).toEqual(booleanDifferences(run(tied), point, [[1]]))
    }
  })

  test('copies are the discard, the identity and the copy', () => {
    const object = [real(2), bit(3)] as const
    expect(copies(0, object).term).toEqual(discard(object).term)
    expect(copies(1, object).term).toEqual(identity(object).term)
    expect(copies(2, object).cod).toEqual(copy(object).cod)
    const [x, y] = [Float64Array.of(1, 2), BitVector.from('101')]
    expect(compile(copies(3, object))(x, y)).toEqual([x, y, x, y, x, y])
  })

  test('R adds over all copies', () => {
    const lists = [1, 2, 3, 4].map((size) => [size, 10 * size])
    expect(run(reverse(copies(3, [real(2)])))(lists)).toEqual([[9, 90]])
    expect(run(reverse(copies(0, [real(2)])))([[1, 2]])).toEqual([[0, 0]])
  })
})

describe('an unrolled cell', () => {
  const cell = identity([real(2), real(3)]).pipe(recurrentCell(2))

  test('goes from the state and the sequence to the last state', () => {
    const unrolled = unroll(4, cell)
    expect(notation(unrolled.params)).toBe('ℝ[2×2] ⊗ ℝ[2×3] ⊗ ℝ[2]')
    expect(notation(unrolled.dom)).toBe('ℝ[2] ⊗ ℝ[4×3]')
    expect(notation(unrolled.cod)).toBe('ℝ[2]')
  })

  test('is the cell done for each step in turn', () => {
    const random = new Random(1)
    const [params, state, sequence] = [
      [4, 6, 2].map((length) => Array.from({ length }, () => random.normal())),
      [0.3, -0.4],
      Array.from({ length: 4 }, () => [random.normal(), random.normal(), random.normal()]),
    ]
    const step = run(cell)
    const last = sequence.reduce((now, x) => step([...params, now, x])[0] as number[], state)
    expect(run(unroll(4, cell))([...params, state, sequence.flat()])).toEqual([last])
  })

  test('of no steps leaves the state, and of one is the cell', () => {
    const none = unroll(0, cell)
    expect(notation(none.dom)).toBe('ℝ[2] ⊗ ℝ[0×3]')
    const params = [
      [1, 2, 3, 4],
      [1, 2, 3, 4, 5, 6],
      [1, 2],
    ]
    expect(run(none)([...params, [5, 6], []])).toEqual([[5, 6]])
    expect(run(reverse(none))([...params, [5, 6], [], [7, 8]])).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0],
      [7, 8],
      [],
    ])
    const point = [...params, [0.1, 0.2], [0.3, 0.4, 0.5]]
    expect(run(unroll(1, cell))(point)).toEqual(run(cell)(point))
  })

  test('begins as the cell begins, however many steps it has', () => {
    expect(unroll(5, cell).initialise(7)).toEqual(cell.initialise(7))
    expect(unroll(0, cell).initialise(7)).toEqual(cell.initialise(7))
    expect(unroll(2, unroll(3, cell)).initialise(7)).toEqual(cell.initialise(7))
  })

  test('takes what its steps take on several wires, without parameters too', () => {
    const total = unroll(
      2,
      morphism([real(), real(2), real(2)], (sum, x, y) => [add(sum, contract(x, y, 'i,i->'))]),
    )
    expect(notation(total.dom)).toBe('ℝ ⊗ ℝ[2×2] ⊗ ℝ[2×2]')
    expect(run(total)([[100], [1, 2, 3, 4], [5, 6, 7, 8]])).toEqual([[100 + 5 + 12 + 21 + 32]])
  })

  test('is an automaton over ℤ₂', () => {
    // The parity of the places where x is 1 and the parameter allows it.
    const parity = parametric([bit()], [bit(), bit()], (allowed, state, x) => [add(state, multiply(allowed, x))])
    const unrolled = unroll(4, parity)
    for (let number = 0; number < 2 ** 6; number++) {
      const [allowed, state, ...sequence] = Array.from({ length: 6 }, (_, place) => (number >> place) & 1) as [
        number,
        number,
        ...number[],
      ]
      const point = [[allowed], [state], sequence]
      const expected = sequence.reduce((now, x) => now ^ (allowed & x), state)
      expect(run(unrolled)(point)).toEqual([[expected]])
      expect(run(reverse(unrolled))([...point, [1]])).toEqual(booleanDifferences(run(unrolled), point, [[1]]))
    }
  })

  test('in a batch has a state and a sequence for each sample', () => {
    const unrolled = unroll(2, cell)
    const batch = unrolled.batch(3)
    expect(notation(batch.dom)).toBe('ℝ[3×2] ⊗ ℝ[3×2×3]')
    const random = new Random(2)
    const draw = (length: number): number[] => Array.from({ length }, () => random.normal())
    const params = [4, 6, 2].map(draw)
    const samples = Array.from({ length: 3 }, () => [draw(2), draw(6)] as const)
    const both = [samples.flatMap(([state]) => state), samples.flatMap(([, sequence]) => sequence)]
    expectClose(
      [real(3, 2)],
      run(batch)([...params, ...both]).map((list) => Float64Array.from(list as number[])),
      [Float64Array.from(samples.flatMap((sample) => run(unrolled)([...params, ...sample])[0] as number[]))],
    )
  })

  test('draws noise for each step', () => {
    const noisy = identity([real(2)])
      .par(identity([real(2), noise(2)]).pipe(dropout(0.5)))
      .pipe(morphism([real(2), real(2)], (state, x) => [add(state, x)]))
    const unrolled = unroll(2, noisy)
    expect(unrolled.dom[2]).toEqual({ bundle: 'Noise', wires: [real(2, 2)] })
    expect(
      run(unrolled)([
        [0, 0],
        [1, 2, 30, 40],
        [0.1, 0.9, 0.9, 0.1],
      ]),
    ).toEqual([[60, 4]])
  })
})

/** A case of the fixtures, its tensors nested lists of numbers. */
interface Fixture {
  readonly point: object
  readonly output: object
  readonly change: object
  readonly changes: object
}

describe('recurrent cells along five steps agree with JAX and with central differences', () => {
  const one = identity([real(4), real(3)])
  const steps: Record<keyof typeof fixtures.cases, Para<Wires, Wires, Wires>> = {
    recurrentCell: one.pipe(recurrentCell(4)) as never,
    gruCell: one.pipe(gruCell(4)) as never,
    lstmCell: identity([real(4), real(4), real(3)]).pipe(lstmCell(4)) as never,
  }
  type Along = (count: number, cell: never) => unknown
  const along = (way: Along): [string, Para<Wires, Wires, Wires>][] =>
    Object.entries(steps).map(([name, cell]) => [name, way(5, cell as never) as Para<Wires, Wires, Wires>])
  const [unrolled, iterated] = [along(unroll as Along), along(iterate as Along)]
  const cases: Record<string, Fixture> = fixtures.cases

  test.each([
    ...unrolled.map(([name, cell]) => [name, 'unrolled', cell] as const),
    ...iterated.map(([name, cell]) => [name, 'iterated', cell] as const),
  ])('%s, %s', (name, _way, cell) => {
    const { point, output, change, changes } = cases[name] as Fixture
    const lists = (tensors: object): number[][] => Object.values(tensors).map(elements)
    expect([...cell.params, ...cell.dom]).toMatchObject(
      Object.values(point).map((tensor) => ({ shape: shape(tensor) })),
    )
    expect(relativeError(run(cell)(lists(point)), lists(output))).toBeLessThan(1e-12)
    for (const derivative of [run(reverse(cell)), run(cell.lens().put)])
      expect(relativeError(derivative([...lists(point), ...lists(change)]), lists(changes))).toBeLessThan(1e-12)
    const differences = centralDifferences(run(cell), lists(point), lists(change))
    const found = run(reverse(cell))([...lists(point), ...lists(change)])
    expect(relativeError(found, differences)).toBeLessThan(differenceTolerance)
  })

  test.each(unrolled)('%s begins with weights under the bound of each gate, and offsets of zero', (_name, cell) => {
    const [recurrent, weight, offset] = cell.initialise(1) as unknown as readonly [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const under = (bound: number, weights: Float64Array): boolean =>
      weights.some((element) => Math.abs(element) > bound / 2) && weights.every((element) => Math.abs(element) <= bound)
    expect(under(Math.sqrt(6 / (4 + 4)), recurrent)).toBe(true)
    expect(under(Math.sqrt(6 / (4 + 3)), weight)).toBe(true)
    expect(offset.every((element) => element === 0)).toBe(true)
  })
})
