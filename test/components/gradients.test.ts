/** The numbers of layers and losses, held to JAX, to central differences and, over ℤ₂, to Boolean differences. */
import type { BinaryOperation, Family, Loss, Para, ParaLens, Wires } from 'lensor'
import {
  absoluteError,
  and,
  bias,
  binaryCrossEntropy,
  bit,
  bits,
  booleanError,
  cos,
  dense,
  dotProduct,
  flatten,
  hinge,
  huber,
  identity,
  input,
  linear,
  lookupTable,
  morphism,
  multiply,
  nand,
  nor,
  not,
  or,
  quadratic,
  real,
  relu,
  reshape,
  reverse,
  sigmoid,
  sin,
  softmax,
  softmaxCrossEntropy,
  tanh,
  xnor,
  xor,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/gradients.json' with { type: 'json' }
import { booleanDifferences, relativeError, run } from '../graph/evaluate.ts'
import { at, untypedLens } from '../laws/maps.ts'
import type { BooleanComponent, Component } from './component.ts'
import { agree, component, differ } from './component.ts'

/** A loss at real predictions of a shape. */
function ofLoss<F extends Family>(loss: Loss<F>, ...shape: number[]): Component {
  const lens = untypedLens(input(...shape).lens()).pipe(loss as never) as unknown as ParaLens<Wires, Wires, Wires>
  return component(at([real(...shape)], loss.map), lens)
}

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3)).batch(5)

const components: Record<keyof typeof fixtures.cases, Component> = {
  linear: component(input(4).pipe(linear(3))),
  dense: component(input(4).pipe(dense(3))),
  bias: component(input(2, 3).pipe(bias)),
  sin: component(morphism([real(6)], (x) => [sin(x)])),
  cos: component(morphism([real(6)], (x) => [cos(x)])),
  sigmoid: component(input(6).pipe(sigmoid)),
  tanh: component(input(6).pipe(tanh)),
  relu: component(input(6).pipe(relu)),
  softmax: component(input(2, 4).pipe(softmax)),
  flatten: component(input(2, 3).pipe(flatten)),
  reshape: component(input(2, 6).pipe(reshape(3, 4))),
  quadratic: ofLoss(quadratic, 4),
  quadraticOfBatch: ofLoss(quadratic, 3, 4),
  crossEntropy: ofLoss(softmaxCrossEntropy, 4),
  crossEntropyOfBatch: ofLoss(softmaxCrossEntropy, 3, 4),
  crossEntropyTied: ofLoss(softmaxCrossEntropy, 2, 4),
  crossEntropyFar: ofLoss(softmaxCrossEntropy, 4),
  dotProduct: ofLoss(dotProduct, 4),
  dotProductOfBatch: ofLoss(dotProduct, 3, 4),
  binaryCrossEntropy: ofLoss(binaryCrossEntropy, 3, 4),
  binaryCrossEntropyFar: ofLoss(binaryCrossEntropy, 6),
  absoluteError: ofLoss(absoluteError, 4),
  absoluteErrorOfBatch: ofLoss(absoluteError, 3, 4),
  huber: ofLoss(huber(), 3, 4),
  huberWithDelta: ofLoss(huber({ delta: 0.3 }), 3, 4),
  hinge: ofLoss(hinge, 3, 4),
  model: component(model.pipe(softmaxCrossEntropy.map), model.lens().pipe(softmaxCrossEntropy)),
}

describe('layers and losses agree with JAX and with central differences', () => {
  agree(components, fixtures.cases)
})

test('the derivative of relu at 0 is 0', () => {
  const changes = run(reverse(input(4).pipe(relu)))([
    [0, -0, 1e-300, -1e-300],
    [5, 6, 7, 8],
  ])
  expect(changes).toEqual([[0, 0, 7, 0]])
})

test('the derivative of the absolute error is 0 where prediction and label are equal', () => {
  const changes = run(reverse(input(3).pipe(absoluteError.map)))([[1, 2, 3], [1, 0, 5], [7]])
  expect(
    relativeError(changes, [
      [0, 7, -7],
      [0, -7, 7],
    ]),
  ).toBe(0)
})

test.each([quadratic, absoluteError, huber(), binaryCrossEntropy, hinge, dotProduct])(
  'the loss $name of no samples is 0, and no change comes of it',
  (loss) => {
    const map = input(0, 2).pipe((loss as typeof quadratic).map)
    expect(run(map)([[], []])).toEqual([[0]])
    expect(run(reverse(map))([[], [], [1]])).toEqual([[], []])
  },
)

test('the change of the Huber loss is held between −δ and δ for errors of any size', () => {
  const errors = [Infinity, -Infinity, 1e300, -1e300, 0.5]
  const label = [0, 0, 0, 0, 0]
  const loss = input(5).pipe(huber({ delta: 2 }).map)
  expect(run(loss)([label, errors])).toEqual([[Infinity]])
  expect(run(reverse(loss))([label, errors, [1]])[1]).toEqual([2, -2, 2, -2, 0.5])
})

test('the cross-entropy of yes and no is exact for scores of any size, and its gradient too', () => {
  const scores = [1000, -1000, 1e300, -1e300]
  const cross = run(input(4).pipe(binaryCrossEntropy.map))
  const gradient = run(reverse(input(4).pipe(binaryCrossEntropy.map)))
  expect(cross([[1, 0, 1, 0], scores])).toEqual([[0]])
  expect(cross([[0, 1, 1, 0], scores])).toEqual([[2000]])
  expect(gradient([[1, 0, 0, 1], scores, [1]])[1]).toEqual([0, 0, 1, -1])
})

const placewise =
  (meaning: (x: number, y: number) => number) =>
  (left: readonly number[] = [], right: readonly number[] = []): number[] =>
    left.map((bit, place) => meaning(bit, right[place] as number))

const xorOf = placewise((x, y) => x ^ y)

/** The components over ℤ₂ at vectors of a size; all are multilinear in their arguments. */
function booleanComponents(size: number): Record<string, BooleanComponent> {
  const tables = 4 - size
  const gate = (layer: BinaryOperation<Family>, meaning: (x: number, y: number) => number): BooleanComponent => ({
    ...component(identity([bit(size), bit(size)]).pipe(layer as never) as unknown as Para<Wires, Wires, Wires>),
    lengths: [size, size],
    outputs: size,
    meaning: placewise(meaning),
  })
  return {
    and: gate(and, (x, y) => x & y),
    or: gate(or, (x, y) => x | y),
    xor: gate(xor, (x, y) => x ^ y),
    nand: gate(nand, (x, y) => 1 - (x & y)),
    nor: gate(nor, (x, y) => 1 - (x | y)),
    xnor: gate(xnor, (x, y) => 1 - (x ^ y)),
    lookupTable: {
      ...component(bits(size).pipe(lookupTable(tables))),
      lengths: [tables * 2 ** size, size],
      outputs: tables,
      meaning: (table = [], x = []) =>
        Array.from({ length: tables }, (_, row) => table[row * 2 ** size + Number.parseInt(x.join(''), 2)] as number),
    },
    linear: {
      ...component(bits(size).pipe(linear(2))),
      lengths: [2 * size, size],
      outputs: 2,
      meaning: (weight = [], x = []) =>
        [0, 1].map((row) => x.filter((bit, place) => bit === 1 && weight[row * size + place] === 1).length % 2),
    },
    bias: {
      ...component(bits(size).pipe(bias)),
      lengths: [size, size],
      outputs: size,
      meaning: xorOf,
    },
    not: {
      ...component(bits(size).pipe(not)),
      lengths: [size],
      outputs: size,
      meaning: (x = []) => x.map((bit) => 1 - bit),
    },
    booleanError: {
      ...component(bits(size).pipe(booleanError.map), bits(size).lens().pipe(booleanError)),
      lengths: [size, size],
      outputs: size,
      meaning: xorOf,
    },
  }
}

describe('over ℤ₂ the reverse derivative is the Boolean difference, for all bits', () => {
  differ(
    [1, 2, 3].flatMap((size) =>
      Object.entries(booleanComponents(size)).map(([name, it]) => [`${name} of ${size}`, it] as const),
    ),
  )

  test('a gate of two points is the gate', () => {
    const choice = morphism([bit(4), bit(4), bit(4)], (s, x, y) => [or(and(s, x), and(not(s), y))])
    expect(
      run(choice)([
        [0, 0, 1, 1],
        [0, 1, 0, 1],
        [1, 0, 1, 0],
      ]),
    ).toEqual([[1, 0, 0, 1]])
  })

  test('but not of a polynomial that is not multilinear: R[x²] is 0, although x² changes with x', () => {
    const square = component(morphism([bit(1)], (x) => [multiply(x, x)]))
    expect(booleanDifferences(square.forward, [[0]], [[1]])).toEqual([[1]])
    for (const derivative of square.backward) expect(derivative([[0], [1]])).toEqual([[0]])
    for (const derivative of square.backward) expect(derivative([[1], [1]])).toEqual([[0]])
  })
})
