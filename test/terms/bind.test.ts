/** Named sizes in the running program: what is bound is what is made with numbers at once, and what is refused. */
import { describe, expect, test } from 'vitest'
import type { Domain, Family, Size } from 'lensor'
import {
  Layer,
  LensorError,
  SizeError,
  absoluteError,
  accuracy,
  adagrad,
  adam,
  adamW,
  adversarial,
  ascent,
  averagePooling,
  basicUpdate,
  bias,
  bind,
  bits,
  booleanError,
  channelBias,
  clip,
  compile,
  constant,
  convolution,
  copies,
  dataset,
  dense,
  descent,
  dotProduct,
  dreaming,
  dropout,
  embedding,
  flatten,
  frozen,
  graphOf,
  gruCell,
  huber,
  identity,
  identityRate,
  input,
  iterate,
  layerNormalisation,
  learningStep,
  linear,
  lookupTable,
  lstmCell,
  maxPooling,
  momentum,
  morphism,
  noise,
  not,
  notation,
  ofSizes,
  pad,
  parametric,
  predict,
  quadratic,
  real,
  recurrentCell,
  relu,
  repeat,
  reshape,
  resident,
  reverse,
  scale,
  scatterAdd,
  selfAttention,
  sigmoid,
  skip,
  slice,
  softmax,
  softmaxCrossEntropy,
  sum,
  supervised,
  tanh,
  train,
  unroll,
  unsupervised,
  window,
} from 'lensor'
import { draw, show, showCode } from 'lensor/draw'
import { namesOfTerm } from '../../src/terms/binding.ts'
import { graphText } from '../laws/equality.ts'
import type { AnyLens, AnyMap } from '../laws/maps.ts'
import { untyped } from '../laws/maps.ts'

/** Pieces of any type, as plain JavaScript has them. */
const loose = (value: unknown): any => value // oxlint-disable-line typescript/no-explicit-any -- plain JavaScript

const sizes = { n: 3, m: 2, c: 2, h: 6, w: 5 }
type Names = keyof typeof sizes

/** Maps that are made of sizes: once of names, once of the numbers that they stand for. */
const maps: readonly (readonly [name: string, make: (of: (name: Names) => Size) => unknown])[] = [
  ['linear', (of) => loose(input(of('n'))).pipe(linear(of('m')))],
  [
    'dense',
    (of) =>
      loose(input(of('n')))
        .pipe(dense(of('m')))
        .pipe(tanh),
  ],
  [
    'layers in sequence',
    (of) =>
      loose(input(4)).pipe(
        loose(dense(of('n')))
          .pipe(tanh)
          .pipe(dense(of('m'))),
      ),
  ],
  ['bias', (of) => loose(input(of('n'), of('m'))).pipe(bias)],
  ['convolution', (of) => loose(input(of('c'), of('h'), of('w'))).pipe(convolution(of('n'), 3, { padding: 1 }))],
  ['strided convolution', (of) => loose(input(of('c'), of('h'), of('w'))).pipe(convolution(of('n'), 2, { stride: 2 }))],
  [
    'channelBias',
    (of) =>
      loose(input(of('c'), of('h'), of('w')))
        .pipe(channelBias)
        .pipe(relu),
  ],
  ['maxPooling', (of) => loose(input(of('c'), of('h'), of('w'))).pipe(maxPooling(2))],
  ['averagePooling', (of) => loose(input(of('c'), of('h'), of('w'))).pipe(averagePooling([2, 3], { stride: 1 }))],
  [
    'flatten',
    (of) =>
      loose(input(of('c'), of('h'), of('w')))
        .pipe(maxPooling(2))
        .pipe(flatten)
        .pipe(dense(1)),
  ],
  ['reshape', (of) => loose(input(of('n'), of('m'))).pipe(reshape(of('m'), of('n')))],
  ['layerNormalisation', (of) => loose(input(of('m'), of('n'))).pipe(layerNormalisation())],
  ['softmax', (of) => loose(input(of('m'), of('n'))).pipe(softmax)],
  ['selfAttention', (of) => loose(input(of('n'), of('m'))).pipe(selfAttention())],
  ['selfAttention of a size', (of) => loose(input(of('n'), 4)).pipe(selfAttention({ size: of('m') }))],
  ['embedding', (of) => loose(input(of('n'))).pipe(embedding(of('h'), of('m')))],
  [
    'dropout',
    (of) =>
      loose(input(of('n')))
        .par(identity([noise(of('n'))]))
        .pipe(dropout(0.5)),
  ],
  ['skip', (of) => loose(input(of('n'))).pipe(skip(loose(dense(of('m'))).pipe(dense(of('n')))))],
  ['repeat', (of) => loose(input(of('n'))).pipe(repeat(3, loose(dense(of('m'))).pipe(dense(of('n')))))],
  ['recurrentCell', (of) => loose(identity([real(of('n')), real(of('m'))])).pipe(recurrentCell(of('n')))],
  ['gruCell', (of) => loose(identity([real(of('n')), real(of('m'))])).pipe(gruCell(of('n')))],
  [
    'lstmCell, unrolled',
    (of) => loose(unroll)(2, loose(identity([real(of('n')), real(of('n')), real(of('m'))])).pipe(lstmCell(of('n')))),
  ],
  ['iterate', (of) => loose(iterate)(4, loose(identity([real(of('n')), real(of('m'))])).pipe(recurrentCell(of('n'))))],
  [
    'R of iterate',
    (of) =>
      loose(reverse)(loose(iterate)(4, loose(identity([real(of('n')), real(of('m'))])).pipe(recurrentCell(of('n'))))),
  ],
  [
    'a Boolean circuit',
    (of) =>
      loose(bits(of('n')))
        .pipe(linear(of('m')))
        .pipe(not),
  ],
  ['lookupTable', (of) => loose(bits(3)).pipe(lookupTable(of('m')))],
  ['copies', (of) => copies(3, [real(of('n'))])],
  [
    'reverse',
    (of) =>
      reverse(
        loose(input(of('n')))
          .pipe(dense(of('m')))
          .pipe(sigmoid),
      ),
  ],
  [
    'a batch',
    (of) =>
      loose(input(of('n')))
        .pipe(dense(2))
        .pipe(softmax)
        .batch(of('m')),
  ],
  [
    'a batch of R of a batch',
    (of) =>
      loose(
        reverse(
          loose(input(of('n')))
            .pipe(dense(2))
            .batch(of('m')),
        ),
      ).batch(of('c')),
  ],
  [
    'tied weights',
    (of) =>
      loose(input(of('n')))
        .pipe(bias)
        .pipe(bias)
        .reparam(copies(2, [real(of('n'))])),
  ],
  [
    'operators',
    (of) =>
      loose(morphism)([real(of('n'), of('h'))], (x: unknown) => [
        loose(scale)(
          loose(sum)(loose(window)(loose(pad)(x, 0, of('m'), 1), 1, 3, 2), 0),
          ofSizes([of('n')], (n) => 1 / n),
        ),
        loose(slice)(x, 0, 1, 1),
      ]),
  ],
  [
    'a batch of gathered rows',
    (of) =>
      loose(
        loose(morphism)([real(of('n'), of('m')), real(of('c'))], (x: unknown, index: unknown) => [
          loose(scatterAdd)(loose(constant)(real(of('c')), 1), index, of('h')),
          x,
        ]),
      ).batch(of('w')),
  ],
]

/** Learners that are made of sizes, as their backward halves. */
const learners: typeof maps = [
  ...[
    ['adam', quadratic, adam(), descent(0.1)],
    ['momentum', softmaxCrossEntropy, momentum(), descent(0.1)],
    ['adagrad', absoluteError, adagrad(), ascent(0.1)],
    ['clip; adamW', huber({ delta: 1 }), clip(1).pipe(adamW()), descent(1)],
    ['frozen', dotProduct, frozen, ascent(1)],
  ].map(
    ([name, loss, optimiser, rate]) =>
      [
        `supervised by ${String(name)}`,
        (of: (name: Names) => Size) => {
          const model = loose(input(of('n')))
            .pipe(dense(of('h')))
            .pipe(dense(of('m')))
          return supervised({ model, batch: of('c'), loss, optimiser, rate } as never)
        },
      ] as const,
  ),
  [
    'a circuit',
    (of) =>
      loose(supervised)({
        model: loose(bits(of('n'))).pipe(linear(of('m'))),
        batch: of('c'),
        loss: booleanError,
        optimiser: basicUpdate,
        rate: identityRate,
      }),
  ],
  [
    'unsupervised',
    (of) =>
      loose(unsupervised)({
        model: loose(input(of('n')))
          .pipe(dense(of('m')))
          .pipe(dense(of('n'))),
        batch: of('c'),
        loss: quadratic,
        optimiser: adam(),
        rate: descent(0.1),
      }),
  ],
  [
    'dreaming',
    (of) =>
      loose(dreaming)({
        model: loose(input(of('n'))).pipe(dense(of('m'))),
        loss: dotProduct,
        optimiser: adam(),
        rate: ascent(1),
      }),
  ],
  [
    'adversarial',
    (of) =>
      loose(adversarial)({
        generator: loose(input(of('m'))).pipe(dense(of('n'))),
        discriminator: loose(input(of('n'))).pipe(dense(1)),
        batch: of('c'),
        optimisers: { generator: adam(), discriminator: adam() },
        rate: descent(1),
      }),
  ],
]

const named = (name: Names): Size => name
const numbered = (name: Names): Size => sizes[name]

/** The numbers of the sizes that a map has. */
const own = (map: AnyMap): Readonly<Record<string, number>> =>
  Object.fromEntries(namesOfTerm(map.term).map((name) => [name, sizes[name as Names]]))

describe('what is bound is what is made with numbers at once', () => {
  test.each(maps)('%s', (_name, make) => {
    const [map, expected] = [untyped(make(named) as never), untyped(make(numbered) as never)]
    expect(namesOfTerm(map.term).length).toBeGreaterThan(0)
    const found = untyped(loose(bind)(map, own(map)))
    expect(notation(found.params)).toBe(notation(expected.params))
    expect(graphText(graphOf(found.term))).toBe(graphText(graphOf(expected.term)))
    expect(found.initialise(1)).toEqual(expected.initialise(1))
    expect(show(found)).toBe(show(expected))
    expect(showCode(found)).toBe(showCode(expected))
  })

  test.each(learners)('%s', (_name, make) => {
    const [lens, expected] = [make(named) as AnyLens, make(numbered) as AnyLens]
    const found = loose(bind)(lens, own(untyped(lens.put as never))) as AnyLens
    const [put, expectedPut] = [found, expected].map((each) => untyped(each.put as never)) as [AnyMap, AnyMap]
    expect(graphText(graphOf(put.term))).toBe(graphText(graphOf(expectedPut.term)))
    expect(show(found)).toBe(show(expected))
    expect(showCode(found)).toBe(showCode(expected))
  })

  test('a step of a learner, whose code was made before', () => {
    const make = (of: (name: Names) => Size): AnyMap =>
      untyped(
        loose(learningStep)(
          loose(supervised)({
            model: loose(input(of('n'))).pipe(dense(2)),
            batch: of('m'),
            loss: quadratic,
            optimiser: adam(),
            rate: descent(1),
          }),
        ),
      )
    const found = untyped(loose(bind)(make(named), { n: 3, m: 2 }))
    expect(graphText(graphOf(found.term))).toBe(graphText(graphOf(make(numbered).term)))
  })

  test('a layer of a user, which does not say how it is bound', () => {
    const scored = new Layer<Family>('scored', (object) => {
      const [wire] = object as [ReturnType<typeof real>]
      return parametric([real('k')], [wire], (scores, x) => [x, loose(sum)(scores, 0)]).term
    })
    const bound = loose(bind)(loose(input('n')).pipe(scored), { n: 2, k: 5 }) as AnyMap
    expect(notation(bound.params)).toBe('ℝ[5]')
    expect(notation(bound.cod)).toBe('ℝ[2] ⊗ ℝ')
    const [x, total] = loose(compile)(bound)(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(6, 7))
    expect([...x, ...total]).toEqual([6, 7, 15])
  })
})

test('one term at several sizes shares its parameters', () => {
  const model = input(2).pipe(dense(1)).batch('batch')
  const parameters = model.initialise(1)
  const [three, one] = [compile(model, { sizes: { batch: 3 } }), compile(model, { sizes: { batch: 1 } })]
  const [all] = three(...parameters, Float64Array.of(1, 2, 3, 4, 5, 6))
  const [alone] = one(...parameters, Float64Array.of(3, 4))
  expect(alone[0]).toBe(all[1])
})

describe('what is refused, with all sizes', () => {
  const model = loose(input('features').pipe(dense('hidden')).pipe(dense(3)))
  const data = dataset(real(2), real(3), [[Float64Array.of(1, 2), Float64Array.of(1, 0, 0)]])
  const learner = loose(supervised)({
    model,
    batch: 'batch',
    loss: quadratic,
    optimiser: adam(),
    rate: descent(1),
  })
  const missing = (name: string, size: string, all: string): string =>
    `✗ ${name} takes a number for each named size, but ${size} is not bound; the sizes are ${all}`

  test.each<readonly [string, () => unknown, string]>([
    ['none', () => compile(model), missing('compile', 'features', 'features = ?, hidden = ?')],
    [
      'some',
      () => compile(model, { sizes: { features: 2 } }),
      missing('compile', 'hidden', 'features = 2, hidden = ?'),
    ],
    [
      'another',
      () => compile(model, loose({ sizes: { features: 2, hidden: 4, batch: 1 } })),
      '✗ compile binds batch, which is no size of the term; the sizes are features = 2, hidden = 4',
    ],
    [
      'of a term without names',
      () => compile(loose(input(3)), loose({ sizes: { batch: 1 } })),
      '✗ compile binds batch, which is no size of the term; the sizes are none',
    ],
    [
      'none that is whole',
      () => bind(model, loose({ hidden: 1.5 })),
      '✗ bind takes a whole number from 0 for hidden, but 1.5 came; the sizes are features = ?, hidden = 1.5',
    ],
    [
      'none from 0',
      () => bind(model, loose({ hidden: -1 })),
      '✗ bind takes a whole number from 0 for hidden, but -1 came; the sizes are features = ?, hidden = -1',
    ],
    [
      'none that is a number',
      () => bind(model, loose({ hidden: '16' })),
      "✗ bind takes a whole number from 0 for hidden, but '16' came; the sizes are features = ?, hidden = 16",
    ],
    ['sizes that are none', () => bind(model, loose(null)), '✗ bind takes its sizes as an object, but null came'],
    [
      'sizes of a call that are none',
      () => compile(loose(model), loose({ sizes: 'n = 3' })),
      "✗ compile takes its sizes as an object, but 'n = 3' came",
    ],
    ['bind of a layer', () => bind(loose(tanh), {}), '✗ bind takes a map or a lens; put a layer behind input first'],
    [
      'a window that does not fit',
      () => bind(loose(input(1, 'h', 5)).pipe(maxPooling([3, 1])), loose({ h: 2 })),
      '✗ maxPooling([3, 1]): a window of 3×1 is larger than the image ℝ[1×2×5]; the sizes are h = 2',
    ],
    [
      'a size without an answer',
      () =>
        bind(
          loose(morphism)([real('n')], (x: unknown) => [loose(slice)(x, 0, 2, 'n − 2')]),
          loose({ n: 1 }),
        ),
      '✗ the size n − 2 comes to -1, which is no whole number from 0; the sizes are n = 1',
    ],
    ['initialise', () => model.initialise(1), missing('initialise', 'features', 'features = ?, hidden = ?')],
    [
      'resident',
      () => resident(loose(learningStep)(learner)),
      missing('resident', 'batch', 'batch = ?, features = ?, hidden = ?'),
    ],
    ['predict', () => loose(predict)(model, [], data), missing('predict', 'features', 'features = ?, hidden = ?')],
    ['accuracy', () => loose(accuracy)(model, [], data), missing('accuracy', 'features', 'features = ?, hidden = ?')],
  ])('%s', (_name, refused, sentence) => {
    expect(refused).toThrow(sentence)
    expect(refused).toThrow(LensorError)
  })

  test('train', async () => {
    const training = loose(train)(learner, data, { epochs: 1 }) as AsyncGenerator<unknown>
    await expect(training.next()).rejects.toThrow(missing('train', 'batch', 'batch = ?, features = ?, hidden = ?'))
  })

  test('names are not numbers, nor each other', () => {
    expect(() => loose(input('n')).pipe(loose(input('m')))).toThrow('✗ a map from ℝ[m] stands here, but ℝ[n] flows in')
    expect(() => loose(input('n')).pipe(loose(input(3)))).toThrow('✗ a map from ℝ[3] stands here, but ℝ[n] flows in')
    expect(() => loose(real)('1n')).toThrow(SizeError)
  })

  test('what needs a known number', () => {
    expect(() => loose(bits('n')).pipe(lookupTable(1))).toThrow(
      '✗ lookupTable(1) has 2ⁿ columns for n bits, a known number, but ℤ₂[n] flows in; bind its size first',
    )
    expect(() => loose(input('n', 'd')).pipe(selfAttention({ heads: 2 }))).toThrow(
      '✗ selfAttention has 2 heads, which do not divide the d features that they share; ℝ[n×d] flows in',
    )
  })
})

test('a learner with names is drawn, its primitives too', () => {
  const learner = loose(supervised)({
    model: input('features').pipe(dense(3)),
    batch: 'batch',
    loss: quadratic,
    optimiser: adam(),
    rate: descent(1),
  }) as AnyLens
  expect(draw(learner)).toContain('dense(3)')
  expect(draw(learner, { detail: 'primitives' })).toContain('share(batch)')
})

test('a size in a number alone is one of the term', () => {
  const share = morphism([real(2)], (x) => [
    scale(
      x,
      ofSizes(['k'], (k) => 1 / k),
    ),
  ])
  expect(() => loose(compile)(share)).toThrow('k is not bound; the sizes are k = ?')
  expect(loose(compile)(share, { sizes: { k: 4 } })(Float64Array.of(8, 4))).toEqual([Float64Array.of(2, 1)])
})

test('terms with names are shown, and come back as code', () => {
  const model = input('features').pipe(dense('hidden')).pipe(tanh).pipe(dense(3)).batch('batch')
  expect(show(model)).toBe('(dense(hidden); tanh; dense(3))^(batch)')
  expect(showCode(model)).toBe("input('features').pipe(dense('hidden')).pipe(tanh).pipe(dense(3)).batch('batch')")
  const mean = (n: number): number => 1 / n
  const scaled = loose(morphism)([real('n', 2)], (x: unknown) => [
    loose(scale)(loose(sum)(x, 0), ofSizes(['n'], mean)),
  ]) as AnyMap
  expect(showCode(scaled)).toContain("constant(real(2), ofSizes(['n'], mean))")
  expect((scaled.dom[0] as { readonly domain: Domain }).domain.symbol).toBe('ℝ')
})
