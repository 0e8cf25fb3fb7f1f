import { checkParts } from '../objects/records.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import type { Size } from '../objects/named-size.ts'
import type { Batch, Wires } from '../objects/wire.ts'
import type { CarrierFamily, CodAt, LensFamily, ParamsAbove, ParamsAt } from '../terms/piece.ts'
import type { Joined } from '../terms/port.ts'
import type { CodOf, DomOf, MapPart, Para, ParaLens, ParamsOf } from '../terms/parametric.ts'
import { mapPart } from '../terms/parametric.ts'
import type { CarrierPart, LensPart, PartCod } from './parts.ts'

/** The parts of {@link supervised}, by name. */
const supervisedParts = 'model, batch, loss, optimiser, rate'

/** The four parts of supervised learning, and how many samples a step sees. */
export interface Supervised<Model, Samples extends Size, Loss, Optimiser, Rate> {
  readonly model: MapPart<Model>
  readonly batch: Samples
  readonly loss: LensPart<Loss, Batch<Samples, CodOf<Model>>>
  readonly optimiser: CarrierPart<Optimiser, ParamsOf<Model>>
  readonly rate: LensPart<Rate, PartCod<Loss, Batch<Samples, CodOf<Model>>>>
}

/**
 * Supervised learning of parameters: the model on a batch, an optimiser above it, a loss and a learning rate to its right.
 *
 * It is the composite `model.batch(n).lens().reparam(optimiser).pipe(loss).pipe(rate)`, a parametric lens (S ⊗ P) ⊗ label
 * ⊗ Aⁿ → 1 whose `put` is a learning step. Throws `ObjectError` where a part does not accept what flows in, `LensorError`
 * where a part is missing.
 *
 * Source: §4.1, supervised learning of parameters.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, descent, input, linear, quadratic, supervised } from 'lensor'
 *
 * const learner = supervised({ model: input(1).pipe(linear(1)), batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
 * const step = compile(learner.put)
 * const [[weight]] = step([Float64Array.of(0)], [Float64Array.of(1)], Float64Array.of(1))
 * weight // => Float64Array.of(0.1)
 * ```
 */
export function supervised<
  Model = Absent,
  Samples extends Size = Absent,
  Loss = Absent,
  Optimiser = Absent,
  Rate = Absent,
>(
  parts: Complete<
    'supervised',
    typeof supervisedParts,
    [Model, Samples, Loss, Optimiser, Rate],
    Supervised<Model, Samples, Loss, Optimiser, Rate>
  >,
): ParaLens<
  Joined<
    Joined<
      ParamsAbove<CarrierFamily<Optimiser>, ParamsOf<Model>>,
      ParamsAt<LensFamily<Loss>, Batch<Samples, CodOf<Model>>>
    >,
    ParamsAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, Batch<Samples, CodOf<Model>>>>
  >,
  Batch<Samples, DomOf<Model>>,
  CodAt<LensFamily<Rate>, CodAt<LensFamily<Loss>, Batch<Samples, CodOf<Model>>>>
> {
  const given = checkParts<Supervised<unknown, Samples, Loss, Optimiser, Rate>>('supervised', supervisedParts, parts)
  const { batch, loss, optimiser, rate } = given
  mapPart(given.model)
  const learnt = (given.model as unknown as Para<Wires, Wires, Wires>)
    .batch(batch)
    .lens()
    .reparam(optimiser as never)
  return learnt.pipe(loss as never).pipe(rate as never) as never
}
