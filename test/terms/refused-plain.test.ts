/** What plain JavaScript can hand over instead of a map, a lens, a tensor, a seed, options or data, each refused with its exact message. */
import {
  morphism,
  parametric,
  resident,
  LensorError,
  ObjectError,
  Random,
  SizeError,
  adagrad,
  adam,
  descent,
  quadratic,
  adamW,
  adversarial,
  averagePooling,
  bit,
  booleanMap,
  compile,
  contract,
  convolution,
  copies,
  copy,
  cosineDecay,
  dense,
  discard,
  dreaming,
  dropout,
  embedding,
  exponentialDecay,
  huber,
  identity,
  input,
  iterate,
  layerNormalisation,
  lens,
  linear,
  maxPooling,
  momentum,
  negate,
  nesterov,
  real,
  recurrentCell,
  reverse,
  rmsprop,
  scale,
  selfAttention,
  sgd,
  stepDecay,
  subtract,
  sum,
  supervised,
  tanh,
  unroll,
  unsupervised,
  zero,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { at, refusalOf, refused } from './refusal.ts'

const nothing = undefined as never
const map =
  '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)'
const noPoint = (name: string): string => `✗ ${name} takes points of the map that is being written, but undefined came`
const seed = (value: number): string => `✗ a seed is a whole number, but ${value} came`

describe('what is no map, no tensor, no seed', () => {
  refused(LensorError, [
    ['a layer to compile', () => compile(tanh as never), map],
    ['a layer to reverse', () => reverse(tanh as never), map],
    ['layers as the halves of a lens', () => lens({ get: tanh, put: tanh } as never), map],
    [
      'a layer as a model',
      () => supervised({ model: linear(2), batch: 2, loss: quadratic, optimiser: adam(), rate: descent(1) } as never),
      map,
    ],
    ['nothing to sum', () => at(real(2), () => sum(nothing, 0 as never)), noPoint('sum')],
    ['nothing to negate', () => at(real(2), () => negate(nothing)), noPoint('negate')],
    ['nothing to scale', () => at(real(2), () => scale(nothing, nothing)), noPoint('scale')],
    ['nothing to subtract', () => at(real(2), (x) => subtract(x, nothing)), noPoint('subtract')],
    ['nothing to contract', () => at(real(2), (x) => contract(x, nothing, 'i,i->' as never)), noPoint('contract')],
    [
      'a number to tanh',
      () => (tanh as (x: unknown) => unknown)(3),
      '✗ tanh takes points of the map that is being written, but 3 came',
    ],
    ['half a seed', () => new Random(0.5), seed(0.5)],
    ['no seed', () => new Random(Number.NaN), seed(Number.NaN)],
  ])

  test('a seed past 32 bits is another seed', () => {
    expect(new Random(2 ** 32).uniform()).not.toBe(new Random(0).uniform())
    expect(refusalOf(() => new Random(Number.MAX_SAFE_INTEGER))).toBeUndefined()
  })
})

const rate = (value: string): string => `✗ sgd takes rate: a number from 0, but ${value} came`
const options = (name: string, value: string): string => `✗ ${name} takes its options as an object, but ${value} came`
/** A function as plain JavaScript calls it. */
const plain = (call: unknown): ((...given: unknown[]) => unknown) => call as never

describe('options that are no numbers', () => {
  refused(LensorError, [
    ['a text', () => plain(sgd)({ rate: '0.1' }), rate("'0.1'")],
    ['null', () => plain(sgd)({ rate: null }), rate('null')],
    ['a list', () => plain(sgd)({ rate: [1] }), rate('a list')],
    ['a truth', () => plain(sgd)({ rate: true }), rate('true')],
    ['a big integer', () => plain(sgd)({ rate: 1n }), rate('1n')],
    ['a symbol', () => plain(sgd)({ rate: Symbol('fast') }), rate('Symbol(fast)')],
    ['an object without a prototype', () => plain(sgd)({ rate: Object.create(null) }), rate('an object')],
    ['a date', () => plain(sgd)({ rate: new Date() }), rate('an object')],
    ['a function', () => plain(sgd)({ rate: () => 1 }), rate('a function')],
  ])
})

describe('options that are no object', () => {
  refused(LensorError, [
    ['of sgd', () => plain(sgd)(0.1), options('sgd', '0.1')],
    ['of momentum', () => plain(momentum)(0.5), options('momentum', '0.5')],
    ['of nesterov', () => plain(nesterov)(0.5), options('nesterov', '0.5')],
    ['of adagrad', () => plain(adagrad)([]), options('adagrad', 'a list')],
    ['of rmsprop', () => plain(rmsprop)('fast'), options('rmsprop', "'fast'")],
    ['of adam', () => plain(adam)(0.001), options('adam', '0.001')],
    ['null of adam', () => plain(adam)(null), options('adam', 'null')],
    ['of adamW', () => plain(adamW)(0.001), options('adamW', '0.001')],
    ['of huber', () => plain(huber)(2), options('huber', '2')],
    ['of linear', () => plain(linear)(2, zero), options('linear', 'a function')],
    ['of dense', () => plain(dense)(2, zero), options('dense', 'a function')],
    ['of recurrentCell', () => plain(recurrentCell)(2, 1), options('recurrentCell', '1')],
    ['of embedding', () => plain(embedding)(2, 3, 4), options('embedding', '4')],
    ['of convolution', () => plain(convolution)(2, 3, 1), options('convolution', '1')],
    ['of maxPooling', () => plain(maxPooling)(2, 2), options('maxPooling', '2')],
    ['of averagePooling', () => plain(averagePooling)(2, null), options('averagePooling', 'null')],
    ['of layerNormalisation', () => plain(layerNormalisation)(null), options('layerNormalisation', 'null')],
    ['of selfAttention', () => plain(selfAttention)(3), options('selfAttention', '3')],
    ['of booleanMap', () => plain(booleanMap)([bit(1)], bit(1), () => [0], 'f'), options('booleanMap', "'f'")],
    ['of cosineDecay', () => plain(cosineDecay)(), options('cosineDecay', 'undefined')],
    ['of exponentialDecay', () => plain(exponentialDecay)(0.1), options('exponentialDecay', '0.1')],
    ['of stepDecay', () => plain(stepDecay)(0.1, 0.5), options('stepDecay', '0.1')],
  ])
})

describe('options that there are not', () => {
  refused(LensorError, [
    ['of adam', () => plain(adam)({ lr: 0.1 }), '✗ adam has no option lr; it has rate, beta1, beta2, epsilon'],
    ['of dense', () => plain(dense)(2, { bias: false }), '✗ dense has no option bias; it has initial'],
    [
      'of convolution',
      () => plain(convolution)(2, 3, { strides: 2 }),
      '✗ convolution has no option strides; it has stride, padding, initial',
    ],
    [
      'of compile',
      () => plain(compile)(input(3), { thread: 2 }),
      '✗ compile has no option thread; it has engine, threads, sizes',
    ],
  ])
})

describe('parts that there are not', () => {
  const model = input(3).pipe(dense(2))
  const parts = { model, loss: quadratic, optimiser: adam(), rate: descent(1) }
  refused(LensorError, [
    [
      'of supervised',
      () => plain(supervised)({ ...parts, batch: 2, epochs: 3 }),
      '✗ supervised takes no epochs; it takes model, batch, loss, optimiser, rate',
    ],
    [
      'of dreaming',
      () => plain(dreaming)({ ...parts, batch: 2 }),
      '✗ dreaming takes no batch; it takes model, loss, optimiser, rate',
    ],
    [
      'of lens',
      () => plain(lens)({ get: identity([real()]), put: identity([real()]), change: {} }),
      '✗ lens takes no change; it takes get, put',
    ],
  ])
})

describe('initialisers that are none', () => {
  const none = (value: string): string => `✗ an initialiser is a function such as zero or normal(), but ${value} came`
  refused(LensorError, [
    ['of dense', () => plain(dense)(3, { initial: 0 }), none('0')],
    ['of embedding', () => plain(embedding)(3, 2, { initial: 'zero' }), none("'zero'")],
    ['of convolution', () => plain(convolution)(3, 2, { initial: [zero] }), none('a list')],
    ['of parametric', () => plain(parametric)([real()], [real()], () => [], { initial: [1] }), none('1')],
  ])
})

const sides = (name: string, what: string, value: string): string =>
  `✗ ${name} takes, as its ${what}, a whole number from 1 or two of them, but ${value} came`
const size = (value: string): string => `✗ a size is a whole number from 0 or a name, but ${value} came`

describe('sizes of layers', () => {
  refused(SizeError, [
    ['no kernel', () => plain(convolution)(2), sides('convolution(2, undefined)', 'kernel', 'undefined')],
    ['negative channels', () => plain(convolution)(-1, 2), size('-1')],
    ['no channels', () => plain(convolution)(undefined, 2), size('undefined')],
    ['half an output', () => plain(dense)(2.5), size('2.5')],
    ['fewer outputs than none', () => plain(linear)(-3), size('-3')],
    ['outputs that are a text', () => plain(dense)('3'), size("'3'")],
    ['channels that are a text', () => plain(convolution)('2', 2), size("'2'")],
    [
      'a kernel of symbols',
      () => plain(convolution)(1, [Symbol('a'), 2]),
      sides('convolution(1, [Symbol(a), 2])', 'kernel', '[Symbol(a), 2]'),
    ],
    [
      'an object as a stride',
      () => plain(convolution)(1, 2, { stride: {} }),
      sides('convolution(1, 2)', 'stride', 'an object'),
    ],
    ['no window', () => plain(maxPooling)(), sides('maxPooling(undefined)', 'window', 'undefined')],
    ['a text as a window', () => plain(averagePooling)('x'), sides("averagePooling('x')", 'window', "'x'")],
  ])
})

const parts = (name: string, what: string, value: string): string =>
  `✗ ${name} takes its ${what} as an object, but ${value} came`
const object = '✗ an object is a list of wires, such as [real(2)]'
const bitsFunction = (value: string): string =>
  `✗ booleanMap takes a function from lists of bits to a list of bits, but ${value} came`

describe('settings, maps of bits and structure', () => {
  refused(LensorError, [
    [
      'no milestones',
      () => plain(stepDecay)({ rate: 1, factor: 0.5 }),
      '✗ stepDecay takes at: a list of whole numbers from 1, but undefined came',
    ],
    ['null to supervised', () => plain(supervised)(null), parts('supervised', 'parts', 'null')],
    ['null to unsupervised', () => plain(unsupervised)(null), parts('unsupervised', 'parts', 'null')],
    ['null to adversarial', () => plain(adversarial)(null), parts('adversarial', 'parts', 'null')],
    ['nothing to dreaming', () => plain(dreaming)(), parts('dreaming', 'parts', 'undefined')],
    [
      'no optimisers',
      () => plain(adversarial)({ generator: input(1), discriminator: input(1), batch: 1 }),
      '✗ adversarial: optimisers.generator is missing; it takes generator, discriminator, batch, optimisers.generator, optimisers.discriminator, rate',
    ],
    [
      'optimisers that are none',
      () => plain(adversarial)({ generator: input(1), discriminator: input(1), batch: 1, optimisers: {} }),
      '✗ adversarial: optimisers.generator is missing; it takes generator, discriminator, batch, optimisers.generator, optimisers.discriminator, rate',
    ],
    [
      'no loss',
      () => plain(unsupervised)({ model: input(1), batch: 1 }),
      '✗ unsupervised: loss is missing; it takes model, batch, loss, optimiser, rate',
    ],
    ['no function of bits', () => plain(booleanMap)([bit(1)], bit(1)), bitsFunction('undefined')],
    ['a list for a function of bits', () => plain(booleanMap)([bit(1)], bit(1), [0, 1]), bitsFunction('a list')],
  ])

  refused(ObjectError, [
    ['a number of bits', () => plain(booleanMap)(3, bit(1), () => [0]), object],
    ['no codomain', () => plain(booleanMap)([bit(1)]), object],
    ['copies of no list', () => plain(copies)(3, {}), object],
    ['a copy of one wire', () => plain(copy)(real(2)), object],
    ['an identity of sizes', () => plain(identity)([2]), object],
    ['a discard of nothing', () => plain(discard)(), object],
  ])
})

describe('counts of steps', () => {
  const count = (name: string, value: string): string =>
    `✗ ${name} takes a count, a whole number from 0, but ${value} came`

  refused(SizeError, [
    ['half a step', () => plain(unroll)(1.5, input()), count('unroll', '1.5')],
    ['less than no step', () => plain(unroll)(-1, input()), count('unroll', '-1')],
    ['no count', () => plain(unroll)(undefined, input()), count('unroll', 'undefined')],
    ['a text', () => plain(iterate)('3', input()), count('iterate', "'3'")],
  ])
})

describe('a rate of dropout', () => {
  refused(LensorError, [
    [
      'a little below 0',
      () => plain(dropout)(-1e-7),
      '✗ dropout takes rate: a number from 0 and under 1, but -1e-7 came',
    ],
  ])
})

describe('options that are none', () => {
  const none = (name: string, value: string): string => `✗ ${name} takes its options as an object, but ${value} came`

  refused(LensorError, [
    ['null to compile', () => plain(compile)(input(2), null), none('compile', 'null')],
    ['a name of an engine to compile', () => plain(compile)(input(2), 'wasm'), none('compile', "'wasm'")],
    ['null to resident', () => plain(resident)(input(2), null), none('resident', 'null')],
    ['null to morphism', () => plain(morphism)([real(2)], (x: unknown) => [x], null), none('morphism', 'null')],
    ['a name to parametric', () => plain(parametric)([], [], () => [], 'none'), none('parametric', "'none'")],
  ])
})
