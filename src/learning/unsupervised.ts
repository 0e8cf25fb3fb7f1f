import { Loss } from '../components/losses/loss.ts'
import { checkParts } from '../objects/records.ts'
import { inline } from '../graph/graph.ts'
import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import type { Size } from '../objects/named-size.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Batch, Same, Wires } from '../objects/wire.ts'
import { batched, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { At, Family, Maps } from '../terms/family.ts'
import { generator } from '../terms/morphism.ts'
import { Layer } from '../terms/layer.ts'
import type { CodOf, DomOf, MapPart, ParaLens, ParamsOf } from '../terms/parametric.ts'
import { Para, mapPart } from '../terms/parametric.ts'
import type { Bare, CarrierFamily, CodAt, LensFamily, ParamsAbove, ParamsAt } from '../terms/piece.ts'
import { checkNoHole, mapInstances } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { copy, projection } from '../terms/structure.ts'
import { tensor } from '../terms/term.ts'
import type { Unfilled } from '../terms/unfinished.ts'
import { checkFilled } from '../terms/unfinished.ts'
import type { Without } from './learner.ts'
import { isNamed } from './learner.ts'
import type { CarrierPart, LensPart } from './parts.ts'

export const lossSentence = '✗ unsupervised takes a loss of a label and a prediction, such as quadratic'
export const autoencoderSentence = '✗ an autoencoder gives back what it takes, {expected}, but it gives {object}'

/** A map that gives back what it takes beside noise, else the sentence of the refusal. */
type Autoencoder<Model> =
  Model extends Para<infer _Params, infer A, infer B>
    ? Same<Without<'Noise', A>, B> extends true
      ? Model
      : Unfilled<
          B,
          Notation<Without<'Noise', A>>,
          Say<typeof autoencoderSentence, { expected: Notation<Without<'Noise', A>>; object: Notation<B> }>
        >
    : MapPart<Model>

/** What an autoencoder gives back; `never` of what is none, so that one refusal is said and not two. */
type Rebuilt<Model> = Autoencoder<Model> extends string ? never : CodOf<Model>

/** A loss of a label and a prediction, which accepts an object; where none flows in, any loss. */
type LossPart<Given, Object> =
  Given extends Loss<infer F>
    ? [Object] extends [never]
      ? Given
      : At<F, Object> extends infer Result
        ? Result extends string
          ? Result
          : Given
        : never
    : Bare<Given, 'a lens', typeof lossSentence>

type LossAt<Given, Object> =
  Given extends Loss<infer F> ? (At<F, Object> extends Maps<unknown, infer Cod extends Wires> ? Cod : never) : never

/** The parts of {@link unsupervised}, by name. */
const unsupervisedParts = 'model, batch, loss, optimiser, rate'

/** The four parts of unsupervised learning, and how many samples a step sees. */
export interface Unsupervised<Model, Samples extends Size, GivenLoss, Optimiser, Rate> {
  /** The autoencoder, P ⊗ A → A; noise may flow in beside A. */
  readonly model: Autoencoder<Model>
  readonly batch: Samples
  readonly loss: LossPart<GivenLoss, Batch<Samples, Rebuilt<Model>>>
  readonly optimiser: CarrierPart<Optimiser, ParamsOf<Model>>
  readonly rate: LensPart<Rate, LossAt<GivenLoss, Batch<Samples, CodOf<Model>>>>
}

/**
 * Unsupervised learning: an autoencoder, whose label is its input.
 *
 * It is the composite `copy(Aⁿ).pipe(identity(Aⁿ).par(model.batch(n))).pipe(loss)`, as a lens, with an optimiser above and
 * a learning rate to its right: a parametric lens (S ⊗ P) ⊗ Aⁿ → 1 without a label. Noise that flows in beside A, as for
 * dropout, is not compared. Throws `ObjectError` where the model gives something else than it takes, or a part does not
 * accept what flows in, `LensorError` where a part is missing.
 *
 * Source: Definition 3.3, a loss, whose parameter is here joined to the input along the copy of §2.4.
 *
 * @example
 * ```ts
 * import { basicUpdate, descent, input, linear, notation, quadratic, unsupervised } from 'lensor'
 *
 * const model = input(4).pipe(linear(2)).pipe(linear(4))
 * const learner = unsupervised({ model, batch: 8, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
 * notation(learner.params) // => 'ℝ[2×4] ⊗ ℝ[4×2]'
 * notation(learner.dom) // => 'ℝ[8×4]'
 * ```
 */
export function unsupervised<
  Model = Absent,
  Samples extends Size = Absent,
  GivenLoss = Absent,
  Optimiser = Absent,
  Rate = Absent,
>(
  parts: Complete<
    'unsupervised',
    typeof unsupervisedParts,
    [Model, Samples, GivenLoss, Optimiser, Rate],
    Unsupervised<Model, Samples, GivenLoss, Optimiser, Rate>
  >,
): ParaLens<
  Joined<
    ParamsAbove<CarrierFamily<Optimiser>, ParamsOf<Model>>,
    ParamsAt<LensFamily<Rate>, LossAt<GivenLoss, Batch<Samples, CodOf<Model>>>>
  >,
  Batch<Samples, DomOf<Model>>,
  CodAt<LensFamily<Rate>, LossAt<GivenLoss, Batch<Samples, CodOf<Model>>>>
> {
  const given = checkParts<Unsupervised<unknown, Samples, GivenLoss, Optimiser, Rate>>(
    'unsupervised',
    unsupervisedParts,
    parts,
  )
  const { batch, optimiser, rate } = given
  const { dom, cod } = mapPart(given.model)
  const isDatum = (part: Wires[number]): boolean => !isNamed(part, 'Noise')
  const data = dom.filter(isDatum)
  if (!same(data, cod)) {
    const expected = notation(data)
    checkFilled(cod, expected)
    throw new ObjectError(say(autoencoderSentence, { expected, object: notation(cod) }))
  }
  const loss: unknown = given.loss
  checkNoHole(loss, 'a lens')
  if (!(loss instanceof Loss)) throw new LensorError(lossSentence)
  const inputs = batched(batch, dom)
  const model = (given.model as unknown as Para<Wires, Wires, Wires>).batch<Size>(batch)
  return copy(inputs)
    .pipe(new Para(tensor(projection(inputs, isDatum), model.term)) as never)
    .pipe(betweenInputs(loss as Loss<Family>) as never)
    .lens()
    .reparam(optimiser as never)
    .pipe(rate as never) as never
}

/** A loss as a layer without parameters: its label flows in beside the prediction. */
function betweenInputs<F extends Family>({ name, map }: Loss<F>): Layer<Family> {
  const loss = mapInstances(map)
  return new Layer(
    name,
    (object) => {
      const of = loss.at(object.slice(object.length / 2))
      return generator([], object, (...points) => inline(graphOf(of), points), { name }, of.cod)
    },
    null,
  )
}
