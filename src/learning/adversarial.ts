import { dotProduct } from '../components/losses/dot-product.ts'
import { checkParts } from '../objects/records.ts'
import { ascending } from '../components/optimisers/ascending.ts'
import { add, broadcast, constant, pad } from '../graph/operators.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import type { Size } from '../objects/named-size.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import { real } from '../objects/real.ts'
import type { Batch, Same, Wire, Wires } from '../objects/wire.ts'
import { onlyWire, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Family } from '../terms/family.ts'
import { LensLayer } from '../terms/layer.ts'
import { morphism } from '../terms/morphism.ts'
import type { Optimiser } from '../terms/layer.ts'
import type { CodOf, DomOf, MapPart, ParamsOf } from '../terms/parametric.ts'
import { Para, ParaLens, carrierAt, mapPart } from '../terms/parametric.ts'
import type { CarrierFamily, CodAt, LensFamily, ParamsAbove, ParamsAt } from '../terms/piece.ts'
import { lensInstances } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import { copy, identity } from '../terms/structure.ts'
import { compose, reparametrise, tensor } from '../terms/term.ts'
import type { Unfilled } from '../terms/unfinished.ts'
import { checkFilled } from '../terms/unfinished.ts'
import type { CarrierPart, LensPart } from './parts.ts'

export const generatedSentence = '✗ the discriminator takes {expected}, but the generator gives {object}'
const score = 'ℝ[1]'
export const scoreSentence = '✗ the discriminator gives one score ℝ[1], but it gives {object}'

/** A discriminator of what the generator gives, else the sentence that says why it is none. */
type DiscriminatorOf<Generator, Given> =
  Given extends Para<infer _Params, infer Dom, infer Score>
    ? [Generator] extends [Para<infer _P, infer _Z, infer X>]
      ? Same<X, Dom> extends true
        ? Same<Score, [Real<[1]>]> extends true
          ? Given
          : Unfilled<Score, typeof score, Say<typeof scoreSentence, { object: Notation<Score> }>>
        : Unfilled<X, Notation<Dom>, Say<typeof generatedSentence, { expected: Notation<Dom>; object: Notation<X> }>>
      : Given
    : MapPart<Given>

/** The parts of {@link adversarial}, by name. */
const adversarialParts = 'generator, discriminator, batch, optimisers.generator, optimisers.discriminator, rate'

/** The two players of an adversarial game, and how they learn. */
export interface Adversarial<
  Generator,
  Discriminator,
  Samples extends Size,
  GeneratorOptimiser,
  DiscriminatorOptimiser,
  Rate,
> {
  /** From what is drawn, such as noise, to what looks like a sample: P ⊗ Z → X. */
  readonly generator: MapPart<Generator>
  /** From a sample to its score: Q ⊗ X → ℝ[1]. */
  readonly discriminator: DiscriminatorOf<Generator, Discriminator>
  readonly batch: Samples
  readonly optimisers: {
    readonly generator: CarrierPart<GeneratorOptimiser, ParamsOf<Generator>>
    readonly discriminator: CarrierPart<DiscriminatorOptimiser, ParamsOf<Discriminator>>
  }
  readonly rate: LensPart<Rate, [Real<[]>]>
}

/**
 * A generative adversarial network: a generator P ⊗ Z → X and a discriminator Q ⊗ X → ℝ[1] that learn against each other.
 *
 * The model is the generator and two copies of the discriminator, one of what is generated and one of what is given, with
 * their parameters tied along the copy of Q: (P ⊗ Q) ⊗ (Z ⊗ X) → ℝ[2]. The loss is its dot product with (1, −1),
 * d(g(z)) − d(x), averaged over the batch. With descent for rate the discriminator descends and the generator, above whose
 * parameters changes are turned, ascends; both updates come out of one `put` of the parametric lens
 * (S ⊗ P) ⊗ (T ⊗ Q) ⊗ (Zⁿ ⊗ Xⁿ) → 1.
 *
 * Throws `ObjectError` where the generator gives something else than the discriminator takes, the discriminator gives no
 * single score, or a part does not accept what flows in, `LensorError` where a part is missing.
 *
 * Source: §4.1, generative adversarial networks; Example 3.7, the dot product; Arjovsky, Chintala and Bottou, Wasserstein
 * GAN (2017), whose critic it is where its parameters are kept small.
 *
 * @example
 * ```ts
 * import { adversarial, basicUpdate, bias, descent, input, linear, morphism, noise, notation } from 'lensor'
 *
 * const game = adversarial({
 *   generator: morphism([noise(1)], (z) => [z]).pipe(linear(2)).pipe(bias),
 *   discriminator: input(2).pipe(linear(1)),
 *   batch: 4,
 *   optimisers: { generator: basicUpdate, discriminator: basicUpdate },
 *   rate: descent(0.1),
 * })
 * notation(game.params) // => 'ℝ[2×1] ⊗ ℝ[2] ⊗ ℝ[1×2]'
 * notation(game.dom) // => 'ℝ[4×1] ⊗ ℝ[4×2]'
 * ```
 */
export function adversarial<
  Generator = Absent,
  Discriminator = Absent,
  Samples extends Size = Absent,
  GeneratorOptimiser = Absent,
  DiscriminatorOptimiser = Absent,
  Rate = Absent,
>(
  parts: Complete<
    'adversarial',
    typeof adversarialParts,
    [Generator, Discriminator, Samples, GeneratorOptimiser, DiscriminatorOptimiser, Rate],
    Adversarial<Generator, Discriminator, Samples, GeneratorOptimiser, DiscriminatorOptimiser, Rate>
  >,
): ParaLens<
  Joined<
    Joined<
      ParamsAbove<CarrierFamily<GeneratorOptimiser>, ParamsOf<Generator>>,
      ParamsAbove<CarrierFamily<DiscriminatorOptimiser>, ParamsOf<Discriminator>>
    >,
    ParamsAt<LensFamily<Rate>, [Real<[]>]>
  >,
  [...Batch<Samples, DomOf<Generator>>, ...Batch<Samples, CodOf<Generator>>],
  CodAt<LensFamily<Rate>, [Real<[]>]>
> {
  const given = checkParts<Adversarial<unknown, unknown, Samples, GeneratorOptimiser, DiscriminatorOptimiser, Rate>>(
    'adversarial',
    adversarialParts,
    parts,
  )
  const { batch, optimisers, rate } = given
  const [generator, discriminator] = [mapPart(given.generator), mapPart(given.discriminator)]
  const [generated, expected] = [generator.cod, notation(discriminator.dom)]
  if (!same(generated, discriminator.dom)) {
    checkFilled(generated, expected)
    throw new ObjectError(say(generatedSentence, { expected, object: notation(generated) }))
  }
  if (!same(discriminator.cod, [real(1)])) {
    checkFilled(discriminator.cod, score)
    throw new ObjectError(say(scoreSentence, { object: notation(discriminator.cod) }))
  }
  const players = tensor(generator, identity(discriminator.dom).term)
  const judged = compose(compose(players, tensor(discriminator, discriminator)), scores.term)
  const tied = identity(generator.params).par(copy(discriminator.params)).term
  const model = new Para<Wires, Wires, Wires>(reparametrise(judged, tied, tensor(generator, discriminator)))
  const climbing = ascending.pipe(optimisers.generator as Optimiser<Family>)
  return model
    .batch(batch)
    .lens()
    .reparam(
      carrierAt(climbing, generator.params).par(carrierAt(optimisers.discriminator, discriminator.params)) as never,
    )
    .pipe(difference as never)
    .pipe(rate as never) as never
}

/** ℝ[1] ⊗ ℝ[1] → ℝ[2]. */
const scores = morphism([real(1), real(1)], (generated, given) => [add(pad(generated, 0, 0, 1), pad(given, 0, 1, 0))], {
  name: 'scores',
})

/** The dot product with (1, −1), of each sample: ℝ[n×2] → ℝ. */
const difference: LensLayer<Family> = new LensLayer(
  'dotProduct(1, -1)',
  (object) => {
    const [samples] = (onlyWire(object) as Wire).shape as [number]
    const label = morphism([], () => [broadcast(constant(real(2), [1, -1]), 0, samples)])
    return new ParaLens<Wires, Wires, Wires>(lensInstances(dotProduct).at(object)).reparam(label.lens() as never).term
  },
  null,
)
