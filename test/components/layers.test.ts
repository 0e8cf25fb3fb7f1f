/** The numbers of the layers on images and on tokens, of skip connections and of repetition. */
import type { Para, Wire, Wires } from 'lensor'
import {
  DataError,
  Random,
  add,
  averagePooling,
  bits,
  channelBias,
  compile,
  convolution,
  dense,
  embedding,
  flatten,
  graphOf,
  identity,
  input,
  layerNormalisation,
  linear,
  maxPooling,
  morphism,
  real,
  relu,
  repeat,
  reverse,
  selfAttention,
  sigmoid,
  skip,
  swap,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { elements as count } from '../../src/objects/wire.ts'
import fixtures from '../fixtures/layers.json' with { type: 'json' }
import { relativeError, run } from '../graph/evaluate.ts'
import type { BooleanComponent, Component } from './component.ts'
import { agree, component, differ } from './component.ts'

type AnyMap = Para<Wires, Wires, Wires>

const network = input(1, 10, 10)
  .pipe(convolution(3, 3))
  .pipe(channelBias)
  .pipe(relu)
  .pipe(maxPooling(2))
  .pipe(convolution(4, 3, { padding: 1 }))
  .pipe(relu)
  .pipe(averagePooling(2))
  .pipe(flatten)
  .pipe(dense(2))

/** Maps that cover each layer, with sizes of several kinds. */
const maps = {
  convolution: input(3, 6, 7).pipe(convolution(4, 3)),
  convolutionWithStride: input(2, 8, 6).pipe(convolution(3, [3, 2], { stride: 2 })),
  convolutionWithPadding: input(2, 4, 5).pipe(convolution(2, 3, { stride: [1, 2], padding: [2, 1] })),
  convolutionOfAllPlaces: input(2, 4, 3).pipe(convolution(3, [4, 3])),
  convolutionPastTheImage: input(1, 2, 5).pipe(convolution(2, 4, { stride: 3, padding: 1 })),
  channelBias: input(3, 2, 4).pipe(channelBias),
  maxPooling: input(2, 6, 5).pipe(maxPooling(2)),
  maxPoolingWithStride: input(2, 7, 5).pipe(maxPooling([3, 2], { stride: [2, 1] })),
  maxPoolingTied: input(2, 6, 6).pipe(maxPooling(2)),
  averagePooling: input(2, 5, 6).pipe(averagePooling(2)),
  averagePoolingWithStride: input(2, 4, 7).pipe(averagePooling([2, 3], { stride: [1, 2] })),
  layerNormalisation: input(5).pipe(layerNormalisation()),
  layerNormalisationOfMany: input(2, 3, 4).pipe(layerNormalisation()),
  embedding: input(2, 3).pipe(embedding(4, 3)),
  embeddingOfOne: input().pipe(embedding(4, 3)),
  skip: input(4).pipe(skip(dense(4).pipe(tanh))),
  repeat: input(4).pipe(repeat(3, dense(3).pipe(tanh))),
  selfAttention: input(5, 4).pipe(selfAttention()),
  selfAttentionOfHeads: input(4, 6).pipe(selfAttention({ heads: 3 })),
  selfAttentionOfSize: input(5, 3).pipe(selfAttention({ heads: 2, size: 4 })),
} satisfies Record<string, unknown>

const components = {
  ...(Object.fromEntries(
    Object.entries(maps).map(([name, map]) => [name, component(map as unknown as AnyMap)]),
  ) as Record<keyof typeof maps, Component>),
  convolutionalModel: component(network.batch(2)),
} satisfies Record<keyof typeof fixtures.cases, Component>

const indexed = ['embedding', 'embeddingOfOne']

describe('layers agree with JAX and with central differences', () => {
  agree(components, fixtures.cases, indexed)
})

describe('a batch of three gives what the three give, and adds their changes of the parameters', () => {
  const sizes = (object: Wires): number[] => (object as readonly Wire[]).map(({ shape }) => count(shape))

  test.each(Object.entries(maps))('%s', (name, map) => {
    const [single, batch] = [map as unknown as AnyMap, map.batch(3) as unknown as AnyMap]
    const random = new Random(3)
    const drawn = (object: Wires): number[][] =>
      sizes(object).map((size) => Array.from({ length: size }, () => random.normal()))
    const indices = (object: Wires): number[][] =>
      sizes(object).map((size) => Array.from({ length: size }, () => Math.floor(4 * random.uniform())))
    const params = drawn(single.params)
    const samples = Array.from({ length: 3 }, () => ({
      inputs: indexed.includes(name) ? indices(single.dom) : drawn(single.dom),
      changes: drawn(single.cod),
    }))
    const joined = (parts: readonly (readonly number[][])[]): number[][] =>
      (parts[0] ?? []).map((_, place) => parts.flatMap((part) => part[place] ?? []))
    const inputs = joined(samples.map((sample) => sample.inputs))

    const outputs = samples.map((sample) => run(single)([...params, ...sample.inputs]))
    expect(relativeError(run(batch)([...params, ...inputs]), joined(outputs))).toBeLessThan(1e-14)

    const backs = samples.map((sample) => run(reverse(single))([...params, ...sample.inputs, ...sample.changes]))
    const sums = params.map((list, at) =>
      list.map((_, place) => backs.reduce((sum, back) => sum + (back[at]?.[place] as number), 0)),
    )
    const expected = [...sums, ...joined(backs.map((back) => back.slice(params.length)))]
    const changes = joined(samples.map((sample) => sample.changes))
    expect(relativeError(run(reverse(batch))([...params, ...inputs, ...changes]), expected)).toBeLessThan(1e-13)
  })
})

/** What the convolution of bits means, sum by sum: an image c × h × w under a kernel o × c × a × b. */
function convolved(
  [channels, inputs, a, b]: readonly [number, number, number, number],
  [h, w]: readonly [number, number],
  stride: number,
  padding: number,
): (weight?: number[], image?: number[]) => number[] {
  const places = (length: number, size: number): number[] =>
    Array.from({ length: Math.floor((length + 2 * padding - size) / stride) + 1 }, (_, place) => place * stride)
  return (weight = [], image = []) => {
    const pixel = (c: number, i: number, j: number): number =>
      i < 0 || j < 0 || i >= h || j >= w ? 0 : (image[(c * h + i) * w + j] as number)
    const result: number[] = []
    for (let o = 0; o < channels; o++)
      for (const i of places(h, a))
        for (const j of places(w, b)) {
          let sum = 0
          for (let c = 0; c < inputs; c++)
            for (let di = 0; di < a; di++)
              for (let dj = 0; dj < b; dj++)
                sum ^=
                  (weight[((o * inputs + c) * a + di) * b + dj] as number) &
                  pixel(c, i + di - padding, j + dj - padding)
          result.push(sum)
        }
    return result
  }
}

const product = (weight: readonly number[], x: readonly number[]): number[] =>
  Array.from({ length: weight.length / x.length }, (_, row) =>
    x.reduce((sum, bit, place) => sum ^ (bit & (weight[row * x.length + place] as number)), 0),
  )

describe('over ℤ₂ the reverse derivative is the Boolean difference, for all bits', () => {
  differ([
    [
      'convolution',
      {
        ...component(bits(1, 2, 3).pipe(convolution(1, 2))),
        lengths: [4, 6],
        outputs: 2,
        meaning: convolved([1, 1, 2, 2], [2, 3], 1, 0),
      },
    ],
    [
      'convolution of channels',
      {
        ...component(bits(2, 1, 2).pipe(convolution(2, [1, 2]))),
        lengths: [8, 4],
        outputs: 2,
        meaning: convolved([2, 2, 1, 2], [1, 2], 1, 0),
      },
    ],
    [
      'convolution with stride and padding',
      {
        ...component(bits(1, 2, 2).pipe(convolution(1, 2, { stride: 2, padding: 1 }))),
        lengths: [4, 4],
        outputs: 4,
        meaning: convolved([1, 1, 2, 2], [2, 2], 2, 1),
      },
    ],
    [
      'channelBias',
      {
        ...component(bits(2, 1, 2).pipe(channelBias)),
        lengths: [2, 4],
        outputs: 4,
        meaning: (offset = [], x = []) => x.map((bit, place) => bit ^ (offset[Math.floor(place / 2)] as number)),
      },
    ],
    [
      'skip',
      {
        ...component(bits(2).pipe(skip(linear(2)))),
        lengths: [4, 2],
        outputs: 2,
        meaning: (weight = [], x = []) => product(weight, x).map((bit, place) => bit ^ (x[place] as number)),
      },
    ],
    [
      'repeat',
      {
        ...component(bits(2).pipe(repeat(2, linear(2)))),
        lengths: [4, 4, 2],
        outputs: 2,
        meaning: (first = [], second = [], x = []) => product(second, product(first, x)),
      },
    ],
  ] satisfies [string, BooleanComponent][])
})

describe('repeat', () => {
  const block = dense(4).pipe(tanh)

  test('is its copies one after another', () => {
    const copies = input(3).pipe(block).pipe(block).pipe(block)
    const repeated = input(3).pipe(repeat(3, block))
    expect(repeated.params).toEqual(copies.params)
    expect(repeated.initialise(1)).toEqual(copies.initialise(1))
    const names = ({ term }: { readonly term: Para<Wires, Wires, Wires>['term'] }): unknown[] =>
      graphOf(term).values.map(({ wire, node }) => [node.primitive?.name, wire.shape])
    expect(names(repeated)).toEqual(names(copies))
  })

  test('of none is the identity', () => {
    expect(compile(input(2, 2).pipe(repeat(0, block)))(Float64Array.of(1, 2, 3, 4))).toEqual([
      Float64Array.of(1, 2, 3, 4),
    ])
  })
})

describe('skip', () => {
  const values = [
    [1, 2],
    [3, 4],
  ]

  test('takes a map of fixed type', () => {
    const doubled = morphism([real(2)], (x) => [add(x, x)])
    expect(run(input(2).pipe(skip(doubled)))([[1, 2]])).toEqual([[3, 6]])
  })

  test('takes a map of several wires', () => {
    const pair = identity([real(2), real(2)])
    expect(run(pair.pipe(skip(swap([real(2)], [real(2)]))))(values)).toEqual([
      [4, 6],
      [4, 6],
    ])
  })

  test('takes its object from what flows in', () => {
    const residual = skip(tanh)
    for (const size of [1, 3]) expect(input(size).pipe(residual).cod).toEqual([real(size)])
  })
})

test('the convolutional network of the paper has 1,527 parameters', () => {
  const model = input(1, 28, 28)
    .pipe(convolution(3, 3))
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(convolution(5, 4))
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(flatten)
    .pipe(dense(10))
    .pipe(sigmoid)
  expect(model.initialise(1).map(({ length }) => length)).toEqual([27, 240, 1250, 10])
})

test('weights begin as Glorot says, a kernel counted by its places', () => {
  const bound = Math.sqrt(6 / (4 * 9 + 5 * 9))
  const [kernel = []] = input(4, 8, 8).pipe(convolution(5, 3)).initialise(1) as Iterable<number>[]
  const largest = Math.max(...Array.from(kernel, Math.abs))
  expect(largest).toBeLessThanOrEqual(bound)
  expect(largest).toBeGreaterThan(0.9 * bound)
})

test('a normalised layer begins without scale and offset, a table normally distributed', () => {
  expect(input(3).pipe(layerNormalisation()).initialise(1)).toEqual([
    Float64Array.of(1, 1, 1),
    Float64Array.of(0, 0, 0),
  ])
  const [table] = input().pipe(embedding(100, 100)).initialise(1)
  expect(table.reduce((sum, element) => sum + element, 0) / 1e4).toBeCloseTo(0, 1)
  expect(table.reduce((sum, element) => sum + element ** 2, 0) / 1e4).toBeCloseTo(1, 1)
})

test('an index that is not in the table is refused where it comes', () => {
  const embed = compile(input(1).pipe(embedding(2, 1)))
  expect(() => embed(Float64Array.of(1, 2), Float64Array.of(2))).toThrow(DataError)
  expect(() => embed(Float64Array.of(1, 2), Float64Array.of(0.5))).toThrow(DataError)
})
