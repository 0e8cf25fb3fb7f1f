/** Terms for each kind of thing that is drawn. */
import {
  adam,
  add,
  basicUpdate,
  bias,
  bit,
  bits,
  copies,
  coordinatewise,
  copy,
  dense,
  descent,
  discard,
  exponentialDecay,
  identity,
  identityRate,
  booleanError,
  input,
  iterate,
  learningStep,
  lens,
  linear,
  lookupTable,
  metaLoss,
  momentum,
  morphism,
  multiply,
  openAdam,
  pad,
  pair,
  parametric,
  permutation,
  quadratic,
  real,
  relu,
  reshape,
  reverse,
  skip,
  softmax,
  stopGradient,
  supervised,
  swap,
  tanh,
  unsupervised,
} from 'lensor'
import type { Pair, ParaLens, Real } from 'lensor'
import type { DrawOptions, Drawable } from 'lensor/draw'

/** What is drawn, and how. */
export interface Picture {
  readonly name: string
  readonly term: Drawable
  readonly options?: DrawOptions
}

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
const small = supervised({
  model: input(2).pipe(linear(1)),
  batch: 4,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
const learnable = input(4).pipe(linear(3))
const decaying = parametric([real()], [real(), real()], (decay, velocity, change) => {
  const next = add(multiply(decay, velocity), change)
  return [next, next]
})
const stopped = morphism([real(2)], (x) => [multiply(x, stopGradient(x))])
const cell = parametric([real(2)], [real(2), real(3)], (p, s) => [add(multiply(p, s), p)], { name: 'cell' })
const [two, three] = [real(2), real(3)]
const player = morphism([real(2)], (x) => [multiply(x, x)], { name: '<x & y>' })

export const pictures: readonly Picture[] = [
  { name: 'identity', term: identity([two, bit(3)]) },
  { name: 'permutation', term: permutation([two, three, bit(4)], [2, 0, 1]) },
  { name: 'copies', term: copies(3, [two, three]) },
  { name: 'copy-lens', term: copy([two]).lens() },
  {
    name: 'discard-lens',
    term: discard([two])
      .par(identity([three]))
      .lens(),
  },
  {
    name: 'swap-between',
    term: copy([two])
      .pipe(player.par(input(2)))
      .pipe(swap([two], [two])),
  },
  {
    name: 'beside',
    term: input(2)
      .pipe(linear(3))
      .par(input(4).pipe(linear(5)).pipe(tanh))
      .par(input(3)),
  },
  { name: 'skip', term: input(4).pipe(skip(dense(4).pipe(relu))) },
  { name: 'iterate', term: iterate(5, cell) },
  { name: 'batch-of-iterate-lens', term: iterate(5, cell).batch(8).lens() },
  { name: 'reverse-of-composite', term: reverse(model) },
  { name: 'reverse-of-reverse', term: reverse(reverse(input(3).pipe(tanh))) },
  { name: 'lens-of-pairs', term: pairLens() },
  { name: 'changes-above', term: changesAbove() },
  { name: 'changes-down', term: widened().par(widened()), options: { direction: 'down' } },
  {
    name: 'optimiser-for-each-layer',
    term: model.lens().reparam(
      adam()
        .at([real(16, 4), real(16)])
        .par(momentum().at([real(3, 16), real(3)])),
    ),
  },
  { name: 'learning-step', term: learningStep(small) },
  { name: 'learnable-optimiser', term: learnable.lens().reparam(openAdam()) },
  { name: 'learnable-optimiser-down', term: learnable.lens().reparam(openAdam()), options: { direction: 'down' } },
  { name: 'learnable-optimiser-put', term: learnable.lens().reparam(openAdam()).put },
  {
    name: 'learnable-optimiser-for-each-layer',
    term: model.lens().reparam(
      openAdam()
        .at([real(16, 4), real(16)])
        .par(coordinatewise(decaying).at([real(3, 16), real(3)])),
    ),
  },
  {
    name: 'optimiser-above-meta-parameters',
    term: metaLoss(3, learnable.lens().reparam(openAdam()).pipe(quadratic).pipe(descent(1)))
      .lens()
      .reparam(adam()),
  },
  {
    name: 'hypernetwork',
    term: input(4)
      .pipe(linear(3))
      .lens()
      .reparam(input(2).pipe(dense(5)).pipe(tanh).pipe(linear(12)).pipe(reshape(3, 4)).lens()),
  },
  { name: 'stop-gradient-primitives', term: stopped, options: { detail: 'primitives' } },
  { name: 'bundle-closed-above', term: bundleAbove() },
  { name: 'bundle-opened-between', term: bundleBetween() },
  {
    name: 'scheduled-rate-down',
    term: model
      .lens()
      .pipe(quadratic)
      .pipe(descent(exponentialDecay({ rate: 0.1, factor: 0.5 }))),
    options: { direction: 'down' },
  },
  {
    name: 'autoencoder-print',
    term: unsupervised({
      model: input(4).pipe(linear(2)).pipe(linear(4)),
      batch: 8,
      loss: quadratic,
      optimiser: basicUpdate,
      rate: descent(0.1),
    }),
    options: { theme: 'print' },
  },
  {
    name: 'circuit-dark',
    term: supervised({
      model: bits(3).pipe(lookupTable(1)),
      batch: 1,
      loss: booleanError,
      optimiser: basicUpdate,
      rate: identityRate,
    }),
    options: { theme: 'dark', id: 'circuit' },
  },
  { name: 'softmax-primitives', term: input(3).pipe(softmax), options: { detail: 'primitives' } },
  {
    name: 'learner-primitives',
    term: small,
    options: { detail: 'primitives', labels: false },
  },
]

/** An optimiser's state of which the wires come apart. */
function bundleAbove(): Drawable {
  const turned = morphism([real(3, 4), real(3, 4)], (velocity, weight) => [velocity, multiply(weight, weight)], {
    name: 'turn',
  })
  return input(4).pipe(linear(3)).lens().reparam(momentum()).reparam(turned.lens())
}

/** A step whose state is taken and given wire by wire. */
function bundleBetween(): Drawable {
  const learner = supervised({
    model: input(1).pipe(linear(1)),
    batch: 1,
    loss: quadratic,
    optimiser: momentum(),
    rate: descent(0.5),
  })
  const wire = real(1, 1)
  const after = morphism([wire, wire], (velocity, weight) => [velocity, weight], { name: 'after' })
  return identity([wire, wire, wire, wire]).pipe(learningStep(learner)).pipe(after)
}

/** A lens by hand whose backward object is another than its forward one. */
function widened(): ParaLens<[], Pair<[Real<[2]>], [Real<[7]>]>, [Real<[2]>]> {
  const put = morphism([two, two], (_, change) => [pad(change, 0, 0, 5)], { name: 'widen' })
  return lens({ get: identity([two]), put, changes: { dom: [real(7)], cod: [two] } })
}

/** Such lenses above parameters. */
function changesAbove(): Drawable {
  return input(2).pipe(bias).pipe(bias).lens().reparam(widened().par(widened()))
}

/** A lens between pairs whose forward and backward objects differ. */
function pairLens(): Drawable {
  const get = morphism([two], (x) => [multiply(x, x)], { name: 'get' })
  const put = morphism([real(2), bit(3)], (_, change) => [change], { name: 'weigh' })
  const weigh = lens({ get, put, changes: { dom: [bit(3)], cod: [bit(3)] } })
  return pair([two], [bit(3)]) && weigh.pipe(weigh)
}
