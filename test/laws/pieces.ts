/** The pieces of which random maps are made: structural and ring generators, smooth ones, and layers. */
import type { Domain, Family, MapPiece, Tensor, Wire } from 'lensor'
import {
  absoluteError,
  adagrad,
  adam,
  adamW,
  add,
  ascent,
  averagePooling,
  basicUpdate,
  bias,
  binaryCrossEntropy,
  booleanError,
  broadcast,
  channelBias,
  clip,
  clipByValue,
  constant,
  convolution,
  cos,
  dense,
  descent,
  discard,
  dotProduct,
  dropout,
  embedding,
  exp,
  flatten,
  fold,
  gather,
  gradientAscent,
  graphOf,
  greater,
  hinge,
  huber,
  identity,
  identityRate,
  integersModulo2,
  layerNormalisation,
  iterate,
  linear,
  log,
  lookupTable,
  max,
  maxPooling,
  momentum,
  morphism,
  multiply,
  negate,
  nesterov,
  noise,
  not,
  over,
  pad,
  parametric,
  permute,
  quadratic,
  real,
  reals,
  reciprocal,
  relu,
  rematerialise,
  repeat,
  reshape,
  rmsprop,
  scatterAdd,
  select,
  selfAttention,
  sgd,
  sigmoid,
  sin,
  skip,
  slice,
  softmax,
  softmaxCrossEntropy,
  sqrt,
  sum,
  tanh,
  warmUp,
  weightDecay,
  window,
} from 'lensor'
import type { Choices } from './choices.ts'
import { inline } from '../../src/graph/graph.ts'
import { elements, flat } from '../../src/objects/wire.ts'
import type { AnyLens, AnyMap } from './maps.ts'
import { at, beside, identityOf, sequence, untyped, untypedLens } from './maps.ts'
import { recurrence, recurrenceOfReals } from './recurrence.ts'

export type AnyWire = Wire<Domain, readonly number[]>

/** A piece from one wire: where it fits, and what it is there. */
export interface Piece {
  accepts(shape: readonly number[]): boolean
  make(wire: AnyWire, choices: Choices): AnyMap
}

/** A piece that makes more axes or elements leaves no more than these. */
export const most = { axes: 3, elements: 64 }

const anywhere = (): boolean => true
const hasAxis = (shape: readonly number[]): boolean => shape.length > 0
const hasPlaces = (shape: readonly number[]): boolean => hasAxis(shape) && elements(shape) > 0
const isVector = (shape: readonly number[]): boolean => shape.length === 1
const isImage = (shape: readonly number[]): boolean =>
  shape.length === 3 && elements(shape) > 0 && elements(shape) * 2 <= most.elements

const written = (name: string, wire: AnyWire, body: (x: Tensor<AnyWire>) => Tensor): AnyMap =>
  untyped(morphism([wire], (x) => [body(x)], { name }))

/** An axis of a wire and its size. */
function axisOf({ shape }: AnyWire, choices: Choices): readonly [axis: number, size: number] {
  const axis = choices.under(shape.length)
  return [axis, shape[axis] as number]
}

/** Rows and columns that fit in an image. */
function sidesWithin({ shape }: AnyWire, choices: Choices): [rows: number, columns: number] {
  const [, rows, columns] = shape as readonly [number, number, number]
  return [1 + choices.under(rows), 1 + choices.under(columns)]
}

const indexOf = (count: number, size: number, choices: Choices): Tensor =>
  constant(
    real(count),
    Array.from({ length: count }, () => choices.under(size)),
  )

/** Over any domain, elements moved and added up. */
const structural: readonly Piece[] = [
  {
    accepts: hasAxis,
    make(wire, choices) {
      const [axis] = axisOf(wire, choices)
      return written(`sum(${axis})`, wire, (x) => sum(x, axis))
    },
  },
  {
    accepts: (shape) => shape.length < most.axes && elements(shape) * 3 <= most.elements,
    make(wire, choices) {
      const [axis, size] = [choices.under(wire.shape.length + 1), 1 + choices.under(3)]
      return written(`broadcast(${axis}, ${size})`, wire, (x) => broadcast(x, axis, size))
    },
  },
  {
    accepts: hasAxis,
    make(wire, choices) {
      const [axis, size] = axisOf(wire, choices)
      const start = choices.under(size + 1)
      const length = choices.under(size - start + 1)
      return written(`slice(${axis}, ${start}, ${length})`, wire, (x) => slice(x, axis, start, length))
    },
  },
  {
    accepts: (shape) => hasAxis(shape) && elements(shape) * 3 <= most.elements,
    make(wire, choices) {
      const [axis] = axisOf(wire, choices)
      const [before, after] = [choices.under(3), choices.under(3)]
      return written(`pad(${axis}, ${before}, ${after})`, wire, (x) => pad(x, axis, before, after))
    },
  },
  {
    accepts: (shape) => hasPlaces(shape) && shape.length < most.axes && elements(shape) * 2 <= most.elements,
    make(wire, choices) {
      const [axis, length] = axisOf(wire, choices)
      const [size, stride] = [1 + choices.under(length), 1 + choices.under(2)]
      return written(`window(${axis}, ${size}, ${stride})`, wire, (x) => window(x, axis, size, stride))
    },
  },
  {
    accepts: (shape) => shape.length > 1 && elements(shape) > 0,
    make(wire, choices) {
      const axis = choices.under(wire.shape.length - 1)
      const [count, size] = wire.shape.slice(axis) as [number, number]
      const stride = 1 + choices.under(2)
      const length = (count - 1) * stride + size + choices.under(stride)
      return written(`fold(${axis}, ${length}, ${stride})`, wire, (x) => fold(x, axis, length, stride))
    },
  },
  {
    accepts: (shape) => shape.length > 1,
    make(wire, choices) {
      const order = choices.order(wire.shape.length)
      return written(`permute(${order.join()})`, wire, (x) => permute(x, order))
    },
  },
  {
    accepts: hasPlaces,
    make(wire, choices) {
      const index = (): Tensor => indexOf(1 + choices.under(3), wire.shape[0] as number, choices)
      return written('gather', wire, (x) => gather(x, index() as never))
    },
  },
  {
    accepts: hasPlaces,
    make(wire, choices) {
      const rows = 1 + choices.under(3)
      const index = (): Tensor => indexOf(wire.shape[0] as number, rows, choices)
      return written(`scatterAdd(${rows})`, wire, (x) => scatterAdd(x, index() as never, rows))
    },
  },
  { accepts: anywhere, make: (wire) => at([wire], flatten) },
  { accepts: anywhere, make: (wire) => at([wire], reshape(...wire.shape.toReversed())) },
]

/** Over any domain, elements multiplied and parameters used. */
const ring: readonly Piece[] = [
  { accepts: anywhere, make: (wire) => written('square', wire, (x) => multiply(x, x)) },
  { accepts: anywhere, make: (wire) => written('x + x²', wire, (x) => add(x, multiply(x, x))) },
  {
    accepts: anywhere,
    make: (wire) =>
      written('x(x + 1)', wire, (x) => multiply(x, add(x, constant(wire as Wire, 1 as never) as typeof x))),
  },
  { accepts: anywhere, make: (wire) => written('negate', wire, negate) },
  {
    accepts: anywhere,
    make: (wire) => untyped(parametric([wire], [wire], (p, x) => [multiply(p, x)], { name: 'p · x' })),
  },
  {
    accepts: anywhere,
    make: (wire) =>
      untyped(parametric([wire], [wire], (p, x) => [add(multiply(x, multiply(p, x)), p)], { name: 'p · x² + p' })),
  },
  {
    accepts: anywhere,
    make: (wire, choices) =>
      untyped(
        iterate(
          choices.under(4),
          parametric([wire], [wire], (p, s) => [add(multiply(p, s), p)]),
        ),
      ),
  },
  {
    accepts: hasAxis,
    make(wire, choices) {
      const [size = 0, ...shape] = wire.shape
      const each: Wire = over(wire.domain, shape)
      const body = morphism([each, each], (s, x) => [add(multiply(s, x), choices.under(2) === 0 ? s : x)])
      const one = untyped(morphism([], () => [constant(each, each.domain.ring.one)]))
      const steps = iterate(size, body)
      const bracketed = choices.under(2) === 0 ? steps : rematerialise(steps, { every: 2 })
      return sequence(beside(one, identityOf([wire])), untyped(bracketed))
    },
  },
  { accepts: anywhere, make: (wire) => at([wire], bias) },
  { accepts: isVector, make: (wire, choices) => at([wire], linear(1 + choices.under(3))) },
  {
    accepts: isImage,
    make(wire, choices) {
      const [channels, padding] = [1 + choices.under(2), choices.under(2)]
      const kernel = sidesWithin(wire, choices)
      const stride = 1 + choices.under(2) + padding
      return at([wire], convolution(channels, kernel, { stride, padding }))
    },
  },
  { accepts: hasAxis, make: (wire) => at([wire], channelBias) },
  {
    accepts: anywhere,
    make: (wire) => at([wire], skip(parametric([wire], [wire], (p, x) => [multiply(p, multiply(x, x))]))),
  },
  { accepts: isVector, make: (wire, choices) => at([wire], repeat(choices.under(3), linear(1 + choices.under(3)))) },
]

const smoothly = (name: string, body: (x: Tensor<ReturnType<typeof real>>) => Tensor): Piece => ({
  accepts: anywhere,
  make: (wire) => written(name, wire, (x) => body(x as never)),
})

/** x² + 1, of which roots and logarithms are bounded. */
const aboveOne = (x: Tensor<ReturnType<typeof real>>): typeof x => add(multiply(x, x), constant(x.wire, 1))

/** Whether each element is positive, as 1 or 0: indices that depend on the point. */
const isPositive = (x: Tensor): never => greater(x as never, constant(x.wire, 0 as never) as never) as never

/** Over ℝ alone. */
const smooth: readonly Piece[] = [
  { accepts: anywhere, make: (wire) => at([wire], tanh) },
  { accepts: anywhere, make: (wire) => at([wire], sigmoid) },
  { accepts: anywhere, make: (wire) => at([wire], relu) },
  { accepts: hasPlaces, make: (wire) => at([wire], softmax) },
  smoothly('exp(tanh x)', (x) => exp(tanh(x as never) as typeof x)),
  smoothly('sin(tanh x)', (x) => sin(tanh(x as never) as typeof x)),
  smoothly('cos(tanh x)', (x) => cos(tanh(x as never) as typeof x)),
  smoothly('log(x² + 1)', (x) => log(aboveOne(x))),
  smoothly('√(x² + 1)', (x) => sqrt(aboveOne(x))),
  smoothly('x > 0 ? x² : −x', (x) => select(isPositive(x) as typeof x, multiply(x, x), negate(x))),
  smoothly('1 / (x² + 1)', (x) => reciprocal(aboveOne(x))),
  {
    accepts: (shape) => isVector(shape) && (shape[0] as number) > 1,
    make: (wire) => written('gather by sign', wire, (x) => gather(x, isPositive(x))),
  },
  { accepts: isVector, make: (wire) => written('scatterAdd by sign', wire, (x) => scatterAdd(x, isPositive(x), 2)) },
  {
    accepts: isVector,
    make: (wire) =>
      untyped(parametric([real(2)], [wire], (p, x) => [gather(p, isPositive(x))], { name: 'gather of p by sign' })),
  },
  {
    accepts: hasPlaces,
    make(wire, choices) {
      const [axis] = axisOf(wire, choices)
      return written(`max(${axis})`, wire, (x) => max(x as never, axis as never))
    },
  },
]

const pooled = (pooling: (size: [number, number], stride: number) => MapPiece<Family>): Piece => ({
  accepts: isImage,
  make: (wire, choices) => at([wire], pooling(sidesWithin(wire, choices), 1 + choices.under(2))),
})

/** Over ℝ alone, layers on images and on tokens. */
const layers: readonly Piece[] = [
  pooled((size, stride) => maxPooling(size, { stride })),
  pooled((size, stride) => averagePooling(size, { stride })),
  { accepts: hasPlaces, make: (wire) => at([wire], layerNormalisation({ epsilon: 0.5 })) },
  {
    accepts: (shape) => shape.length < most.axes && elements(shape) * 2 <= most.elements,
    make: (wire) => sequence(written('x > 0', wire, isPositive), at([wire], embedding(2, 2))),
  },
  {
    accepts: (shape) => shape.length === 2 && hasPlaces(shape),
    make: (wire) => at([wire], selfAttention({ heads: (wire.shape[1] as number) % 2 === 0 ? 2 : 1 })),
  },
]

/** Over ℤ₂ alone. */
const boolean: readonly Piece[] = [
  { accepts: anywhere, make: (wire) => at([wire], not) },
  {
    accepts: (shape) => isVector(shape) && (shape[0] as number) <= 4,
    make: (wire, choices) => at([wire], lookupTable(1 + choices.under(2))),
  },
]

/** A component as a map of one point, from which its label, or its optimiser's state and change, are made. */
const fromPoint = (
  name: string,
  accepts: Piece['accepts'],
  map: (wire: Wire) => AnyMap,
  points: (x: Tensor) => readonly Tensor[],
): Piece => ({
  accepts,
  make: (wire) => written(name, wire, (x) => inline(graphOf(map(wire).term), points(x))[0] as Tensor),
})

/** A loss, its label first. */
const lossOf =
  (loss: MapPiece<Family>) =>
  (wire: Wire): AnyMap =>
    at([wire], loss)

/** S ⊗ P ⊗ P → P: an optimiser's new parameter, from its state, its parameter and the change of that. */
const updated =
  (optimiser: object) =>
  (wire: Wire): AnyMap => {
    const { put } = untypedLens(at([wire], bias).lens()).reparam(optimiser as never) as unknown as AnyLens
    const state = put.cod.slice(0, -1)
    const keeping = flat(state).length - 1
    const selected = discard(flat(state).slice(0, keeping))
      .par(identity([wire]))
      .par(discard([wire]))
    return sequence(untyped(put as never), untyped(selected as never))
  }

/** label ⊗ prediction → label′ ⊗ prediction′: a loss closed by a learning rate, backward. */
const closedBy =
  (loss: object, rate: object) =>
  (wire: Wire): AnyMap =>
    untyped(untypedLens(untypedLens(identityOf([wire]).lens()).pipe(loss as never)).pipe(rate as never).put as never)

const constantLike = (x: Tensor, value: number): Tensor => constant(x.wire, value as never)
const square = (x: Tensor): Tensor => multiply(x, x as never)

/** Losses and optimisers over any domain, and over ℝ. */
const learning: readonly Piece[] = [
  fromPoint('basicUpdate', anywhere, updated(basicUpdate), (x) => [x, constantLike(x, 1), square(x)]),
  fromPoint('gradientAscent', anywhere, updated(gradientAscent), (x) => [x, constantLike(x, 1), square(x)]),
]

const learningReals: readonly Piece[] = [
  fromPoint('quadratic', hasPlaces, lossOf(quadratic.map), (x) => [square(x), x]),
  fromPoint('softmaxCrossEntropy', hasPlaces, lossOf(softmaxCrossEntropy.map), (x) => [
    softmax(x as never) as Tensor,
    x,
  ]),
  fromPoint('dotProduct', hasPlaces, lossOf(dotProduct.map), (x) => [square(x), x]),
  fromPoint('binaryCrossEntropy', hasPlaces, lossOf(binaryCrossEntropy.map), (x) => [sigmoid(x as never) as Tensor, x]),
  fromPoint('absoluteError', hasPlaces, lossOf(absoluteError.map), (x) => [square(x), x]),
  fromPoint('huber', hasPlaces, lossOf(huber({ delta: 0.5 }).map), (x) => [square(x), x]),
  fromPoint('hinge', hasPlaces, lossOf(hinge.map), (x) => [constantLike(x, -1), x]),
  fromPoint(
    'dropout',
    anywhere,
    (wire) => at([wire, noise(...(wire.shape as number[]))], dropout(0.5)),
    (x) => [
      x,
      constant(x.wire, Array.from({ length: elements(x.wire.shape) }, (_, place) => (place * 0.3) % 1) as never),
    ],
  ),
  fromPoint('descent', hasPlaces, closedBy(quadratic, descent(0.5)), (x) => [square(x), x]),
  fromPoint('ascent', hasPlaces, closedBy(softmaxCrossEntropy, ascent(0.5)), (x) => [softmax(x as never) as Tensor, x]),
  fromPoint('sgd', anywhere, updated(sgd()), (x) => [x, constantLike(x, 1), square(x)]),
  fromPoint('momentum', anywhere, updated(momentum()), (x) => [x, square(x), constantLike(x, 1), x]),
  fromPoint('nesterov', anywhere, updated(nesterov()), (x) => [x, square(x), constantLike(x, 1), x]),
  fromPoint('adagrad', anywhere, updated(adagrad({ rate: 0.5, epsilon: 0.1 })), (x) => [
    add(square(x), constantLike(x, 1) as never) as Tensor,
    x,
    constantLike(x, 1),
    square(x),
  ]),
  fromPoint('rmsprop', anywhere, updated(rmsprop({ rate: 0.5, epsilon: 0.1 })), (x) => [
    add(square(x), constantLike(x, 1) as never) as Tensor,
    x,
    constantLike(x, 1),
    square(x),
  ]),
  fromPoint('clip; sgd', anywhere, updated(clip(0.5).pipe(sgd())), (x) => [x, constantLike(x, 1), square(x)]),
  fromPoint('clipByValue; sgd', anywhere, updated(clipByValue(0.5).pipe(sgd())), (x) => [
    x,
    constantLike(x, 1),
    square(x),
  ]),
  fromPoint('weightDecay; momentum', anywhere, updated(weightDecay(0.5).pipe(momentum())), (x) => [
    x,
    square(x),
    constantLike(x, 1),
    x,
  ]),
  fromPoint('adamW', anywhere, updated(adamW({ rate: warmUp(2, 0.5), epsilon: 0.1, decay: 0.5 })), (x) => [
    constant(real(), 1) as Tensor,
    x,
    add(square(x), constantLike(x, 1) as never) as Tensor,
    x,
    constantLike(x, 1),
    square(x),
  ]),
  fromPoint('adam', anywhere, updated(adam({ rate: 0.5, epsilon: 0.1 })), (x) => [
    constant(real(), 1) as Tensor,
    x,
    add(square(x), constantLike(x, 1) as never) as Tensor,
    x,
    constantLike(x, 1),
    square(x),
  ]),
  { accepts: isVector, make: (wire, choices) => at([wire], dense(1 + choices.under(3))) },
]

const learningBits: readonly Piece[] = [
  fromPoint('booleanError', anywhere, lossOf(booleanError.map), (x) => [square(x), x]),
  fromPoint('identityRate', anywhere, closedBy(booleanError, identityRate), (x) => [square(x), x]),
]

const everywhere = [recurrence, ...learning, ...ring, ...structural]
const pieces = (domain: Domain): readonly Piece[] =>
  domain === reals
    ? [recurrenceOfReals, ...smooth, ...layers, ...learningReals, ...everywhere]
    : domain === integersModulo2
      ? [...boolean, ...learningBits, ...everywhere]
      : everywhere

/** A random piece from one wire. */
export function pieceOf(wire: AnyWire, choices: Choices): AnyMap {
  const fitting = pieces(wire.domain).filter(({ accepts }) => accepts(wire.shape))
  return choices.of(fitting as [Piece, ...Piece[]]).make(wire, choices)
}
