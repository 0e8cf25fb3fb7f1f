/** The figures of the documentation: those of the paper, drawn from terms. */
import {
  adam,
  adversarial,
  ascent,
  basicUpdate,
  bits,
  booleanError,
  contract,
  convolution,
  copy,
  dense,
  descent,
  dotProduct,
  dreaming,
  identity,
  flatten,
  gruCell,
  identityRate,
  input,
  learningStep,
  lookupTable,
  lstmOptimiser,
  maxPooling,
  metaLearning,
  momentum,
  morphism,
  multiply,
  noise,
  openAdam,
  parametric,
  parametrised,
  quadratic,
  real,
  relu,
  reverse,
  scale,
  softmaxCrossEntropy,
  sum,
  supervised,
  tanh,
  unroll,
  unsupervised,
} from 'lensor'
import type { Para, Real } from 'lensor'
import type { Drawable, LayoutOptions } from 'lensor/draw'

/** A figure: what it shows, of which term, and how that is laid out. */
export interface Figure {
  readonly name: string
  readonly shows: string
  readonly term: Drawable
  readonly options?: LayoutOptions
}

/** The learner of the README. */
function readmeLearner(): Drawable {
  const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
  const learner = model
    .batch(16)
    .lens()
    .reparam(adam({ rate: 1e-2 }))
    .pipe(softmaxCrossEntropy)
    .pipe(descent(1))
  return learner
}

/** The learner of bits of the README. */
function readmeCircuit(): Drawable {
  const circuit = bits(3).pipe(lookupTable(1))
  const learner = supervised({
    model: circuit,
    batch: 1,
    loss: booleanError,
    optimiser: basicUpdate,
    rate: identityRate,
  })
  return learner
}

/** A map P ⊗ A → B of which no more is seen than its name. */
const linearly = <B extends number, A extends number>(
  name: string,
  outputs: B,
  inputs: A,
): Para<[Real<[B, A]>], [Real<[A]>], [Real<[B]>]> =>
  parametric([real(outputs, inputs)], [real(inputs)], (weight, x) => [contract(weight, x, 'ij,j->i') as never], {
    name,
  }) as never

const [f, g] = [linearly('f', 3, 4), linearly('g', 2, 3)]
const model = linearly('model', 3, 4)

/** The loss after a learning step on other samples, with an optimiser above where it begins. */
function startLearner(): Drawable {
  const learner = supervised({ model, batch: 10, loss: quadratic, optimiser: basicUpdate, rate: descent(0.01) })
  const loss = model.batch(10).pipe(quadratic.map)
  const mean = morphism([real(25)], (losses) => [scale(sum(losses, 0), 1 / 25)], { name: 'mean' })
  return parametrised(loss.reparam(learningStep(learner).par(input(10, 3))), model)
    .batch(25)
    .pipe(mean)
    .lens()
    .reparam(adam())
    .pipe(descent(1))
}

const generator = parametric([real(2, 3)], [noise(3)], (weight, z) => [contract(weight, z, 'ij,j->i')], {
  name: 'generator',
})

export const figures: readonly Figure[] = [
  {
    name: 'learner',
    shows: 'A learner: the optimiser above, the loss and the learning rate to the right',
    term: readmeLearner(),
  },
  { name: 'circuit', shows: 'A learner of bits', term: readmeCircuit() },
  {
    name: 'model',
    shows: 'A model: a parametric map (Definition 2.1)',
    term: input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3)),
  },
  {
    name: 'lens',
    shows: 'A lens (f, R[f]): a map and its reverse derivative (Definition 2.4, Proposition 2.7)',
    term: morphism([real(4)], (x) => [multiply(x, x)], { name: 'square' }).lens(),
  },
  { name: 'parametric-lens', shows: 'A parametric lens (Definition 2.5)', term: f.lens() },
  { name: 'composition', shows: 'Parametric lenses one after another', term: f.lens().pipe(g.lens()) },
  {
    name: 'beside',
    shows: 'Parametric lenses beside each other',
    term: f.lens().par(g.lens()),
  },
  {
    name: 'put',
    shows: 'The backward half of a composite, as a map',
    term: f.pipe(g).lens().put,
  },
  {
    name: 'reverse',
    shows: 'A reverse derivative (Definition 2.6)',
    term: reverse(morphism([real(4)], (x) => [multiply(x, x)], { name: 'square' })),
  },
  {
    name: 'reparametrisation',
    shows: 'A model with an optimiser above its parameters (Definitions 2.3 and 3.14)',
    term: model.lens().reparam(momentum()),
  },
  {
    name: 'stateless-reparametrisation',
    shows: 'A model with an optimiser without a state above its parameters (Definition 3.11)',
    term: model.lens().reparam(basicUpdate),
  },
  { name: 'loss', shows: 'A loss: its parameter is the label (Definition 3.3)', term: input(3).lens().pipe(quadratic) },
  {
    name: 'rate',
    shows: 'A learning rate: a cap that closes the loss (Definition 3.8)',
    term: identity([real()]).lens().pipe(descent(0.01)),
  },
  {
    name: 'supervised',
    shows: 'Supervised learning of parameters (§4.1)',
    term: supervised({ model, batch: 16, loss: quadratic, optimiser: momentum(), rate: descent(0.01) }),
  },
  {
    name: 'unsupervised',
    shows: 'Unsupervised learning: an autoencoder, whose label is a copy of its input',
    term: unsupervised({
      model: linearly('encoder', 2, 4).pipe(linearly('decoder', 4, 2)),
      batch: 16,
      loss: quadratic,
      optimiser: momentum(),
      rate: descent(0.01),
    }),
  },
  {
    name: 'dreaming',
    shows: 'Deep dreaming: supervised learning of the input (§4.2)',
    term: dreaming({ model, loss: dotProduct, optimiser: basicUpdate, rate: ascent(0.1) }),
  },
  {
    name: 'gan',
    shows: 'A generative adversarial network: two copies of the discriminator with the same parameters (§4.1)',
    term: adversarial({
      generator,
      discriminator: linearly('discriminator', 1, 2),
      batch: 16,
      optimisers: { generator: basicUpdate, discriminator: basicUpdate },
      rate: descent(0.01),
    }),
  },
  {
    name: 'weight-tying',
    shows: 'Weights tied along a copy (Definition 2.3)',
    term: linearly('f', 4, 4)
      .pipe(linearly('f', 4, 4))
      .reparam(copy([real(4, 4)])),
  },
  {
    name: 'weight-tying-lens',
    shows: 'Weights tied along a copy, whose reverse derivative adds the changes',
    term: linearly('f', 4, 4)
      .pipe(linearly('f', 4, 4))
      .lens()
      .reparam(copy([real(4, 4)]).lens()),
  },
  {
    name: 'learnable-optimiser',
    shows: 'A learner whose optimiser has parameters of its own: the meta-parameters, before what it carries',
    term: supervised({ model, batch: 16, loss: quadratic, optimiser: lstmOptimiser(), rate: descent(1) }),
  },
  {
    name: 'meta-learner',
    shows: 'A meta-learner: an optimiser above the meta-parameters of twenty learning steps on eight tasks',
    term: metaLearning({
      learner: supervised({ model, batch: 16, loss: quadratic, optimiser: openAdam(), rate: descent(1) }),
      steps: 20,
      tasks: 8,
      optimiser: adam(),
      rate: descent(1),
    }),
  },
  {
    name: 'start-learner',
    shows: 'A learner of where learning begins: the loss of other samples after a step, for 25 tasks',
    term: startLearner(),
  },
  {
    name: 'recurrence',
    shows: 'A recurrent cell along a sequence of three: its weights are tied',
    term: unroll(3, identity([real(8), real(5)]).pipe(gruCell(8))),
  },
  {
    name: 'convolution',
    shows: 'A convolutional network that learns',
    term: supervised({
      model: input(1, 28, 28)
        .pipe(convolution(8, [3, 3]))
        .pipe(relu)
        .pipe(maxPooling([2, 2]))
        .pipe(flatten)
        .pipe(dense(10)),
      batch: 32,
      loss: softmaxCrossEntropy,
      optimiser: adam(),
      rate: descent(1),
    }),
  },
  {
    name: 'primitives',
    shows: 'The graph of a model: its primitives',
    term: input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3)),
    options: { detail: 'primitives' },
  },
]
