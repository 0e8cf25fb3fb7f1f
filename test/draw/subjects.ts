/** What is shown in tests: the README's terms, the settings of learning, and others of each kind. */
import type { ParaLens, Port } from 'lensor'
import {
  adam,
  adversarial,
  ascent,
  basicUpdate,
  bits,
  booleanError,
  clip,
  copy,
  dense,
  descent,
  dotProduct,
  dreaming,
  flatten,
  identityRate,
  input,
  iterate,
  learningStep,
  linear,
  lookupTable,
  morphism,
  noise,
  parametric,
  parametrised,
  quadratic,
  real,
  recurrentCell,
  relu,
  scale,
  sgd,
  softmaxCrossEntropy,
  supervised,
  tanh,
  unroll,
  unsupervised,
  weightClipping,
  add,
  multiply,
  identity,
} from 'lensor'
import type { AnyLens, AnyMap } from '../laws/maps.ts'
import { untyped } from '../laws/maps.ts'

/** A lens without what its type knows of its objects. */
const anyLens = <P extends Port, A extends Port, B extends Port>(lens: ParaLens<P, A, B>): AnyLens =>
  lens as unknown as AnyLens

const network = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))

export const model: AnyMap = untyped(network)

/** The learner of the README. */
export const learner: AnyLens = anyLens(
  network
    .batch(16)
    .lens()
    .reparam(adam({ rate: 1e-2 }))
    .pipe(softmaxCrossEntropy)
    .pipe(descent(1)),
)

export const circuitLearner: AnyLens = anyLens(
  supervised({
    model: bits(3).pipe(lookupTable(1)),
    batch: 1,
    loss: booleanError,
    optimiser: basicUpdate,
    rate: identityRate,
  }),
)

export const dream: AnyLens = anyLens(
  dreaming({ model: network, loss: dotProduct, optimiser: adam(), rate: ascent(0.1) }),
)

export const gan: AnyLens = anyLens(
  adversarial({
    generator: morphism([noise(4)], (z) => [scale(z, 2)], { name: 'twice' })
      .pipe(dense(8))
      .pipe(relu)
      .pipe(dense(2)),
    discriminator: input(2).pipe(dense(8)).pipe(relu).pipe(dense(1)),
    batch: 8,
    optimisers: { generator: adam(), discriminator: clip(1).pipe(sgd()).pipe(weightClipping(0.5)) },
    rate: descent(1),
  }),
)

export const autoencoder: AnyLens = anyLens(
  unsupervised({
    model: input(4).pipe(dense(2)).pipe(tanh).pipe(dense(4)),
    batch: 8,
    loss: quadratic,
    optimiser: sgd({ rate: 0.1 }),
    rate: descent(1),
  }),
)

/** A matrix used twice. */
export const tied: AnyMap = untyped(
  input(4)
    .pipe(linear(4))
    .pipe(tanh)
    .pipe(linear(4))
    .reparam(copy([real(4, 4)])),
)

const horner = parametric([real()], [real(), real()], (p, s, x) => [add(multiply(p, s), x)], { name: 'p · s + x' })

export const iterated: AnyMap = untyped(iterate(3, horner))

export const unrolled: AnyMap = untyped(unroll(2, identity([real(2), real(3)]).pipe(recurrentCell(2))))

/** An image, flattened on its way. */
export const image: AnyMap = untyped(input(28, 28).pipe(flatten).pipe(dense(10)))

/** The loss of two samples after a learning step on two others, as a map of where learning begins. */
export const adapted: AnyMap = adaptedOf()

function adaptedOf(): AnyMap {
  const begun = input(1).pipe(dense(3))
  const stepped = supervised({ model: begun, batch: 2, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
  const loss = begun.batch(2).pipe(quadratic.map)
  return untyped(parametrised(loss.reparam(learningStep(stepped).par(input(2, 3))), begun))
}
