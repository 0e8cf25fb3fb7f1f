/** Maps of bits given by their function: their Boolean differences, and which laws of reverse derivatives these have. */
import type { Bit, Para } from 'lensor'
import {
  BitVector,
  ObjectError,
  StorageError,
  bit,
  bits,
  booleanMap,
  compile,
  constant,
  copy,
  input,
  linear,
  lookupTable,
  morphism,
  multiply,
  notation,
  real,
  reverse,
} from 'lensor'
import { checkReverseDerivative } from 'lensor/laws'
import { describe, expect, test } from 'vitest'
import type { Lists } from '../graph/evaluate.ts'
import { booleanDifferences, run } from '../graph/evaluate.ts'
import type { Misuse } from '../terms/refusal.ts'
import { refused } from '../terms/refusal.ts'

type Bits = readonly number[]

/** All lists of bits of a length. */
const all = (length: number): number[][] =>
  Array.from({ length: 2 ** length }, (_, number) => Array.from({ length }, (_bit, place) => (number >> place) & 1))

/** All points of tensors of lengths. */
const points = (...lengths: readonly number[]): number[][][] =>
  all(lengths.reduce((sum, length) => sum + length, 0)).map((digits) =>
    lengths.map((length) => digits.splice(0, length)),
  )

const count = (list: Bits): number => list.reduce((sum, element) => sum + element, 0)
const plus = (left: Lists, right: Lists): number[][] =>
  left.map((list, at) => list.map((element, place) => element ^ (right[at]?.[place] as number)))
const zerosLike = (lists: Lists): number[][] => lists.map((list) => list.map(() => 0))

/** Every function from n bits to m, by its truth table. */
const functions = (n: number, m: number): ((x: Bits) => number[])[] =>
  all(2 ** n * m).map((table) => (x) => {
    const row = Number.parseInt(x.join('') || '0', 2)
    return table.slice(row * m, (row + 1) * m)
  })

const atMostAQuarter = (mask: Bits, x: Bits): number[] => [
  Number(4 * count(mask.map((element, at) => element & (x[at] as number))) <= count(mask)),
]

/** The pseudo-linear model of n bits: whether x has at most a quarter of the bits of a mask. */
const pseudoLinear = <N extends number>(size: N): Para<[Bit<[N]>], [Bit<[N]>], [Bit<[1]>]> =>
  booleanMap([bit(size)], bit(1), atMostAQuarter, { name: 'pseudo-linear', params: [bit(size)] })

describe('a map given by its function', () => {
  test('is that function, for all functions of two bits to two', () => {
    for (const f of functions(2, 2)) {
      const map = booleanMap([bit(2)], bit(2), f)
      for (const [x] of points(2)) expect(run(map)([x as number[]])).toEqual([f(x as number[])])
    }
  })

  test('has for its reverse derivative the Boolean difference, for all functions of up to three bits to one', () => {
    for (const size of [0, 1, 2, 3])
      for (const f of functions(size, 1)) {
        const map = booleanMap([bit(size)], bit(1), f)
        const [forward, back] = [run(map), run(reverse(map))]
        for (const point of points(size))
          for (const change of [[0], [1]])
            expect(back([...point, change])).toEqual(booleanDifferences(forward, point, [change]))
      }
  })

  test('to several bits adds their differences times the change', () => {
    for (const f of functions(2, 2)) {
      const map = booleanMap([bit(2)], bit(2), f)
      const [forward, back] = [run(map), run(reverse(map))]
      for (const [x, change] of points(2, 2) as [number[], number[]][])
        expect(back([x, change])).toEqual(booleanDifferences(forward, [x], [change]))
    }
  })

  test('has parameters and several wires, in their shapes', () => {
    const map = booleanMap([bit(2, 2), bit()], bit(3), (p, x, y) => [...p, count(x) % 2, ...y].slice(0, 3), {
      params: [bit(1)],
    })
    expect([map.params, map.dom, map.cod].map(notation)).toEqual(['ℤ₂[1]', 'ℤ₂[2×2] ⊗ ℤ₂', 'ℤ₂[3]'])
    const [forward, back] = [run(map), run(reverse(map))]
    for (const point of points(1, 4, 1)) {
      expect(forward(point)).toEqual([[point[0]?.[0], count(point[1] as Bits) % 2, point[2]?.[0]]])
      expect(back([...point, [1, 0, 1]])).toEqual(booleanDifferences(forward, point, [[1, 0, 1]]))
    }
    expect(map.initialise(1).join()).toBe('0')
  })

  test('of the pseudo-linear model has its differences in the mask and in x', () => {
    const [forward, back] = [run(pseudoLinear(3)), run(reverse(pseudoLinear(3)))]
    for (const point of points(3, 3)) expect(back([...point, [1]])).toEqual(booleanDifferences(forward, point, [[1]]))
  })

  test('in a batch is done on each sample, and adds the changes of the parameters', () => {
    const map = pseudoLinear(2)
    const batch = map.batch(2)
    const [one, forward, both] = [run(reverse(map)), run(batch), run(reverse(batch))]
    for (const [mask, x, y, change] of points(2, 2, 2, 2) as [number[], number[], number[], number[]][]) {
      expect(forward([mask, [...x, ...y]])).toEqual([[...atMostAQuarter(mask, x), ...atMostAQuarter(mask, y)]])
      const [first, second] = [one([mask, x, change.slice(0, 1)]), one([mask, y, change.slice(1)])]
      expect(both([mask, [...x, ...y], change])).toEqual([
        ...plus([first[0] as number[]], [second[0] as number[]]),
        [...(first[1] as number[]), ...(second[1] as number[])],
      ])
    }
    const twice = run(map.batch(2).batch(2))
    expect(
      twice([
        [1, 1],
        [1, 1, 0, 0, 0, 1, 0, 0],
      ]),
    ).toEqual([[0, 1, 0, 1]])
  })

  test('exists where no truth table does: 784 parameter bits and 784 bits to one', () => {
    const map = pseudoLinear(784)
    const mask = Array.from({ length: 784 }, (_, place) => place % 2)
    // 98 of the 392 bits of the mask: exactly a quarter, so that each further bit changes the result.
    const x = Array.from({ length: 784 }, (_, place) => Number(place % 8 === 1))
    expect(run(map)([mask, x])).toEqual([[1]])
    const [maskChange, change] = run(reverse(map))([mask, x, [1]]) as [number[], number[]]
    expect(change).toEqual(mask.map((element, place) => element & (1 - (x[place] as number))))
    expect(maskChange).toEqual(mask.map((element, place) => element & (1 - (x[place] as number))))
  })

  test('may know its own differences', () => {
    const slow = booleanMap([bit(4), bit(4)], bit(1), (x, y) => [count(x) & count(y) & 1])
    let evaluations = 0
    const fast = booleanMap(
      [bit(4), bit(4)],
      bit(1),
      (x, y) => {
        evaluations++
        return [count(x) & count(y) & 1]
      },
      {
        differences: (x, y, [change = 0]) => [x.map(() => change & count(y) & 1), y.map(() => change & count(x) & 1)],
      },
    )
    const [known, taken] = [run(reverse(fast)), run(reverse(slow))]
    for (const point of points(4, 4, 1)) expect(known(point)).toEqual(taken(point))
    expect(evaluations).toBe(0)
  })

  test('stays apart from another of the same text', () => {
    const constantly = (value: number) => booleanMap([bit(1)], bit(1), () => [value])
    const both = copy([bit(1)]).pipe(constantly(0).par(constantly(1)))
    expect(run(both)([[0]])).toEqual([[0], [1]])
  })
})

describe('its laws, for all functions of two bits to one and of one to two', () => {
  const maps = [
    [2, 1],
    [1, 2],
  ].flatMap(([n = 0, m = 0]) => functions(n, m).map((f) => [n, m, booleanMap([bit(n)], bit(m), f)] as const))

  test('RD.2: R[f](x, b + c) = R[f](x, b) + R[f](x, c), and R[f](x, 0) = 0', () => {
    for (const [n, m, map] of maps) {
      const back = run(reverse(map))
      for (const [x, b, c] of points(n, m, m) as [number[], number[], number[]][]) {
        expect(back([x, ...plus([b], [c])])).toEqual(plus(back([x, b]), back([x, c])))
        expect(back([x, ...zerosLike([b])])).toEqual(zerosLike([x]))
      }
    }
  })

  test('RD.1, RD.2, RD.4, RD.6, RD.7 and batching, by the checker', () => {
    // Functions of bits have no meaning over dual numbers, so that the checker knows no derivative but R.
    const held = 'holds, but unchecked: transpose'
    for (const [, , map] of maps) expect(String(checkReverseDerivative(map, { cases: 8 }))).toBe(held)
    expect(String(checkReverseDerivative(pseudoLinear(3)))).toBe(held)
  })

  test('RD.3: the identity and the projections, given as functions, have the reverse derivatives of the terms', () => {
    const one = booleanMap([bit(2)], bit(2), (x) => x)
    const first = booleanMap([bit(2), bit(2)], bit(2), (x) => x)
    const second = booleanMap([bit(2), bit(2)], bit(2), (_x, y) => y)
    for (const [x, y, b] of points(2, 2, 2) as [number[], number[], number[]][]) {
      expect(run(reverse(one))([x, b])).toEqual([b])
      expect(run(reverse(first))([x, y, b])).toEqual([b, [0, 0]])
      expect(run(reverse(second))([x, y, b])).toEqual([[0, 0], b])
    }
  })

  test('the second reverse derivative is the Boolean difference of the first', () => {
    for (const [n, m, map] of maps) {
      const [back, twice] = [run(reverse(map)), run(reverse(reverse(map)))]
      for (const [x, b, v] of points(n, m, n) as [number[], number[], number[]][])
        expect(twice([x, b, v])).toEqual(booleanDifferences(back, [x, b], [v]))
    }
  })
})

describe('the chain rule', () => {
  const doubled = booleanMap([bit(1)], bit(2), ([x = 0]) => [x, x])
  const product = booleanMap([bit(2)], bit(1), ([y = 0, z = 0]) => [y & z])
  const composite = booleanMap([bit(1)], bit(1), (x) => x)

  test('RD.5 fails of Boolean differences: of f(x) = (x, x) and g(y, z) = yz', () => {
    const sequence = doubled.pipe(product)
    for (const [x] of points(1)) expect(run(sequence)([x as number[]])).toEqual(run(composite)([x as number[]]))
    // R[f](x, R[g](f(x), 1)) is what the composite of the two terms has; the difference of their composite is 1.
    expect(run(reverse(sequence))([[0], [1]])).toEqual([[0]])
    expect(run(reverse(composite))([[0], [1]])).toEqual([[1]])
    expect(booleanDifferences(run(sequence), [[0]], [[1]])).toEqual([[1]])
  })

  test('and just so of polynomials: R[x·x] is 0, the difference of x is 1', () => {
    const square = bits(1).pipe(morphism([bit(1)], (x) => [multiply(x, x)]))
    expect(run(reverse(square))([[0], [1]])).toEqual([[0]])
    expect(run(reverse(composite))([[0], [1]])).toEqual([[1]])
  })

  test('holds where each bit changes at most one of those between: then R is the difference of the composite', () => {
    for (const f of functions(1, 2).filter(
      (of) => count(of([0]).map((element, at) => element ^ (of([1])[at] as number))) < 2,
    ))
      for (const g of functions(2, 1)) {
        const sequence = booleanMap([bit(1)], bit(2), f).pipe(booleanMap([bit(2)], bit(1), g))
        for (const [x] of points(1))
          expect(run(reverse(sequence))([x as number[], [1]])).toEqual(
            booleanDifferences(run(sequence), [x as number[]], [[1]]),
          )
      }
  })

  test('composites of it with circuits differentiate by the chain rule', () => {
    const circuit = bits(3)
      .pipe(linear(2))
      .pipe(booleanMap([bit(2)], bit(2), ([x = 0, y = 0]) => [x & y, x | y]))
    const same = bits(3)
      .pipe(linear(2))
      .pipe(copy([bit(2)]))
      .pipe(
        booleanMap([bit(2)], bit(1), ([x = 0, y = 0]) => [x & y]).par(
          bits(2)
            .pipe(lookupTable(1))
            .reparam(morphism([], () => [constant(bit(1, 4), [0, 1, 1, 1])])),
        ),
      )
    const [forward, back] = [run(circuit), run(reverse(circuit))]
    const [forwardSame, backSame] = [run(same), run(reverse(same))]
    for (const point of points(6, 3)) {
      const [left, right] = forwardSame(point)
      expect(forward(point)).toEqual([[...(left as number[]), ...(right as number[])]])
      for (const [change] of points(2) as [number[]][])
        expect(back([...point, change])).toEqual(backSame([...point, change.slice(0, 1), change.slice(1)]))
    }
  })
})

describe('what it refuses', () => {
  const only = (object: string): string => `✗ booleanMap goes from bits to bits, but ${object} came`
  refused(ObjectError, [
    ['reals before it', () => booleanMap([real(2)] as never, bit(1), (() => [0]) as never), only('ℝ[2]')],
    [
      'reals among bits',
      () => booleanMap([bit(1), real(2)] as never, bit(1), (() => [0]) as never),
      only('ℤ₂[1] ⊗ ℝ[2]'),
    ],
    ['reals behind it', () => booleanMap([bit(2)], real(1) as never, () => [0]), only('ℝ[1]')],
    ['real parameters', () => booleanMap([bit(2)], bit(1), () => [0], { params: [real(3)] as never }), only('ℝ[3]')],
    [
      'reals that flow in',
      () => input(2).pipe(booleanMap([bit(2)], bit(1), () => [0]) as never),
      '✗ a map from ℤ₂[2] stands here, but ℝ[2] flows in',
    ],
  ])

  const gives = (value: unknown): Misuse[1] => {
    const map = booleanMap([bit(2)], bit(2), () => value as never, { name: 'f' })
    return () => compile(map)(BitVector.from('01'))
  }
  const sentence = (value: string): string => `✗ f gives the 2 bits of ℤ₂[2], each 0 or 1, but ${value} came`
  refused(StorageError, [
    ['too few bits', gives([1]), sentence('1')],
    ['what is no bit', gives([1, 2]), sentence('1,2')],
    ['truth values', gives([true, false]), sentence('true,false')],
    ['no list', gives(undefined), sentence('undefined')],
    [
      'differences of other bits',
      () => {
        const map = booleanMap([bit(2)], bit(1), () => [0], { name: 'f', differences: () => [[1]] })
        return compile(reverse(map))(BitVector.from('01'), BitVector.from('1'))
      },
      '✗ differences of f gives the 2 bits of ℤ₂[2], each 0 or 1, but 1 came',
    ],
    ...(
      [
        ['differences of more wires', [[1, 1], [0]], '2 of them'],
        ['differences of no wire', [], '0 of them'],
        ['a number instead of differences', 5, '5'],
      ] as const
    ).map(([name, given, came]): [string, () => unknown, string] => [
      name,
      () => {
        const map = booleanMap([bit(2)], bit(1), () => [0], { name: 'f', differences: () => given as never })
        return compile(reverse(map))(BitVector.from('01'), BitVector.from('1'))
      },
      `✗ differences of f gives one list for each wire of ℤ₂[2], 1 in all, but ${came} came`,
    ]),
  ])
})
