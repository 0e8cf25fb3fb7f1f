/** Supervised learning is the composite of its four parts, and nothing else. */
import {
  basicUpdate,
  bits,
  booleanError,
  compile,
  dense,
  descent,
  flatten,
  graphOf,
  identityRate,
  input,
  lookupTable,
  momentum,
  notation,
  quadratic,
  softmaxCrossEntropy,
  supervised,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { graphText } from '../laws/equality.ts'
import type { AnyLens } from '../laws/maps.ts'
import { run, untyped, untypedLens } from '../laws/maps.ts'
import { drawing } from '../laws/objects.ts'

const dense2 = input(2, 2).pipe(flatten).pipe(dense(3)).pipe(tanh).pipe(dense(2))
const table = bits(3).pipe(lookupTable(2))

const composites: readonly (readonly [name: string, made: AnyLens, written: AnyLens])[] = [
  [
    'a network with momentum',
    untypedLens(
      supervised({ model: dense2, batch: 4, loss: softmaxCrossEntropy, optimiser: momentum(), rate: descent(1) }),
    ),
    untypedLens(dense2.batch(4).lens().reparam(momentum()).pipe(softmaxCrossEntropy).pipe(descent(1))),
  ],
  [
    'a network with the basic update',
    untypedLens(supervised({ model: dense2, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })),
    untypedLens(dense2.batch(1).lens().reparam(basicUpdate).pipe(quadratic).pipe(descent(0.1))),
  ],
  [
    'a circuit',
    untypedLens(supervised({ model: table, batch: 5, loss: booleanError, optimiser: basicUpdate, rate: identityRate })),
    untypedLens(table.batch(5).lens().reparam(basicUpdate).pipe(booleanError).pipe(identityRate)),
  ],
]

describe.each(composites)('%s', (_name, made, written) => {
  test('has the same ports', () => {
    for (const port of ['params', 'dom', 'cod'] as const) expect(notation(made[port])).toBe(notation(written[port]))
  })

  test.each(['get', 'put'] as const)('has the same graph of %s, value by value', (half) => {
    expect(graphText(graphOf(made[half].term))).toBe(graphText(graphOf(written[half].term)))
  })

  test('computes the same numbers', () => {
    const [left, right] = [untyped(made.put), untyped(written.put)]
    const values = drawing(7)([...left.params, ...left.dom])
    expect(run(left)(values)).toEqual(run(right)(values))
  })
})

describe('a learning step', () => {
  const learner = supervised({
    model: input(2).pipe(dense(1)),
    batch: 2,
    loss: quadratic,
    optimiser: basicUpdate,
    rate: descent(0.5),
  })
  const [w, b, label, x] = [
    Float64Array.of(1, -1),
    Float64Array.of(0.5),
    Float64Array.of(1, 0),
    Float64Array.of(1, 2, 3, 4),
  ] as const

  test('moves the parameters against the mean gradient of the batch', () => {
    const [[newW, newB]] = compile(learner.put)([w, b], [label], x)
    // Predictions −0.5 and −0.5, errors −1.5 and −0.5; the mean gradients of W and b, times −0.5.
    expect([...newW]).toEqual([1 + 0.5 * ((1.5 * 1 + 0.5 * 3) / 2), -1 + 0.5 * ((1.5 * 2 + 0.5 * 4) / 2)])
    expect([...newB]).toEqual([0.5 + 0.5 * ((1.5 + 0.5) / 2)])
  })
})
