import { Loss } from '../components/losses/loss.ts'
import { checkRecord } from '../components/options.ts'
import { inline } from '../graph/graph.ts'
import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Batch, Same, Wires } from '../objects/wire.ts'
import { batched, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { printed, say } from '../objects/words.ts'
import type { At, Family, Maps } from '../terms/family.ts'
import { generator } from '../terms/morphism.ts'
import { Layer } from '../terms/layer.ts'
import type { ParaLens } from '../terms/parametric.ts'
import { Para, termOf } from '../terms/parametric.ts'
import type {
  Accepted,
  CarrierFamily,
  CodAt,
  LensFamily,
  ParamsAt,
  carrierSentence,
  lensSentence,
} from '../terms/piece.ts'
import { mapInstances } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import { graphOf } from '../terms/reading.ts'
import { copy, projection } from '../terms/structure.ts'
import { tensor } from '../terms/term.ts'
import type { Without } from './learner.ts'
import { isNamed } from './learner.ts'

export const lossSentence = '✗ unsupervised takes a loss of a label and a prediction, but {value} came'
export const autoencoderSentence = '✗ an autoencoder gives back what it takes, {expected}, but it gives {object}'

/** A map that gives back what it takes beside noise, else the sentence of the refusal. */
type Autoencoder<P extends Wires, A extends Wires, B extends Wires> =
  Same<Without<'Noise', A>, B> extends true
    ? Para<P, A, B>
    : Say<typeof autoencoderSentence, { expected: Notation<Without<'Noise', A>>; object: Notation<B> }>

type LossAt<F extends Family, Object> = At<F, Object> extends Maps<unknown, infer Cod extends Wires> ? Cod : []

/** The four parts of unsupervised learning, and how many samples a step sees. */
export interface Unsupervised<
  P extends Wires,
  A extends Wires,
  B extends Wires,
  Size extends number,
  LossFamily extends Family,
  Optimiser,
  Rate,
> {
  /** The autoencoder, P ⊗ A → A; noise may flow in beside A. */
  readonly model: Autoencoder<P, A, B>
  readonly batch: Size
  readonly loss: At<LossFamily, Batch<Size, B>> extends infer Result
    ? Result extends string
      ? Result
      : Loss<LossFamily>
    : never
  readonly optimiser: Accepted<Optimiser, CarrierFamily<Optimiser>, P, typeof carrierSentence>
  readonly rate: Accepted<Rate, LensFamily<Rate>, LossAt<LossFamily, Batch<Size, B>>, typeof lensSentence>
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
  P extends Wires,
  A extends Wires,
  B extends Wires,
  Size extends number,
  LossFamily extends Family,
  Optimiser,
  Rate,
>(
  parts: Unsupervised<P, A, B, Size, LossFamily, Optimiser, Rate>,
): ParaLens<
  Joined<CodAt<CarrierFamily<Optimiser>, P>, ParamsAt<LensFamily<Rate>, LossAt<LossFamily, Batch<Size, B>>>>,
  Batch<Size, A>,
  CodAt<LensFamily<Rate>, LossAt<LossFamily, Batch<Size, B>>>
> {
  const { batch, optimiser, rate } = checkRecord('unsupervised', 'parts', parts)
  const { dom, cod } = termOf(parts.model)
  const isDatum = (part: Wires[number]): boolean => !isNamed(part, 'Noise')
  const data = dom.filter(isDatum)
  if (!same(data, cod))
    throw new ObjectError(say(autoencoderSentence, { expected: notation(data), object: notation(cod) }))
  if (!(parts.loss instanceof Loss)) throw new LensorError(say(lossSentence, { value: printed(parts.loss) }))
  const inputs = batched(batch, dom)
  const model = (parts.model as unknown as Para<Wires, Wires, Wires>).batch<number>(batch)
  return copy(inputs)
    .pipe(new Para(tensor(projection(inputs, isDatum), model.term)) as never)
    .pipe(betweenInputs(parts.loss as Loss<LossFamily>) as never)
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
