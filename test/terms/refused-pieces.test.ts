/** Pieces that do not fit together, each refused with its exact message. */
import {
  LensorError,
  ObjectError,
  SizeError,
  adam,
  and,
  ascent,
  averagePooling,
  basicUpdate,
  bias,
  bit,
  bits,
  booleanError,
  channelBias,
  convolution,
  copies,
  copy,
  dense,
  descent,
  discard,
  dropout,
  embedding,
  flatten,
  gruCell,
  identity,
  identityRate,
  input,
  layerNormalisation,
  lens,
  linear,
  lookupTable,
  lstmCell,
  maxPooling,
  momentum,
  morphism,
  nand,
  noise,
  nor,
  not,
  or,
  permutation,
  quadratic,
  real,
  recurrentCell,
  relu,
  repeat,
  reshape,
  selfAttention,
  sgd,
  sigmoid,
  skip,
  softmax,
  softmaxCrossEntropy,
  sum,
  tanh,
  unroll,
  xnor,
  xor,
} from 'lensor'
import { describe } from 'vitest'
import type { Misuse } from './refusal.ts'
import { refused } from './refusal.ts'

const [vector, matrix, number, boolean] = [input(2), input(2, 3), input(), bits(2)]
const [vectorLens, numberLens, booleanLens] = [vector.lens(), number.lens(), boolean.lens()]
const model = vector.pipe(linear(2))
const modelLens = model.lens()
const pair = identity([real(2), real(2)])
const pairLens = pair.lens()

describe('what is no piece', () => {
  const map = '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put'
  const lensHere = '✗ a lens belongs here; write .lens() behind a layer or a map'
  const carrier = '✗ an optimiser or a lens belongs here'
  const along = '✗ a map without parameters of its own belongs here; an optimiser stands above a lens, behind .lens()'

  refused(LensorError, [
    ['a map, then nothing', () => vector.pipe(undefined as never), map],
    ['a map, then a lens', () => vector.pipe(vectorLens as never), map],
    ['a map, then a loss', () => vector.pipe(quadratic as never), map],
    [
      'a map, then a function',
      () => vector.pipe(Math.tanh as never),
      '✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()',
    ],
    ['a layer, then a lens', () => tanh.pipe(vectorLens as never), map],
    [
      'a map beside a layer',
      () => vector.par(tanh as never),
      '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)',
    ],
    ['a lens beside a map', () => vectorLens.par(vector as never), lensHere],
    ['a lens, then a map', () => vectorLens.pipe(vector as never), lensHere],
    ['a lens, then a layer', () => vectorLens.pipe(tanh as never), lensHere],
    ['a lens, then nothing', () => vectorLens.pipe(undefined as never), lensHere],
    ['a lens along a map', () => modelLens.reparam(identity([real(2, 2)]) as never), carrier],
    ['a lens along nothing', () => modelLens.reparam(undefined as never), carrier],
    ['a map along a layer', () => model.reparam(tanh as never), along],
    ['a map along nothing', () => model.reparam(undefined as never), along],
    ['a map along a map with parameters', () => model.reparam(model as never), along],
  ])
})

describe('maps and lenses of fixed type', () => {
  const stands = (expected: string, object: string): string =>
    `✗ a map from ${expected} stands here, but ${object} flows in`
  const otherParameters = '✗ a reparametrisation of ℝ[2] stands here, but the parameters are ℝ[2×2]'
  const ordered = (order: string): string => `✗ permutation takes each part of ℝ ⊗ ℝ[2] once, but the order is ${order}`
  const put = (half: unknown): unknown => lens({ get: vector, put: half } as never)
  const putFrom = (given: string): string => `✗ lens: put goes from ℝ[2] ⊗ ℝ[2] to ℝ[2], but ${given} came`
  const parametersOf = (expected: string, object: string): string =>
    `✗ lens: get and put have the same parameters, but ${expected} and ${object} came`
  const learnt = discard([real(2)]).par(model)
  const other = lens({
    get: vector,
    put: discard([real(2)]).par(morphism([real(3)], (x) => [sum(x, 0)])),
    changes: { dom: [real()], cod: [real(3)] },
  })

  refused(ObjectError, [
    ['another shape', () => vector.pipe(input(3) as never), stands('ℝ[3]', 'ℝ[2]')],
    ['another rank', () => vector.pipe(matrix as never), stands('ℝ[2×3]', 'ℝ[2]')],
    ['another domain', () => vector.pipe(boolean as never), stands('ℤ₂[2]', 'ℝ[2]')],
    ['more wires', () => vector.pipe(pair as never), stands('ℝ[2] ⊗ ℝ[2]', 'ℝ[2]')],
    ['fewer wires', () => copy([real(2)]).pipe(vector as never), stands('ℝ[2]', 'ℝ[2] ⊗ ℝ[2]')],
    ['nothing flows', () => discard([real(2)]).pipe(vector as never), stands('ℝ[2]', '1')],
    ['a lens of another shape', () => vectorLens.pipe(numberLens as never), stands('ℝ', 'ℝ[2]')],
    ['a lens of another backward object', () => other.pipe(vectorLens as never), stands('ℝ[2]', '(ℝ[2], ℝ[3])')],
    ['a part twice', () => permutation([real(), real(2)], [0, 0] as never), ordered('0, 0')],
    ['a part too few', () => permutation([real(), real(2)], [1] as never), ordered('1')],
    ['a part that is not there', () => permutation([real(), real(2)], [0, 2] as never), ordered('0, 2')],
    ['along other parameters', () => model.reparam(vector as never), otherParameters],
    ['a lens along other parameters', () => modelLens.reparam(vectorLens as never), otherParameters],
    ['a lens with parameters of its own along others', () => modelLens.reparam(modelLens as never), otherParameters],
    ['a get with parameters', () => lens({ get: model, put: vector } as never), parametersOf('ℝ[2×2]', '1')],
    ['a put from another object', () => put(identity([real(2), real(3)])), putFrom('ℝ[2] ⊗ ℝ[3] to ℝ[2] ⊗ ℝ[3]')],
    ['a put to another object', () => put(pair), putFrom('ℝ[2] ⊗ ℝ[2] to ℝ[2] ⊗ ℝ[2]')],
    ['a put with parameters', () => put(learnt), parametersOf('1', 'ℝ[2×2]')],
  ])
})

describe('layers', () => {
  const one = (name: string): string => `✗ ${name} takes one tensor, but ℝ[2] ⊗ ℝ[2] flows in`

  refused(ObjectError, [
    ...[tanh, sigmoid, relu].flatMap((layer): Misuse[] => [
      [
        `${layer.name} of bits`,
        () => boolean.pipe(layer as never),
        `✗ ${layer.name} takes tensors of a smooth domain such as ℝ, but ℤ₂[2] flows in`,
      ],
      [`${layer.name} of a pair`, () => pair.pipe(layer as never), one(layer.name)],
    ]),
    ['flatten of a pair', () => pair.pipe(flatten as never), one('flatten')],
    ['reshape of a pair', () => pair.pipe(reshape(4) as never), one('reshape')],
    ['bias of a pair', () => pair.pipe(bias as never), one('bias')],
    [
      'a reshape to another number of elements',
      () => matrix.pipe(reshape(2, 2) as never),
      '✗ reshape(2, 2) takes a tensor of 4 elements, but ℝ[2×3] flows in',
    ],
    [
      'linear of a matrix',
      () => matrix.pipe(linear(4) as never),
      '✗ linear(4) takes a vector, but ℝ[2×3] flows in; flatten it first',
    ],
    [
      'dense of a matrix',
      () => matrix.pipe(dense(4) as never),
      '✗ dense(4) takes a real vector ℝ[m], but ℝ[2×3] flows in; flatten it first',
    ],
    ['dense of bits', () => boolean.pipe(dense(4) as never), '✗ dense(4) takes a real vector ℝ[m], but ℤ₂[2] flows in'],
    [
      'softmax of a number',
      () => number.pipe(softmax as never),
      '✗ softmax takes a real tensor ℝ[…×k], but ℝ flows in',
    ],
    [
      'softmax of bits',
      () => boolean.pipe(softmax as never),
      '✗ softmax takes a real tensor ℝ[…×k], but ℤ₂[2] flows in',
    ],
    ['not of reals', () => vector.pipe(not as never), '✗ not takes bits ℤ₂[…], but ℝ[2] flows in'],
    [
      'a lookup table of reals',
      () => vector.pipe(lookupTable(1) as never),
      '✗ lookupTable(1) takes a vector of bits ℤ₂[n], but ℝ[2] flows in',
    ],
  ])
})

describe('layers on images and on tokens', () => {
  const [image, circuit] = [input(1, 3, 4), bits(1, 3, 4)]
  const noImage = (name: string, object: string): string =>
    `✗ ${name} takes an image of channels × rows × columns, but ${object} flows in; reshape it first`
  const sides = (name: string, what: string, least: number, given: string): string =>
    `✗ ${name} takes, as its ${what}, a whole number from ${least} or two of them, but ${given} came`
  const ends = (object: string, cod: string): string =>
    `✗ skip takes a map from an object to itself, but this one goes from ${object} to ${cod}`

  refused(ObjectError, [
    [
      'a convolution of a matrix',
      () => matrix.pipe(convolution(1, 2) as never),
      noImage('convolution(1, 2)', 'ℝ[2×3]'),
    ],
    [
      'a convolution of a pair',
      () => pair.pipe(convolution(1, [2, 1]) as never),
      noImage('convolution(1, [2, 1])', 'ℝ[2] ⊗ ℝ[2]'),
    ],
    [
      'a kernel of too many rows',
      () => circuit.pipe(convolution(2, [4, 1]) as never),
      '✗ convolution(2, [4, 1]): the kernel ℤ₂[2×1×4×1] is larger than the image ℤ₂[1×3×4], 3×4 with its padding',
    ],
    [
      'a kernel of too many columns for the padded image',
      () => image.pipe(convolution(2, 7, { padding: [2, 1] }) as never),
      '✗ convolution(2, 7): the kernel ℝ[2×1×7×7] is larger than the image ℝ[1×3×4], 7×6 with its padding',
    ],
    [
      'a bias of no channels',
      () => number.pipe(channelBias as never),
      '✗ channelBias takes one tensor with an axis of channels first, but ℝ flows in',
    ],
    [
      'a bias of the channels of a pair',
      () => pair.pipe(channelBias as never),
      '✗ channelBias takes one tensor with an axis of channels first, but ℝ[2] ⊗ ℝ[2] flows in',
    ],
    ...[maxPooling, averagePooling].flatMap((layer): Misuse[] => [
      [`${layer.name} of a matrix`, () => matrix.pipe(layer(2) as never), noImage(`${layer.name}(2)`, 'ℝ[2×3]')],
      [
        `${layer.name} of bits`,
        () => circuit.pipe(layer([2, 1]) as never),
        `✗ ${layer.name}([2, 1]) takes tensors of a smooth domain such as ℝ, but ℤ₂[1×3×4] flows in`,
      ],
      [
        `${layer.name} past the image`,
        () => image.pipe(layer([1, 5]) as never),
        `✗ ${layer.name}([1, 5]): a window of 1×5 is larger than the image ℝ[1×3×4]`,
      ],
    ]),
    [
      'layer normalisation of a number',
      () => number.pipe(layerNormalisation() as never),
      '✗ layerNormalisation takes a real tensor ℝ[…×k], but ℝ flows in',
    ],
    [
      'layer normalisation of bits',
      () => boolean.pipe(layerNormalisation() as never),
      '✗ layerNormalisation takes a real tensor ℝ[…×k], but ℤ₂[2] flows in',
    ],
    [
      'an embedding of bits',
      () => boolean.pipe(embedding(5, 2) as never),
      '✗ embedding(5, 2) takes indices ℝ[…], but ℤ₂[2] flows in',
    ],
    ['a skip to another shape', () => vector.pipe(skip(linear(3)) as never), ends('ℝ[2]', 'ℝ[3]')],
    ['a skip past a copy', () => vector.pipe(skip(copy([real(2)])) as never), ends('ℝ[2]', 'ℝ[2] ⊗ ℝ[2]')],
    [
      'a skip past a layer that refuses',
      () => boolean.pipe(skip(tanh) as never),
      '✗ tanh takes tensors of a smooth domain such as ℝ, but ℤ₂[2] flows in',
    ],
    [
      'a second copy that refuses',
      () => vector.pipe(repeat(2, copy([real(2)])) as never),
      '✗ a map from ℝ[2] stands here, but ℝ[2] ⊗ ℝ[2] flows in',
    ],
    [
      'self-attention of a vector',
      () => vector.pipe(selfAttention() as never),
      '✗ selfAttention takes tokens ℝ[n×d], but ℝ[2] flows in',
    ],
    [
      'self-attention of bits',
      () => bits(2, 3).pipe(selfAttention() as never),
      '✗ selfAttention takes tokens ℝ[n×d], but ℤ₂[2×3] flows in',
    ],
    [
      'heads that do not divide the features',
      () => matrix.pipe(selfAttention({ heads: 2 }) as never),
      '✗ selfAttention has 2 heads, which do not divide the 3 features that they share; ℝ[2×3] flows in',
    ],
    [
      'heads that do not divide the size',
      () => matrix.pipe(selfAttention({ heads: 3, size: 4 }) as never),
      '✗ selfAttention has 3 heads, which do not divide the 4 features that they share; ℝ[2×3] flows in',
    ],
  ])

  refused(SizeError, [
    ['half a kernel', () => convolution(1, 0.5), sides('convolution(1, 0.5)', 'kernel', 1, '0.5')],
    ['no kernel', () => convolution(1, [2, 0]), sides('convolution(1, [2, 0])', 'kernel', 1, '[2, 0]')],
    ['no stride', () => convolution(1, 2, { stride: 0 }), sides('convolution(1, 2)', 'stride', 1, '0')],
    ['less padding', () => convolution(1, 2, { padding: -1 }), sides('convolution(1, 2)', 'padding', 0, '-1')],
    [
      'half a channel',
      () => image.pipe(convolution(0.5, 2)),
      '✗ a size is a whole number from 0 or a name, but 0.5 came',
    ],
    [
      'a kernel of three sides',
      () => convolution(1, [1, 2, 3] as never),
      sides('convolution(1, [1, 2, 3])', 'kernel', 1, '[1, 2, 3]'),
    ],
    ['no window', () => maxPooling(0), sides('maxPooling(0)', 'window', 1, '0')],
    ['no steps', () => averagePooling(2, { stride: [1, 0] }), sides('averagePooling(2)', 'stride', 1, '[1, 0]')],
    ['half a table', () => embedding(0.5, 2), '✗ a size is a whole number from 0 or a name, but 0.5 came'],
    ['half a copy', () => repeat(0.5, tanh), '✗ repeat takes how many copies, a whole number from 0, but 0.5 came'],
    ['fewer copies', () => repeat(-1, tanh), '✗ repeat takes how many copies, a whole number from 0, but -1 came'],
  ])

  refused(LensorError, [
    ['no heads', () => selfAttention({ heads: 0 }), '✗ selfAttention takes heads: a whole number from 1, but 0 came'],
    [
      'less than nothing added to a variance',
      () => layerNormalisation({ epsilon: -1 }),
      '✗ layerNormalisation takes epsilon: a number from 0, but -1 came',
    ],
    [
      'a skip past a loss',
      () => skip(quadratic as never),
      '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put',
    ],
    [
      'copies of nothing',
      () => repeat(2, undefined as never),
      '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put',
    ],
  ])
})

describe('gates', () => {
  const gates = [and, or, xor, nand, nor, xnor]
  const takes = (gate: { readonly name: string }, object: string): string =>
    `✗ ${gate.name} takes two tensors of bits of one shape, but ${object} flows in`
  const misuses = (kind: string, object: ReturnType<typeof identity>, flowing: string): Misuse[] =>
    gates.map((gate) => [`${gate.name} of ${kind}`, () => object.pipe(gate as never), takes(gate, flowing)])

  refused(ObjectError, [
    ...misuses('two shapes', identity([bit(2), bit(3)]) as never, 'ℤ₂[2] ⊗ ℤ₂[3]'),
    ...misuses('reals', pair as never, 'ℝ[2] ⊗ ℝ[2]'),
    ...misuses('one tensor', boolean as never, 'ℤ₂[2]'),
    ...misuses('three tensors', identity([bit(2), bit(2), bit(2)]) as never, 'ℤ₂[2] ⊗ ℤ₂[2] ⊗ ℤ₂[2]'),
    [
      'two points of two shapes',
      () => morphism([bit(2), bit(3)], (x, y) => [or(x, y as never)]),
      takes(or, 'ℤ₂[2] ⊗ ℤ₂[3]'),
    ],
    ['one point', () => morphism([bit(2)], (x) => [(or as never as (x: unknown) => never)(x)]), takes(or, 'ℤ₂[2]')],
    [
      'a layer of one tensor, of two points',
      () => morphism([bit(2), bit(2)], (x, y) => [(not as never as (...points: unknown[]) => never)(x, y)]),
      '✗ not takes bits ℤ₂[…], but ℤ₂[2] ⊗ ℤ₂[2] flows in',
    ],
  ])
})

describe('recurrent cells, and dropout', () => {
  const takes = (cell: string, state: string, object: string): string =>
    `✗ ${cell} takes a state ${state} and a vector ℝ[m], but ${object} flows in`
  const cell = (dom: string, cod: string): string =>
    `✗ unroll takes a cell S ⊗ X → S, but a map from ${dom} to ${cod} came`
  const mask = (object: string): string =>
    `✗ dropout(0.5) takes a real tensor and noise of its shape, but ${object} flows in; put noise beside it`
  const drop = (object: { pipe(next: never): unknown }): unknown => object.pipe(dropout(0.5) as never)

  refused(ObjectError, [
    ...[recurrentCell(8), gruCell(8)].flatMap((layer): Misuse[] => [
      [`${layer.name} of another state`, () => pair.pipe(layer as never), takes(layer.name, 'ℝ[8]', 'ℝ[2] ⊗ ℝ[2]')],
      [`${layer.name} of a state alone`, () => input(8).pipe(layer as never), takes(layer.name, 'ℝ[8]', 'ℝ[8]')],
      [
        `${layer.name} of a matrix`,
        () =>
          input(8)
            .par(matrix)
            .pipe(layer as never),
        takes(layer.name, 'ℝ[8]', 'ℝ[8] ⊗ ℝ[2×3]'),
      ],
      [
        `${layer.name} of bits`,
        () =>
          input(8)
            .par(boolean)
            .pipe(layer as never),
        takes(layer.name, 'ℝ[8]', 'ℝ[8] ⊗ ℤ₂[2]'),
      ],
    ]),
    [
      'a memory without a cell state',
      () => pair.pipe(lstmCell(2) as never),
      takes('lstmCell(2)', 'ℝ[2] ⊗ ℝ[2]', 'ℝ[2] ⊗ ℝ[2]'),
    ],
    ['a map of another state', () => unroll(3, input(4).pipe(linear(2)) as never), cell('ℝ[4]', 'ℝ[2]')],
    ['a state behind the input', () => unroll(3, discard([real(4)]).par(vector) as never), cell('ℝ[4] ⊗ ℝ[2]', 'ℝ[2]')],
    ['a map to more than it takes', () => unroll(3, copy([real(2)]) as never), cell('ℝ[2]', 'ℝ[2] ⊗ ℝ[2]')],
    ['dropout without noise', () => drop(vector), mask('ℝ[2]')],
    ['dropout of two tensors', () => drop(pair), mask('ℝ[2] ⊗ ℝ[2]')],
    ['dropout of bits', () => drop(boolean.par(identity([noise(2)]))), mask('ℤ₂[2] ⊗ ℝ[2]')],
    [
      'dropout with noise of another shape',
      () => drop(vector.par(identity([noise(3)]))),
      '✗ dropout(0.5) takes noise of the shape of ℝ[2], but noise of ℝ[3] flows in',
    ],
  ])

  const size = (came: string): string => `✗ a size is a whole number from 0 or a name, but ${came} came`
  const count = (came: string): string => `✗ unroll takes a count, a whole number from 0, but ${came} came`
  refused(SizeError, [
    ['half a copy', () => copies(0.5, [real(2)]), size('0.5')],
    ['fewer copies than none', () => copies(-1, [real(2)]), size('-1')],
    ['fewer steps than none', () => unroll(-1, pair.pipe(recurrentCell(2))), count('-1')],
    ['half a step', () => unroll(2.5, pair.pipe(recurrentCell(2))), count('2.5')],
  ])
  refused(LensorError, [
    [
      'what is no map',
      () => unroll(3, recurrentCell(2) as never),
      '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)',
    ],
  ])
})

describe('losses, rates and optimisers', () => {
  const among = (optimiser: string, bundle: string): string =>
    `✗ ${optimiser} updates the parameters of a model, but ${bundle} is among them; reparametrise before it comes in`
  const compared = modelLens.pipe(quadratic)
  const optimised = modelLens.reparam(momentum())

  refused(ObjectError, [
    [
      'a quadratic error of bits',
      () => booleanLens.pipe(quadratic as never),
      '✗ quadratic compares real predictions ℝ[…×k], but ℤ₂[2] flows in',
    ],
    [
      'a cross-entropy of a number',
      () => numberLens.pipe(softmaxCrossEntropy as never),
      '✗ softmaxCrossEntropy compares real predictions ℝ[…×k], but ℝ flows in',
    ],
    [
      'a Boolean error of reals',
      () => vectorLens.pipe(booleanError as never),
      '✗ booleanError compares bits ℤ₂[…], but ℝ[2] flows in',
    ],
    [
      'a descent of a vector',
      () => vectorLens.pipe(descent(0.1) as never),
      '✗ descent(0.1) closes a loss ℝ, but ℝ[2] flows in; put a loss before it',
    ],
    [
      'an ascent of bits',
      () => booleanLens.pipe(ascent(1) as never),
      '✗ ascent(1) closes a loss ℝ, but ℤ₂[2] flows in; put a loss before it',
    ],
    [
      'an identity rate of a pair',
      () => pairLens.pipe(identityRate as never),
      '✗ identityRate closes one tensor, but ℝ[2] ⊗ ℝ[2] flows in',
    ],
    ...[sgd(), momentum(), adam()].map((optimiser): Misuse => [
      `${optimiser.name} of bits`,
      () =>
        boolean
          .pipe(linear(1))
          .lens()
          .reparam(optimiser as never),
      `✗ ${optimiser.name} updates parameters over ℝ, but ℤ₂[1×2] flows in`,
    ]),
    ['an optimiser of a label', () => compared.reparam(basicUpdate as never), among('basicUpdate', 'Label (ℝ[2])')],
    [
      "an optimiser of another's state",
      () => optimised.reparam(sgd() as never),
      among('sgd', 'Momentum (ℝ[2×2] ⊗ ℝ[2×2])'),
    ],
  ])
})
