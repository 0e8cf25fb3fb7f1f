/** The code that a term is shown as makes the same term again, to the last bit, and that is shown as the same code. */
import * as fc from 'fast-check'
import type { Family, Initialiser, MapPiece, Primitive, Wires } from 'lensor'
import * as lensor from 'lensor'
import {
  Layer,
  LensLayer,
  LensorError,
  Loss,
  Optimiser,
  Para,
  ParaLens,
  adagrad,
  adam,
  adamW,
  add,
  ascent,
  averagePooling,
  basicUpdate,
  bit,
  bits,
  booleanMap,
  clip,
  clipByValue,
  closed,
  convolution,
  coordinatewise,
  copy,
  cosineDecay,
  dense,
  descent,
  dropout,
  embedding,
  emit,
  exponentialDecay,
  firstOrder,
  gradientAscent,
  gradientPreprocessing,
  he,
  huber,
  identity,
  input,
  layerNormalisation,
  learningStep,
  lens,
  linear,
  lstmOptimiser,
  maxPooling,
  momentum,
  morphism,
  multiply,
  nesterov,
  noise,
  normal,
  notation,
  one,
  openAdam,
  over,
  parametric,
  quadratic,
  real,
  recurrentCell,
  repeat,
  reshape,
  rmsprop,
  scheduleOf,
  selfAttention,
  sgd,
  skip,
  softmaxCrossEntropy,
  stepDecay,
  stopGradient,
  swap,
  tanh,
  warmUp,
  weightClipping,
  weightDecay,
} from 'lensor'
import type { Showable } from 'lensor/draw'
import { showCode } from 'lensor/draw'
import { describe, expect, test } from 'vitest'
import { figures } from '../../docs/examples/figures/figures.ts'
import { integersModulo4 } from '../../docs/examples/domains/integers-modulo-4.ts'
import { inline } from '../../src/graph/graph.ts'
import { law } from '../laws/law.ts'
import type { AnyLens, AnyMap } from '../laws/maps.ts'
import { at, run, untyped, untypedLens } from '../laws/maps.ts'
import type { Draw } from '../laws/objects.ts'
import { drawing } from '../laws/objects.ts'
import { learnable, maps } from '../laws/terms.ts'
import { refusalOf } from '../terms/refusal.ts'
import { pasted } from './pasted.ts'
import { pictures } from './pictures.ts'
import {
  adapted,
  autoencoder,
  circuitLearner,
  dream,
  gan,
  image,
  iterated,
  learner,
  model,
  tied,
  unrolled,
} from './subjects.ts'

/** What a map does: its type, and its values to the last bit. */
function halfSeen(map: AnyMap, draw: () => Draw): object {
  const { params, dom, cod } = map
  const values = run(map)(draw()([...params, ...dom]))
  return { type: [params, dom, cod].map((object) => notation(object)), values }
}

/** What a map is: what it does, its first parameters, and its code. */
const mapSeen = (map: AnyMap, draw: () => Draw = drawn): object => ({
  ...halfSeen(map, draw),
  first: map.initialise(3),
  code: showCode(map),
})

/** What a lens is: what its halves do, and its code. */
const lensSeen = (lensOf: AnyLens, draw: () => Draw = drawn): object => ({
  get: halfSeen(untyped(lensOf.get as never), draw),
  put: halfSeen(untyped(lensOf.put as never), draw),
  code: showCode(lensOf),
})

const drawn = (): Draw => drawing(1)
const mapAgain = (map: AnyMap, own?: Own): AnyMap => pasted(showCode(map), own) as AnyMap
const lensAgain = (lensOf: AnyLens): AnyLens => pasted(showCode(lensOf)) as AnyLens

type Own = Readonly<Record<string, unknown>>

function expectMadeAgain(map: AnyMap): void {
  expect(mapSeen(mapAgain(map))).toEqual(mapSeen(map))
}

function expectLensMadeAgain(lensOf: AnyLens): void {
  expect(lensSeen(lensAgain(lensOf))).toEqual(lensSeen(lensOf))
}

law('the code of a map makes it again', maps, expectMadeAgain)

law(
  'the code of a lens makes it again',
  (domain) => fc.tuple(maps(domain, 4), maps(domain, 4)),
  ([f, g]) => {
    const stepped = untypedLens(f.lens()).reparam((f.params.length === 0 ? identity([]).lens() : basicUpdate) as never)
    const both = untypedLens(stepped.par(g.lens()) as never)
    expectLensMadeAgain(both)
    expectMadeAgain(untyped(both.put as never))
    expectMadeAgain(untyped(lensor.reverse(f) as never))
  },
)

law('the code of a lens with parameters above parameters makes it again', learnable, ([f, r, s]) => {
  const twice = untypedLens(untypedLens(untypedLens(f.lens()).reparam(r.lens() as never)).reparam(s.lens() as never))
  expectLensMadeAgain(twice)
})

const step = untyped(learningStep(learner as never) as never)

describe('the code of learners makes them again', () => {
  test.each(Object.entries({ learner, circuitLearner, dream, autoencoder, gan }))('%s', (_name, lensOf) => {
    expect(lensSeen(lensAgain(lensOf))).toEqual(lensSeen(lensOf))
  })

  test.each(Object.entries({ model, tied, iterated, unrolled, image, step, adapted }))('%s', (_name, map) => {
    expect(mapSeen(mapAgain(map))).toEqual(mapSeen(map))
  })
})

describe('the code of what is drawn makes it again', () => {
  const drawings = [...pictures, ...figures]
  const lenses = drawings.filter(({ term }) => term instanceof ParaLens).map(({ name, term }) => [name, term] as const)
  const drawnMaps = drawings.filter(({ term }) => term instanceof Para).map(({ name, term }) => [name, term] as const)

  test.each(lenses)('%s', (_name, lensOf) => {
    expect(lensSeen(lensAgain(lensOf as AnyLens))).toEqual(lensSeen(lensOf as AnyLens))
  })

  test.each(drawnMaps)('%s', (_name, map) => {
    expect(mapSeen(mapAgain(map as AnyMap))).toEqual(mapSeen(map as AnyMap))
  })
})

test('the learner of the README is shown as it is written', () => {
  expect(showCode(learner)).toBe(`input(4)
  .pipe(dense(16))
  .pipe(tanh)
  .pipe(dense(3))
  .batch(16)
  .lens()
  .reparam(adam({ rate: 0.01 }))
  .pipe(softmaxCrossEntropy)
  .pipe(descent(1))`)
})

const double = morphism([real(2)], (x) => [add(x, x)], { name: 'double' })

/** Terms and families in one line. */
const codes: readonly (readonly [Showable, string])[] = [
  [model, 'input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))'],
  [tied, 'input(4).pipe(linear(4)).pipe(tanh).pipe(linear(4)).reparam(copy([real(4, 4)]))'],
  [image, 'input(28, 28).pipe(flatten).pipe(dense(10))'],
  [identity([real(2), bit(3)]), 'identity([real(2), bit(3)])'],
  [copy([over(integersModulo4, [2])]), 'copy([over(Z4, [2])])'],
  [swap([real(2)], [bit(3), real()]), 'swap([real(2)], [bit(3), real()])'],
  [lensor.permutation([real(2), bit(3), real()], [2, 1, 0]), 'permutation([real(2), bit(3), real()], [2, 1, 0])'],
  [bits(3).pipe(lensor.lookupTable(2)).batch(4), 'bits(3).pipe(lookupTable(2)).batch(4)'],
  [identity([real(4), noise(4)]).pipe(dropout(0.5)), 'identity([real(4), noise(4)]).pipe(dropout(0.5))'],
  [lensor.reverse(input(2).pipe(tanh)), 'reverse(input(2).pipe(tanh))'],
  [lensor.iterate(3, input(2).pipe(tanh)), 'iterate(3, input(2).pipe(tanh))'],
  [input(2).pipe(linear(1)).lens().put, 'input(2).pipe(linear(1)).lens().put'],
  [input(2).lens().pipe(quadratic).get, 'input(2).lens().pipe(quadratic).get'],
  [adam().at([real(2)]), 'adam().at([real(2)])'],
  [
    lens({
      get: identity([real(2)]),
      put: swap([real(2)], [real()]).pipe(lensor.discard([real()]).par(identity([real(2)]))),
      changes: { dom: [real(2)], cod: [real()] },
    }),
    'lens({\n  get: identity([real(2)]),\n  put: swap([real(2)], [real()]).pipe(discard([real()]).par(identity([real(2)]))),\n  changes: { dom: [real(2)], cod: [real()] },\n})',
  ],
  [double, "morphism([real(2)], (a) => {\n  const b = add(a, a)\n  return [b]\n}, { name: 'double' })"],
  [
    parametric([real()], [real()], (p, x) => [multiply(p, x)], { initial: [one] }),
    'parametric([real()], [real()], (a, b) => {\n  const c = multiply(a, b)\n  return [c]\n}, { initial: [one] })',
  ],
  [tanh.pipe(dense(3)).lens(), 'tanh.pipe(dense(3)).lens()'],
  [gradientAscent, 'ascending.pipe(basicUpdate)'],
  [lensor.firstOrder.pipe(basicUpdate), 'firstOrder.pipe(basicUpdate)'],
  [lensor.lstmOptimiser({ hidden: 4 }), 'lstmOptimiser({ hidden: 4 })'],
  [input(2).pipe(lensor.stopGradient), 'input(2).pipe(stopGradient)'],
  [
    morphism([real(2)], (x) => [multiply(x, lensor.stopGradient(x))]),
    'morphism([real(2)], (a) => {\n  const b = stopGradient(a)\n  const c = multiply(a, b)\n  return [c]\n})',
  ],
  [
    lensor.coordinatewise(parametric([real()], [real()], (rate, change) => [multiply(rate, change)])),
    'coordinatewise(parametric([real()], [real()], (a, b) => {\n  const c = multiply(a, b)\n  return [c]\n}))',
  ],
  [lensor.truncated(1, identity([real(2), real(3)]).lens()), 'truncated(1, identity([real(2), real(3)]).lens())'],
  [
    scheduleOf(0.5),
    "morphism([real()], (a) => {\n  const b = constant(real(), 0.5)\n  return [b]\n}, { name: '0.5' })",
  ],
]

test.each(codes.map(([subject, code]) => [code, subject] as const))('%s', (code, subject) => {
  expect(showCode(subject)).toBe(code)
  expect(showCode(pasted(code) as Showable)).toBe(code)
})

describe('options are not lost', () => {
  const wide = [real(2, 5, 6)]
  const layers: readonly (readonly [string, Wires, MapPiece<Family>])[] = [
    ['dense(3, { initial: he })', [real(4)], dense(3, { initial: he })],
    ['linear(2, { initial: normal(0.5) })', [real(4)], linear(2, { initial: normal(0.5) })],
    [
      'convolution(2, [3, 2], { stride: 2, padding: [1, 0] })',
      wide,
      convolution(2, [3, 2], { stride: 2, padding: [1, 0] }),
    ],
    ['embedding(4, 2, { initial: one })', [real()], embedding(4, 2, { initial: one })],
    ['layerNormalisation({ epsilon: 0.5 })', [real(4)], layerNormalisation({ epsilon: 0.5 })],
    ['selfAttention({ heads: 2, size: 6 })', [real(3, 4)], selfAttention({ heads: 2, size: 6 })],
    ['recurrentCell(2, { initial: he })', [real(2), real(3)], recurrentCell(2, { initial: he })],
    ['maxPooling(2, { stride: 1 })', wide, maxPooling(2, { stride: 1 })],
    ['averagePooling([2, 3])', wide, averagePooling([2, 3])],
    ['reshape(3, 4)', [real(2, 6)], reshape(3, 4)],
    ['gradientPreprocessing({ precision: 2 })', [real(4)], gradientPreprocessing({ precision: 2 })],
    ['stopGradient', [real(4)], stopGradient],
    ['repeat(2, dense(4, { initial: he }).pipe(tanh))', [real(4)], repeat(2, dense(4, { initial: he }).pipe(tanh))],
    ['skip(dense(4, { initial: he }))', [real(4)], skip(dense(4, { initial: he }))],
    ['huber({ delta: 2 }).map', [real(4)], huber({ delta: 2 }).map],
    ['quadratic.map', [real(4)], quadratic.map],
  ]

  test.each(layers)('of %s', (code, object, layer) => {
    expect(showCode(layer)).toBe(code)
    // An index is whole.
    const [map, draw] = [at(object, layer), code.startsWith('embedding') ? () => indices : drawn]
    expect(mapSeen(mapAgain(map), draw)).toEqual(mapSeen(map, draw))
  })

  /** A table of four rows, and one of them. */
  const indices: Draw = () => [...drawing(1)([real(4, 2)]), Float64Array.of(2)]

  const schedule = warmUp(2, cosineDecay({ rate: 0.5, steps: 10, floor: 0.1 }))
  const optimisers: readonly (readonly [string, object])[] = [
    ['adam({ rate: 0.5, beta1: 0.5 })', adam({ rate: 0.5, beta1: 0.5 })],
    [
      'adam({ rate: stepDecay({ rate: 0.5, factor: 0.1, at: [2, 3] }) })',
      adam({ rate: stepDecay({ rate: 0.5, factor: 0.1, at: [2, 3] }) }),
    ],
    [
      'adamW({ rate: warmUp(2, cosineDecay({ rate: 0.5, steps: 10, floor: 0.1 })), decay: 0.5 })',
      adamW({ rate: schedule, decay: 0.5 }),
    ],
    ['adagrad({ rate: 0.5, epsilon: 0.1 })', adagrad({ rate: 0.5, epsilon: 0.1 })],
    ['rmsprop({ decay: 0.5 })', rmsprop({ decay: 0.5 })],
    ['momentum({ decay: 0.5 })', momentum({ decay: 0.5 })],
    ['nesterov({ decay: 0.5 })', nesterov({ decay: 0.5 })],
    ['sgd({ rate: 0.5 })', sgd({ rate: 0.5 })],
    ['openAdam({ rate: 0.5 })', openAdam({ rate: 0.5 })],
    ['lstmOptimiser({ hidden: 2, scale: 0.5 })', lstmOptimiser({ hidden: 2, scale: 0.5 })],
    ['coordinatewise(identity([real()]))', coordinatewise(identity([real()]))],
    [
      'firstOrder.pipe(closed(openAdam({ rate: 0.5 }), [Float64Array.of(-0.5, 1, 2)]))',
      firstOrder.pipe(closed(openAdam({ rate: 0.5 }), [Float64Array.of(-0.5, 1, 2)])),
    ],
    ['clip(0.5).pipe(weightDecay(0.1)).pipe(sgd())', clip(0.5).pipe(weightDecay(0.1)).pipe(sgd())],
    [
      'clipByValue(0.5).pipe(sgd()).pipe(weightClipping(0.25))',
      clipByValue(0.5).pipe(sgd()).pipe(weightClipping(0.25)),
    ],
  ]

  test.each(optimisers)('of %s', (code, optimiser) => {
    expect(showCode(optimiser as Showable)).toBe(code)
    const above = untypedLens(input(2).pipe(dense(2)).lens()).reparam(optimiser as never) as unknown as AnyLens
    expect(lensSeen(lensAgain(above), () => positive)).toEqual(lensSeen(above, () => positive))
  })

  /** Moments are squares. */
  const positive: Draw = (object) => drawing(1)(object).map((value) => squared(value))
  const squared = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(squared) : (value as Float64Array).map((element) => element * element)

  const caps: readonly (readonly [string, object, object])[] = [
    [
      'descent(exponentialDecay({ rate: 0.5, factor: 0.1 }))',
      quadratic,
      descent(exponentialDecay({ rate: 0.5, factor: 0.1 })),
    ],
    ['ascent(0.25)', huber({ delta: 0.5 }), ascent(0.25)],
    ['descent(1)', softmaxCrossEntropy, descent(1)],
  ]

  test.each(caps)('of %s', (code, loss, rate) => {
    expect(showCode(rate as Showable)).toBe(code)
    const open = untypedLens(input(2).lens()).pipe(loss as never)
    const closed = untypedLens(open).pipe(rate as never) as unknown as AnyLens
    expect(lensSeen(lensAgain(closed))).toEqual(lensSeen(closed))
  })
})

test('a public family is its name', () => {
  const families = Object.entries(lensor).filter(
    ([, value]) => value instanceof Layer || value instanceof LensLayer || value instanceof Optimiser,
  )
  const codesOf = families.map(([, family]) => showCode(family as Showable))
  expect(families.length).toBeGreaterThan(25)
  expect(codesOf.map((code) => code.replace('ascending.pipe(basicUpdate)', 'gradientAscent'))).toEqual(
    families.map(([name]) => name),
  )
})

describe('what has no text of its own stands by its name', () => {
  test('domains, in letters that code can have', () => {
    expect(showCode(identity([over(integersModulo4, [3])]))).toBe('identity([over(Z4, [3])])')
  })

  // The second has the name of a point, the third that of an operator.
  test.each(['third', 'b', 'exp'])('primitives, such as %s', (name) => {
    const third: Primitive<Record<never, never>> = {
      name,
      type: ([operand]) => operand as ReturnType<typeof real>,
      meaning: () => (elements) => (elements[0] ?? []).map((element: number) => element / 3),
      reverse: (change) => [emit(third, [change], {})],
      batch: (_size, operands) => emit(third, operands, {}),
    }
    const map = untyped(
      morphism([real(2)], (x) => {
        const thirdOf = emit(third, [x], {}) as typeof x
        return [emit(third, [add(thirdOf, x)], {})]
      }) as never,
    )
    expect(showCode(map)).toContain(`emit(${name}, [a], {})`)
    expect(mapSeen(mapAgain(map, { [name]: third }))).toEqual(mapSeen(map))
  })

  test('layers, losses and optimisers', () => {
    const own = new Layer<Family>('my layer', (object) => at(object, tanh).term)
    const given = new Layer<Family>('my layer', (object) => at(object, tanh).term, { name: 'mine', given: [2, ['a']] })
    const loss = new Loss(own as never)
    const optimiser = new Optimiser<Family>('mine', (object) => sgd().at(object as never).term)
    const closing = new LensLayer<Family>('closing(1)', (object) => untypedLens(at(object, tanh).lens()).term)
    expect([own, own.pipe(tanh), given, loss, loss.map, optimiser, closing].map((family) => showCode(family))).toEqual([
      'my_layer',
      'my_layer.pipe(tanh)',
      "mine(2, ['a'])",
      'my_layer',
      'my_layer',
      'mine',
      'closing(1)',
    ])
    expect(mapSeen(mapAgain(at([real(2)], own), { my_layer: own }))).toEqual(mapSeen(at([real(2)], own)))
  })

  test('functions', () => {
    const halves: Initialiser = ({ shape }) => Array.from({ length: shape[0] as number }, () => 0.5)
    const p = parametric([real(2)], [real(2)], (weight, x) => [multiply(weight, x)], { initial: [halves] })
    expect(showCode(dense(2, { initial: halves }))).toBe('dense(2, { initial: halves })')
    expect(showCode(p)).toContain('{ initial: [halves] }')
    expect(mapSeen(mapAgain(untyped(p), { halves }))).toEqual(mapSeen(untyped(p)))
    const both = (bits: readonly number[]): number[] => [(bits[0] as number) & (bits[1] as number)]
    const map = booleanMap([bit(2)], bit(1), both, { name: 'both bits' })
    expect(showCode(map)).toBe("booleanMap([bit(2)], bit(1), both, { name: 'both bits' })")
    expect(mapSeen(mapAgain(untyped(map), { both }))).toEqual(mapSeen(untyped(map)))
  })
})

describe('what has neither text nor name is refused in one line', () => {
  const textless =
    '✗ code is written with numbers, texts, lists and named functions, but a function without a name came'

  test('functions', () => {
    const layer = dense(2, { initial: [() => []][0] as Initialiser })
    expect(refusalOf(() => showCode(layer))).toEqual([LensorError, textless])
  })

  test('functions of bits, once they are in a graph', () => {
    const map = booleanMap([bit(2)], bit(2), (x) => x.toReversed())
    const inner = morphism([bit(2)], (x) => inline(lensor.graphOf(map.term), [x]))
    const words = '✗ booleanMap is given by a function, which has no code'
    expect(refusalOf(() => showCode(inner))).toEqual([LensorError, words])
  })

  test('what is no term', () => {
    const words = '✗ what is shown is a map, a lens, a layer, a loss, a rate or an optimiser'
    expect(refusalOf(() => showCode('nothing' as never))).toEqual([LensorError, words])
  })
})
